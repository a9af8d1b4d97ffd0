from functools import cache

import pytest
import spacy

from burthen.claims.tokens import span_of, token_range, without_closers
from burthen.spans import Span


@cache
def blank():
    return spacy.blank("en")


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 3, (0, 1)), (4, 8, (1, 2)), (0, 9, (0, 3)), (3, 4, (1, 1)), (9, 9, (3, 3))]
)
def test_token_range(start, end, expected):
    assert token_range(blank()("One does."), Span(start, end)) == expected


def test_span_of_a_range_is_its_text():
    doc = blank()("One does not.")
    assert span_of(doc, 1, 3).of(doc.text) == "does not"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They pay.", "They pay"),
        ('They pay "more."', 'They pay "more."'),
        ('They pay."', "They pay"),
        ("They pay (late).", "They pay (late)"),
        ("They pay in the U.S.", "They pay in the U.S."),
        ("They “pay”.", "They “pay”"),
        ("...", "..."),
        ("They pay?!  ", "They pay"),
    ],
)
def test_without_closers(text, expected):
    assert without_closers(text, Span(0, len(text))).of(text) == expected
