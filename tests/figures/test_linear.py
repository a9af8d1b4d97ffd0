"""Hostile input costs time in proportion to its length: operations are counted, not seconds."""

import sys

import pytest
import spacy
from spacy.tokens import Doc

from burthen.figures.reader import read_figures

ATTACKS = {
    "digits": "1" * 60,
    "digits apart": "1 2 3 4 5 6 7 8 9 ",
    "parentheses": "((((((((((",
    "money in parentheses": "$1 ($2 (",
    "number words": "two hundred and ",
    "from to": "from 1 to ",
    "of the": "Of the 48, ",
    "not one": "not one single ",
    "the same": "the same rate ",
    "bound words": "more than ",
    "countries": "Japan and Korea ",
    "commas": "1,000,",
    "percent": "2 percent and ",
}


def calls(text: str) -> int:
    """Counts the Python calls that reading a text takes."""
    # Tokens parted by spaces: spaCy's own tokenizer takes long on some of these.
    doc = Doc(spacy.blank("en").vocab, words=text.split())
    count = 0

    def tick(frame, event, argument) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        read_figures(doc, country="JP", published=None)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", ATTACKS)
def test_four_times_the_text_is_about_four_times_the_work(name) -> None:
    piece = ATTACKS[name]
    small = calls(piece * (2000 // len(piece)))
    large = calls(piece * (8000 // len(piece)))
    assert large <= 6 * small + 2000


def test_a_hundred_thousand_digits() -> None:
    assert calls("9" * 100_000) < 1000
