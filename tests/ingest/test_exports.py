"""Exports of Nexis, Factiva and ProQuest, in every form in which they are handed on."""

import gzip
import io
import logging
from pathlib import Path

import pytest

from burthen.article import Article
from burthen.errors import InputError
from burthen.ingest import Failure
from burthen.ingest.export_text import read_export_date, without_pages
from burthen.ingest.exports import dialect_of
from burthen.labels import ArticleKind
from burthen.settings import IngestSettings
from tests.ingest import documents
from tests.ingest.samples import BODY, SETTINGS, read, rows, write
from tests.ingest.samples_exports import (
    BASES,
    CAFE,
    QUAY,
    RULE,
    factiva_full,
    factiva_indexed,
    nexis_classic,
    nexis_uni,
    proquest,
)

EXPORTS = {
    "nexis": (nexis_classic, nexis_uni),
    "factiva": (factiva_full, factiva_indexed),
    "proquest": (proquest,),
}
WAYS = [(name, make) for name, makes in EXPORTS.items() for make in makes]
WRITERS = {
    "txt": "\n".join,
    "rtf": documents.rtf,
    "html": documents.html,
    "docx": documents.docx,
}


def articles(items: list[Article | Failure]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def export(folder: Path, lines: list[str], suffix: str = "txt") -> Path:
    if suffix == "docx":
        pytest.importorskip("docx", reason="the extra [documents] is not installed")
    return write(folder, f"export.{suffix}", WRITERS[suffix](lines))


def fields(article: Article, *names: str) -> tuple[str | None, ...]:
    return tuple(getattr(article, name) for name in names)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("name", "make"), WAYS)
def test_all_forms_give_the_same_articles(tmp_path: Path, name: str, make, suffix: str) -> None:
    lines = make(wrapped=False) if make is nexis_classic else make()
    plain, found = (read(export(tmp_path, lines, kind)) for kind in ("txt", suffix))
    assert len(found) == len(plain) > 0
    for one, other in zip(articles(found), articles(plain), strict=True):
        assert one.source.format == name
        assert one.text.split() == other.text.split()
        assert fields(one, "headline", "outlet", "byline", "published", "section", "language") == fields(
            other, "headline", "outlet", "byline", "published", "section", "language"
        )


def test_nexis_classic(tmp_path: Path) -> None:
    first, second, third = articles(read(export(tmp_path, nexis_classic())))
    assert fields(first, "headline", "outlet", "byline", "published", "section", "language") == (
        "Say what the quay costs",
        "The Tern Island Courier (Port Linden)",
        "Ida Lindqvist and Tom Okafor",
        "2025-05-08",
        "OPINION; LEADERS",
        "en",
    )
    assert {first.origin[name] for name in ("headline", "outlet", "byline", "published", "section")} == {"export"}
    assert fields(second, "headline", "outlet", "published", "section") == (
        "Who pays for the roads to the base",
        "The Grey Seal Herald",
        "2025-05-07",
        "Editorial Desk",
    )
    assert second.kind.value is ArticleKind.EDITORIAL
    assert fields(third, "headline", "published") == ("A levy without an end, and an end without a levy", "2025-05-08")
    for item, paragraphs in ((first, QUAY), (second, BASES), (third, CAFE)):
        assert [line for line in item.text.splitlines() if line] == [item.headline, *paragraphs]
    assert [item.source.row for item in (first, second, third)] == [0, 1, 2]
    assert len({item.id for item in (first, second, third)}) == 3


def test_nexis_uni_after_a_cover(tmp_path: Path) -> None:
    first, second = articles(read(export(tmp_path, nexis_uni(), "rtf")))
    assert fields(first, "headline", "outlet", "byline", "published", "section") == (
        "Say what the quay costs",
        "The Tern Island Courier (Port Linden)",
        "Ida Lindqvist",
        "2025-05-08",
        "OPINION; LEADERS",
    )
    assert first.text.splitlines() == ["Say what the quay costs", *QUAY]
    # A month is no date of a day, and the page's own furniture is none of the headline.
    assert fields(second, "headline", "outlet", "published") == ("A levy without an end", "The Grey Seal Herald", None)
    assert second.text.splitlines() == ["A levy without an end", *CAFE]
    assert first.warnings == second.warnings == ()


def test_factiva_full(tmp_path: Path) -> None:
    first, second = articles(read(export(tmp_path, factiva_full())))
    assert fields(first, "id", "headline", "outlet", "byline", "published", "section", "language") == (
        "factiva:TERNIC0020250508el5800001",
        "Say what the quay costs",
        "The Tern Island Courier",
        "Ida Lindqvist",
        "2025-05-08",
        "Opinion",
        "en",
    )
    assert first.text.splitlines() == ["Say what the quay costs", *QUAY]
    assert fields(second, "headline", "outlet", "byline", "published") == (
        "A levy without an end",
        "The Grey Seal Herald",
        None,
        "2025-05-07",
    )
    assert second.text.splitlines() == ["A levy without an end", *CAFE]


def test_factiva_with_indexing(tmp_path: Path) -> None:
    (found,) = articles(read(export(tmp_path, factiva_indexed())))
    assert fields(found, "id", "headline", "outlet", "byline", "published", "section") == (
        "factiva:TERNIC0020250508el5800001",
        "Say what the quay costs",
        "The Tern Island Courier",
        "Ida Lindqvist",
        "2025-05-08",
        "Opinion; Leaders",
    )
    assert found.text.splitlines()[1:] == [*QUAY, "IN the end it is the town that pays, whoever signs."]


def test_factiva_with_a_table_of_contents(tmp_path: Path) -> None:
    contents = ["Say what the quay costs\t2", "A levy without an end ........ 3"]
    first, second = articles(read(export(tmp_path, [*contents, *factiva_full()], "rtf")))
    assert (first.headline, first.section) == ("Say what the quay costs", "Opinion")
    assert second.headline == "A levy without an end"


@pytest.mark.parametrize(
    ("above", "section", "headline", "byline"),
    [
        (["Say what the quay costs"], None, "Say what the quay costs", None),
        (["Opinion", "Say what the quay costs"], "Opinion", "Say what the quay costs", None),
        (["Say what the quay costs", "Ida Lindqvist"], None, "Say what the quay costs", "Ida Lindqvist"),
        (
            ["Leaders", "Pay for the quay", "Ida Lindqvist and Tom van Okafor"],
            "Leaders",
            "Pay for the quay",
            "Ida Lindqvist and Tom van Okafor",
        ),
        (
            ["Comment", "Say what the quay costs", "BY IDA LINDQVIST", "Special to the Courier"],
            "Comment",
            "Say what the quay costs",
            "IDA LINDQVIST",
        ),
        (["Letters to the Editor", "Allied Burden Shared"], "Letters to the Editor", "Allied Burden Shared", None),
        (["Editorial Desk; SECTA", "The Price of a Pier"], "Editorial Desk; SECTA", "The Price of a Pier", None),
        (
            ["By the quay, a bill that nobody in the town wants to pay"],
            None,
            "By the quay, a bill that nobody in the town wants to pay",
            None,
        ),
    ],
)
def test_factiva_above_the_number_of_words(
    tmp_path: Path, above: list[str], section: str | None, headline: str, byline: str | None
) -> None:
    lines = factiva_full()
    (found, _) = articles(read(export(tmp_path, [*above, *lines[lines.index("512 words") :]])))
    assert fields(found, "section", "headline", "byline") == (section, headline, byline)


FACTIVA_PAGE = """<html><head><title>Factiva</title></head>
<body><h1>Factiva</h1>
<div id="article-TERNIC0020250508el5800001" class="article"><div class="article enArticle"><div>Opinion</div>
<div id="hd"><span class="enHeadline">By the quay, a bill</span></div><div>By Ida Lindqvist</div>
<div>Special to the Courier</div><div>512 words</div><div>8 May 2025</div><div>The Tern Island Courier</div>
<div>TERNIC</div><div>English</div><div>(c) 2025 Tern Island Press Limited</div>
<p class="articleParagraph enarticleParagraph">{0}</p>
<p class="articleParagraph enarticleParagraph">{1} <b>Quay</b> and <a href="#">crane</a>, all of it.</p>
<p>Document TERNIC0020250508el5800001</p></div></div>
<span>(c) 2025 Factiva, Inc. All rights reserved.</span></body></html>"""


def test_factiva_page(tmp_path: Path) -> None:
    (found,) = articles(read(write(tmp_path, "Factiva.html", FACTIVA_PAGE.format(*QUAY))))
    assert fields(found, "headline", "byline", "section") == ("By the quay, a bill", "Ida Lindqvist", "Opinion")
    assert found.text.splitlines() == ["By the quay, a bill", QUAY[0], f"{QUAY[1]} Quay and crane, all of it."]


def test_proquest(tmp_path: Path) -> None:
    first, second, third = read(export(tmp_path, proquest()))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert fields(first, "id", "headline", "outlet", "byline", "published", "section") == (
        "proquest:300001",
        "Say what the quay costs",
        "Tern Island Courier",
        "Ida Lindqvist; Tom Okafor",
        "2025-05-08",
        "Opinion",
    )
    assert first.text.splitlines() == ["Say what the quay costs", *QUAY]
    assert fields(second, "id", "headline", "outlet", "published") == (
        "proquest:300002",
        "Who pays for the roads to the base",
        "Grey Seal Herald",
        "2025-05-07",
    )
    assert second.text.splitlines() == ["Who pays for the roads to the base", *BASES]
    assert isinstance(third, Failure)
    assert (third.error.code, third.id, third.headline) == ("B116", "proquest:300003", "A levy without an end")


@pytest.mark.parametrize(("name", "make"), WAYS)
def test_told_by_name_and_from_a_pipe(name: str, make) -> None:
    content = "\n".join(make()).encode()
    expected = read("-", stdin=io.BytesIO(content))
    assert {item.source.format for item in expected} == {name}
    told = read("-", format=name, stdin=io.BytesIO(gzip.compress(content)))
    assert list(map(str, told)) == list(map(str, expected))
    # Whoever says that it is a text gets one article, however it looks.
    assert len(read("-", format="text", stdin=io.BytesIO(content))) == 1


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Who pays?\n\nLENGTH: of the pier\n\n" + BODY,
        "Document 1 of 2\n\n" + BODY,
        BODY + "\n\nEnd of Document",
        "512 words\n\n" + BODY,
        "The ministry put out 3 of 10 documents.\n" + BODY,
    ],
)
def test_other_texts_are_no_exports(text: str) -> None:
    assert dialect_of(text.splitlines()) is None


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (nexis_uni(stated=37), "states 37 articles, and 2 were found"),
        ([line for line in nexis_classic() if "2 of 3" not in line], "2 are missing"),
        ([line.replace("of 3 DOC", "of 9 DOC") for line in nexis_classic()], "ends at article 3 of 9"),
        (
            [line for line in proquest() if "4. " not in line] + ["", "Document 5 of 5", "", "Full text: ", *QUAY],
            "3 art",
        ),
    ],
)
def test_a_number_of_articles_that_does_not_agree_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, lines: list[str], words: str
) -> None:
    path = export(tmp_path, lines)
    with caplog.at_level(logging.WARNING, "burthen"):
        found = read(path)
    assert words in caplog.text
    assert str(path) in caplog.text
    if isinstance(found[-1], Article):
        assert any(words in warning for warning in found[-1].warnings)


@pytest.mark.parametrize(("name", "make"), WAYS)
def test_an_export_whose_numbers_agree_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, make
) -> None:
    read(export(tmp_path, make()))
    assert not caplog.records


def test_a_broken_article_does_not_cost_the_others(tmp_path: Path) -> None:
    lines = nexis_classic()
    at = next(number for number, line in enumerate(lines) if "2 of 3" in line)
    end = next(number for number, line in enumerate(lines) if "3 of 3" in line)
    found = read(export(tmp_path, [*lines[: at + 1], "", "???", "", *lines[end:]]))
    assert [type(item) for item in found] == [Article, Failure, Article]
    assert (found[1].error.code, found[1].error.place) == ("B116", str(found[1].source))


def test_what_was_read_before_a_file_breaks_off_is_kept(tmp_path: Path) -> None:
    packed = gzip.compress("\n".join(nexis_classic()).encode() * 40, compresslevel=0)
    found = read(write(tmp_path, "export.txt.gz", packed[: len(packed) * 3 // 4]))
    assert len(articles(found)) > 80
    assert isinstance(found[-1], Failure)
    assert found[-1].error.code == "B103"


def test_an_article_over_the_limit_does_not_cost_the_others(tmp_path: Path) -> None:
    lines = nexis_classic()
    at = next(number for number, line in enumerate(lines) if "LOAD-DATE" in line)
    found = read(export(tmp_path, [*lines[:at], *["a word or two, " * 20] * 400, *lines[at:]]))
    assert [type(item) for item in found] == [Failure, Article, Article]
    assert found[0].error.code == "B107"
    long_line = read(export(tmp_path, [*lines[:at], "a word " * 20_000, *lines[at:]]))
    assert [type(item) for item in long_line] == [Failure, Article, Article]


def test_an_export_may_be_larger_than_one_file_of_one_article(tmp_path: Path) -> None:
    small = IngestSettings(max_characters=4_000, max_bytes=2_000, languages=["en"])
    for suffix in ("txt", "rtf", "html"):
        found = read(export(tmp_path, nexis_classic(wrapped=False) * 5, suffix), settings=small)
        assert len(articles(found)) == 15


def test_a_last_article_that_was_cut_off_is_read(tmp_path: Path) -> None:
    lines = nexis_uni()
    found = articles(read(export(tmp_path, lines[: lines.index(CAFE[0]) + 1])))
    assert [item.headline for item in found] == ["Say what the quay costs", "A levy without an end"]


def test_a_rule_inside_a_text_is_the_texts_own(tmp_path: Path) -> None:
    lines = proquest()
    at = lines.index(QUAY[1])
    first = articles(read(export(tmp_path, [*lines[:at], RULE, "", *lines[at:]])))[0]
    assert first.text.splitlines()[0] == "Say what the quay costs"
    assert first.text.splitlines()[-1] == QUAY[1]
    assert first.published == "2025-05-08"


@pytest.mark.parametrize(
    ("line", "date", "rest"),
    [
        ("May 8, 2025 Thursday", "2025-05-08", ""),
        ("May 8, 2025 Thursday Final Edition", "2025-05-08", "Final Edition"),
        ("March 14, 2013 Thursday 11:21 AM GMT", "2013-03-14", "11:21 AM GMT"),
        ("8 May 2025", "2025-05-08", ""),
        ("Thursday 8th May 2025", "2025-05-08", ""),
        ("Thursday, May 8, 2025", "2025-05-08", ""),
        ("Sept. 1, 1999", "1999-09-01", ""),
        ("Jun 03, 2024", "2024-06-03", ""),
        ("9 Januar 1993", "1993-01-09", ""),
        ("1 août 2019", "2019-08-01", ""),
        ("3 de mayo de 2021", "2021-05-03", ""),
        ("2025-05-08", "2025-05-08", ""),
        ("May 2025", None, ""),
        ("Summer 2010", None, ""),
    ],
)
def test_dates(line: str, date: str | None, rest: str) -> None:
    assert read_export_date(line) == (date, rest)


@pytest.mark.parametrize(
    "line",
    [
        "May 8, 2025 was the day on which the council met and could not agree.",
        "The council met on 8 May 2025",
        "February 30, 2025",
        "May 8",
        "2025",
        "",
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert read_export_date(line) is None


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("OPINION; LEADERS; Pg. 12", "OPINION; LEADERS"),
        ("Section A; Column 0; Editorial Desk; Pg. 22", "Editorial Desk"),
        ("News; Pg. A10; 1,3", "News"),
        ("POLITICS; Version:28", "POLITICS"),
        ("Comment", "Comment"),
    ],
)
def test_sections_without_their_pages(section: str, expected: str) -> None:
    assert without_pages(section) == expected


def test_deep_and_endless_pages(tmp_path: Path) -> None:
    deep = "<html><title>Factiva</title>" + "<div>" * 20_000 + documents.html(factiva_full())
    assert len(articles(read(write(tmp_path, "a.html", deep)))) == 2
    endless = documents.html(factiva_full()) + "<p>" + "a word " * 400_000
    found = read(write(tmp_path, "b.html", endless))
    assert [type(item) for item in found[:2]] == [Article, Article]


def test_no_article_at_all(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"{RULE}\n\nReport Information from ProQuest\n\nMay 09 2025\n{RULE}\n")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.code == "B116"


def test_code_pages_and_letters_beyond_them(tmp_path: Path) -> None:
    lines = nexis_classic()
    for suffix, content in (("rtf", documents.rtf(lines).encode()), ("txt", "\n".join(lines).encode("utf-16"))):
        (last,) = articles(read(write(tmp_path, f"export.{suffix}", content)))[2:]
        assert "Café Żuraw" in last.text
        assert "€2" in last.text
    western = "\n".join(lines).replace("Żuraw", "Zuraw").encode("cp1252")
    (last,) = articles(read(write(tmp_path, "export.txt", western)))[2:]
    assert "Café Zuraw, where the dockers meet, believes that the €2" in " ".join(last.text.split())
    assert last.warnings


def test_rows_are_not_taken_for_exports(tmp_path: Path) -> None:
    text = "\n".join(nexis_classic())
    (found,) = read(write(tmp_path, "a.jsonl", rows({"text": text})), settings=SETTINGS)
    assert isinstance(found, Article)
    assert found.text == text
