import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.labels import StanceValue, Strength
from burthen.spans import Span
from burthen.stance.aggregate import Passage, decide
from burthen.stance.scorer import PairScore

FOR, AGAINST, OPEN, VAGUE, OFF = (
    PairScore(0.9, 0.95, 0.02, 0.03),
    PairScore(0.9, 0.02, 0.95, 0.03),
    PairScore(0.9, 0.05, 0.05, 0.9),
    PairScore(0.9, 0.4, 0.4, 0.2),
    PairScore(0.1, 0.9, 0.05, 0.05),
)
THRESHOLDS = {"discussed_above": 0.5, "abstain_below": 0.5, "n_evidence": 3}


def passages(*scores, **fields):
    return [Passage(Span(10 * i, 10 * i + 5), score, **fields) for i, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "value"),
    [
        ([], StanceValue.ABSENT),
        ([OFF, OFF], StanceValue.ABSENT),
        ([FOR], StanceValue.SUPPORT),
        ([AGAINST, AGAINST, OFF], StanceValue.OPPOSE),
        ([FOR, AGAINST], StanceValue.MIXED),
        ([OPEN], StanceValue.ABSTAIN),
        ([VAGUE], StanceValue.ABSTAIN),
    ],
)
def test_verdict(scores, value):
    assert decide(passages(*scores), **THRESHOLDS).value is value


def test_a_value_other_than_absent_has_evidence_strongest_first():
    verdict = decide(passages(OFF, FOR, PairScore(0.6, 0.8, 0.1, 0.1)), **THRESHOLDS)
    assert [span for span, _ in verdict.evidence] == [Span(10, 15), Span(20, 25)]
    assert verdict.strength is Strength.ASSERTED


def test_a_hedged_evidence_sentence_hedges_the_stance_and_keeps_its_value():
    verdict = decide(passages(FOR, hedged=True), **THRESHOLDS)
    assert (verdict.value, verdict.strength) == (StanceValue.SUPPORT, Strength.HEDGED)


probability = st.floats(0, 1)


@given(st.lists(st.tuples(probability, probability, probability, probability), max_size=8))
def test_probabilities_add_up_and_turning_every_passage_turns_the_verdict(rows):
    scores = [PairScore(d, *(x / (a + b + c or 1) for x in (a, b, c))) for d, a, b, c in rows]
    verdict = decide(passages(*scores), **THRESHOLDS)
    flipped = decide(passages(*(score.flipped() for score in scores)), **THRESHOLDS)
    assert sum(verdict.p.values()) == pytest.approx(1, abs=1e-3)
    sides = {StanceValue.SUPPORT: StanceValue.OPPOSE, StanceValue.OPPOSE: StanceValue.SUPPORT}
    assert flipped.value is sides.get(verdict.value, verdict.value)
