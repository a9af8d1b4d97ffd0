import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from burthen.clean.typography import normalised
from burthen.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“we pay”, ‘they’ don’t", "\"we pay\", 'they' don't"),
        ("„unten“ «oui» « non » ‹a› 「x」", '"unten" "oui" "non" \'a\' "x"'),
        ("‘‘TeX’’ and ``TeX''", '"TeX" and "TeX"'),
        ("5′ 10″", "5' 10\""),
        ("a\u00a0b\u2009c\u3000d\te", "a b c d e"),
        ("a  \u00a0 b", "a b"),
        ("so\u00adft ze\u200bro \ufeffbom \u200fmark\u202c", "soft zero bom mark"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a \r\n\r\n\r\n b", "a\n\nb"),
        ("ﬁne oﬃce", "fine office"),
        ("￥１，０００ ５０％ Ａｌｌｙ", "¥1,000 50% Ally"),
        ("wait… and . . . see", "wait... and ... see"),
        ("2022–26 — co‑op −3 x‐y", "2022–26 — co-op -3 x-y"),
        ("R&amp;D &quot;x&quot; it&#8217;s &amp;nbsp;&nbsp;y", 'R&D "x" it\'s y'),
        ("&notanentity; AT&T; &#0; &", "&notanentity; AT&T; &#0; &"),
        ("don\x92t \x93x\x94", 'don\'t "x"'),
        ("👩\u200d🚀 e\u0301 مرحبا می\u200cشود", "👩\u200d🚀 e\u0301 مرحبا می\u200cشود"),
        ("al\u200dly", "ally"),
        ("\ud800 x", "\ud800 x"),
        ("", ""),
    ],
)
def test_folding(text, expected):
    assert normalised(text).text == expected


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("x “we  pay” y", '"we pay"', "“we  pay”"),
        ("the ﬁrst", "first", "ﬁrst"),
        ("R&amp;D now", "R&D", "R&amp;D"),
        ("a… b", "...", "…"),
        ("mili\u00adtary pact", "military", "mili\u00adtary"),
        ("cost ￥１ now", "¥1", "￥１"),
    ],
)
def test_words_map_to_their_source(text, word, source):
    draft = normalised(text)
    start = draft.text.index(word)
    assert draft.offsets().to_source(Span(start, start + len(word))).of(text) == source


SIGNS = st.sampled_from(
    [
        *"ab1. \n\r\t'\"&;#-“”‘’«»‹›…–—−ﬁ％５￥\u00a0\u00ad\u200b\u200d\u200f\ufeff\u2028\ud800\U0001f600\u0301א",
        "&nbsp;",
        "&amp;",
        "&shy;",
        "\r\n",
        ". . .",
    ]
)
TEXTS = st.lists(SIGNS, max_size=40).map("".join) | st.text(st.characters(), max_size=60)


@given(TEXTS)
def test_the_map_is_whole(text):
    draft = normalised(text)
    pieces = list(draft.offsets())
    assert sum(len(piece.clean) for piece in pieces) == len(draft.text)
    assert all(piece.source.end <= len(text) for piece in pieces)


@example("‹'‹")
@given(st.text(st.characters(exclude_characters="&"), max_size=60) | TEXTS.filter(lambda text: "&" not in text))
def test_normalising_twice_changes_nothing(text):
    once = normalised(text).text
    assert normalised(once).text == once


@given(st.text(st.characters(exclude_characters="&"), max_size=60) | TEXTS.filter(lambda text: "&" not in text))
def test_letters_and_digits_come_through(text):
    """Each lies under a piece, and a piece of equal length differs from its source by the documented folding alone."""
    draft = normalised(text)
    covered = {at for piece in draft.offsets() for at in range(piece.source.start, piece.source.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())
    for piece in draft.offsets():
        source, plain = piece.source.of(text), piece.clean.of(draft.text)
        if len(source) == len(plain):
            changed = [(old, new) for old, new in zip(source, plain, strict=True) if old != new]
            assert not any(old.isalnum() and not new.isalnum() for old, new in changed if old != "ʼ")
