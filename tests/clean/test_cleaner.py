import contextlib
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.article import Article, CleanText, SourceRef
from burthen.clean import clean
from burthen.errors import InputError
from burthen.spans import Span
from tests.clean.pages import BODY, PAGES
from tests.clean.test_typography import TEXTS

LINES = sorted({line for page in PAGES.values() for line, _ in page} | {"", "-", "* * *", "(AP)", "12", "By", "a b"})
DIRTY = st.lists(st.sampled_from(LINES) | TEXTS, max_size=25).map("\n".join)
SECONDS = 20


def cleaned(text: str) -> CleanText | None:
    with contextlib.suppress(InputError):
        return clean(Article(id="a", text=text, source=SourceRef("page.txt", "text")))
    return None


def without_entities(text: str) -> str:
    return text.replace("&", "+")


@given(DIRTY.map(without_entities))
def test_every_letter_is_kept_or_removed_and_never_both(text):
    result = cleaned(text)
    if result is None:
        return
    count = [0] * len(text)
    for span in [piece.source for piece in result.offsets] + [removal.span for removal in result.removed]:
        for at in range(span.start, span.end):
            count[at] += 1
    assert all(n == 1 for n, char in zip(count, text, strict=True) if char.isalnum())
    assert max(count, default=0) <= 1


@given(DIRTY)
def test_the_text_is_one_line_a_paragraph_and_the_map_covers_it(text):
    result = cleaned(text)
    if result is None:
        return
    assert sum(len(piece.clean) for piece in result.offsets) == len(result.text)
    assert all(line and line == line.strip(" ") for line in result.text.split("\n"))
    assert "  " not in result.text
    spans = [removal.span for removal in result.removed]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(removal.span.of(text) for removal in result.removed)


@given(DIRTY)
def test_the_headline_is_a_line(text):
    result = cleaned(text)
    if result is not None and result.headline is not None:
        assert result.headline.of(result.text) in result.text.split("\n")
        assert result.offsets.to_source(result.headline).of(text)


@pytest.mark.parametrize("text", ["", " \n\u00a0\n", "Share on Facebook\nPrint", "---", "\u200b", "***\n."])
def test_nothing_left_is_an_error(text):
    with pytest.raises(InputError) as caught:
        clean(Article(id="a", text=text, source=SourceRef("page.txt", "text")))
    assert (caught.value.code, caught.value.stage, caught.value.place) == ("B114", "clean", "page.txt")


def test_a_removed_line_keeps_its_own_characters():
    text = "\r\n".join(["The piers are not free", "14:07 JST, May\u00a08, 2025", *BODY])
    result = cleaned(text)
    assert [removal.span.of(text) for removal in result.removed] == ["14:07 JST, May\u00a08, 2025"]
    first = result.text.index("\n") + 1
    assert result.offsets.to_source(Span(first, first + len(BODY[0]))).of(text) == BODY[0]


HOSTILE = {
    "one long line": "pay " * 100_000,
    "one long word": "w" * 400_000,
    "lines of one letter": "a\n" * 50_000,
    "quotation marks": "“" * 100_000 + "x",
    "apostrophes": "'" * 100_000 + " x",
    "spaces": " " * 400_000 + "x",
    "ampersands": "&" * 200_000 + "amp;x",
    "entities": "&amp;" * 80_000 + "x",
    "full stops": ". " * 200_000 + "x",
    "open brackets": "(AP " * 100_000,
    "stamps": "12:30\n" * 30_000 + "x y",
    "headings": "Related\nA Title for All of Us\n" * 6_000,
    "comments": "Comments (3)\nfoo says:\n" * 6_000,
    "one phrase": "we pay for it all today\n" * 12_000,
    "phrase in one line": "we pay " * 40_000,
    "line ends": "\n" * 400_000 + "x",
    "arrows": " > " * 100_000 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_bounded_time(name):
    start = time.process_time()
    cleaned(HOSTILE[name])
    assert time.process_time() - start < SECONDS
