import pytest

from burthen.figures.candidates import NOBODY, OWN, Candidate
from burthen.records import Party
from burthen.train import party_ranker as ranker

LISTED = [NOBODY, Candidate("KR", "outlet"), Candidate("US", "patron"), Candidate(OWN, OWN)]


def case(article, names, right):
    return ranker.Case(article, None, None, ("", None), None, LISTED[: len(names)], names, right, right != 0)


@pytest.mark.parametrize(
    ("party", "index"),
    [
        (None, 0),
        (Party(name="Seoul", country="KR"), 1),
        (Party(name="US forces"), 2),
        (Party(name="own forces", country="KR"), 3),
        (Party(name="Norway", country="NO"), None),
    ],
)
def test_which_candidate_gold_means(party, index):
    assert ranker.right_index(party, LISTED) == index


def test_weights_learn_what_tells_the_payer():
    cases = [case(k, [["none"], ["owner"]], 1) for k in range(12)]
    cases += [case(k, [["none"], ["mentioned"]], 0) for k in range(12)]
    weights = ranker.fit(cases, penalty=0.3)
    assert weights["owner"] > 0 > weights["mentioned"]


def test_held_out_articles_are_not_learned_from():
    cases = [case(k, [["none"], ["owner"]], 1) for k in range(20)]
    chances = ranker.held_out(cases, penalty=1.0)
    assert all(row[1] > 0.5 for row in chances)
    assert ranker.measure(cases, chances, 0.5) == {"accuracy": 1.0, "precision": 1.0, "f1": 1.0}


def test_silence_counts_against_accuracy_and_not_against_precision():
    cases = [case(0, [["none"], ["owner"]], 1), case(1, [["none"], ["owner"]], 1)]
    assert ranker.measure(cases, [[0.1, 0.9], [0.4, 0.6]], 0.7)["accuracy"] == 0.5
    assert ranker.measure(cases, [[0.1, 0.9], [0.4, 0.6]], 0.7)["precision"] == 1.0
