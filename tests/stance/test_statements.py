import pytest

from burthen.stance.scorer import PairScore
from burthen.stance.statements import StatementScorer, join

SIDES = (("They pay their share.", "They pay."), ("They are free riders.",))


def test_a_passage_that_is_a_statement_takes_its_side(tiny_model):
    passages = tiny_model.encode_texts(["They pay their share.", "They are free riders."])
    supporting, opposing = StatementScorer(tiny_model).score(passages, [SIDES, SIDES])
    assert supporting.support > 0.5
    assert opposing.oppose > 0.5
    assert supporting.discussed > 0.9


def test_exchanging_the_sides_exchanges_the_score(tiny_model):
    passages = tiny_model.encode_texts(["They do what they can."])
    scorer = StatementScorer(tiny_model)
    (one,), (other,) = scorer.score(passages, [SIDES]), scorer.score(passages, [SIDES[::-1]])
    assert one.support == pytest.approx(other.oppose)


def test_joining_weighs_both():
    joined = join(PairScore(0.0, 0.2, 0.6, 0.2), PairScore(1.0, 1.0, 0.0, 0.0), 0.75)
    assert (joined.discussed, joined.support) == (0.75, pytest.approx(0.8))
    assert joined.support + joined.oppose + joined.neutral == pytest.approx(1)
