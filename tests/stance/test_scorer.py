import pytest

from burthen.stance.scorer import PairScore, PairScorer

PASSAGES = ["Seoul pays its share.", "No."]


def test_a_proposition_and_its_contrary_are_averaged_with_sides_exchanged(tiny_model):
    scorer = PairScorer(tiny_model)
    states = tiny_model.encode_texts(PASSAGES)
    plain = scorer.score(states, [("They pay.", None)] * 2)
    contrary = scorer.score(states, [("They do not pay.", None)] * 2)
    both = scorer.score(states, [("They pay.", "They do not pay.")] * 2)
    for one, other, joined in zip(plain, contrary, both, strict=True):
        assert joined.support == pytest.approx((one.support + other.oppose) / 2)
        assert joined.support + joined.oppose + joined.neutral == pytest.approx(1)


def test_a_proposition_that_is_its_own_contrary_leaves_no_lean(tiny_model):
    states = tiny_model.encode_texts(PASSAGES)
    for score in PairScorer(tiny_model).score(states, [("It is so.", "It is so.")] * 2):
        assert score.support == pytest.approx(score.oppose)


def test_flipped_exchanges_the_sides():
    assert PairScore(0.5, 0.7, 0.2, 0.1).flipped() == PairScore(0.5, 0.2, 0.7, 0.1)
