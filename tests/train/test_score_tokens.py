"""Scoring the token head: spans with alternatives, and labels that a set does not annotate."""

import pytest

from burthen.train.score_tokens import score_sentences


class Fixed:
    """A tagger that always says the same."""

    labels = ("PERSON", "ORG", "GPE")

    def __init__(self, *spans):
        self.spans = list(spans)

    def __call__(self, words):
        return self.spans


SENTENCE = {
    "tokens": ["Lai", "left", "Seoul", "Today"],
    "ents": [[0, 1, ["PERSON"]], [2, 3, ["GPE", "LOC"]]],
    "sup": ["PERSON", "GPE"],
}


@pytest.mark.parametrize(
    ("spans", "scores"),
    [
        ([(0, 1, "PERSON"), (2, 3, "GPE")], (100, 100)),
        ([(0, 1, "PERSON"), (2, 3, "LOC")], (100, 100)),  # an allowed alternative
        ([(0, 1, "PERSON")], (100, 50)),
        ([(0, 1, "GPE"), (2, 3, "GPE")], (50, 50)),
        ([(0, 1, "PERSON"), (2, 3, "GPE"), (3, 4, "ORG")], (100, 100)),  # nobody annotated organisations
        ([(0, 1, "PERSON"), (2, 3, "GPE"), (3, 4, "GPE")], (66.67, 100)),
        ([], (0, 0)),
    ],
)
def test_scores(spans, scores):
    found = score_sentences(Fixed(*spans), [SENTENCE])
    assert (found["P"], found["R"]) == scores
