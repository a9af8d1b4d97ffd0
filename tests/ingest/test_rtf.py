"""RTF: characters in every way in which it writes them, and what is no text."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.ingest.rtf import _CHUNK, read_rtf
from tests.ingest.documents import HEADER, rtf
from tests.ingest.samples import BODY, article, write


def text_of(content: str | bytes) -> str:
    raw = content.encode("latin-1") if isinstance(content, str) else content
    return "\n".join(paragraph.text for paragraph in read_rtf(io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (r"\'93Who pays?\'94 \'96 \'80 5", "“Who pays?” – € 5"),
        (r"\uc1\u8220?Caf\u233\'e9\u8221?", "“Café”"),
        (r"\uc0\u8220 A\u8221 B", "“A”B"),
        (r"{\uc2\u8220\'aa\'bbA}b", "“Ab"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\u55357?x", "\ufffdx"),
        (r"\f1 Wa\'b3\'easa\f0  is not Wa\'b3", "Wałęsa is not Wa³"),
        (r"{\field{\*\fldinst HYPERLINK \"http://x.example\"}{\fldrslt the bill}}!", "the bill!"),
        (r"{\header\pard Page 1 of 3\par}{\footerr foot\par}Text", "Text"),
        (r"a\~b\_c\-d \\ \{ \}", "a b\u2011cd \\ { }"),
        (r"{\pict\pngblip 89504e47}A{\pict\bin5 }}{{{}B", "AB"),
        (r"{\*\unheard of}A{\info{\title T}}", "A"),
        (r"A\line B\par C", "A\nB\nC"),
        (r"HD\cell Who pays?\cell\row X", "HD\tWho pays?\nX"),
        (r"A{\deleted gone}{\v hidden}B\v gone\v0 C", "ABC"),
        (r"a\emdash b\rquote s \ldblquote c\rdblquote", "a—b’s “c”"),
        ("wor\nld and\r\nso on", "world andso on"),
        (r"unclosed {\b group", "unclosed group"),
        ("too }} many", "too  many".replace("  ", " ")),
        ("ends in a backslash\\", "ends in a backslash"),
    ],
)
def test_markup(markup: str, expected: str) -> None:
    assert text_of(HEADER + markup) == expected


def test_other_code_pages() -> None:
    assert text_of(r"{\rtf1\ansi\ansicpg1251 \'cf\'ea 5}") == "Пк 5"
    assert text_of(r"{\rtf1\mac \'d2x\'d3}") == "“x”"
    assert text_of(r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f2\fcharset128 M;}}\f2\'93\'fa\'83A\f0 x}") == "日アx"
    assert text_of(r"{\rtf1\ansi\ansicpg99999 \'80}") == "€"


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1), min_size=1))
def test_every_character_comes_back(lines: list[str]) -> None:
    assert text_of(rtf(lines)).rstrip("\n").split("\n") == lines


def test_pieces_of_any_size_give_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (HEADER + r"\{a\} \\ \u8220?Caf\'e9\u8221? {\pict\bin7 {}\\{{x}\par B\u-10179?\u-8704?\par").encode()
    whole = text_of(content)
    for size in (1, 2, 3, 5, 7, 11):
        monkeypatch.setattr("burthen.ingest.rtf._CHUNK", size)
        assert text_of(content) == whole
    assert _CHUNK > 1_000


def test_wreckage_never_raises() -> None:
    generator = random.Random(3)
    for _ in range(50):
        content = HEADER.encode() + bytes(generator.choices(b"\\{}'*u1234567890 abcpar\n\x00\xff", k=300))
        assert isinstance(text_of(content), str)
    assert text_of(HEADER + "{" * 50_000 + "deep" + "}" * 50_000) == "deep"


def test_one_article(tmp_path) -> None:
    found = article(write(tmp_path, "a.doc", rtf(["Who pays?", "", *BODY.splitlines()])))
    assert (found.source.format, found.headline) == ("rtf", "Who pays?")
    assert found.text.splitlines() == ["Who pays?", "", *BODY.splitlines()]
