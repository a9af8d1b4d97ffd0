import pytest

from burthen.annotate.content import without_complementiser
from burthen.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that the bill is too high", "the bill is too high"),
        ("That Seoul pays nothing", "Seoul pays nothing"),
        ("that is wrong", "that is wrong"),
        ("that would be theft", "that would be theft"),
        ("thatched roofs leak", "thatched roofs leak"),
        ("that", "that"),
    ],
)
def test_a_content_begins_behind_the_word_that_joins_it_to_its_cue(text, expected):
    (piece,) = without_complementiser(text, (Span(0, len(text)),))
    assert piece.of(text) == expected
