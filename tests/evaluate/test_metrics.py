"""Metrics, agreement, intervals and calibration against figures worked out by hand or by another library's formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.evaluate import intervals, metrics
from burthen.evaluate.calibration import calibrate
from burthen.evaluate.matching import match, match_greedily
from burthen.evaluate.tally import Answer, Tally


def computed(counts):
    arrays = {key: np.array([value], float) for key, value in counts.items()}
    return {name: values[0] for name, values in metrics.compute(arrays, 1).items()}


def test_f1_is_twice_right_over_both():
    found = computed({"sentences.f1/right": 6, "sentences.f1/predicted": 8, "sentences.f1/gold": 12})
    assert found == {"sentences.f1": pytest.approx(0.6)}


def test_a_metric_without_a_denominator_is_left_out():
    assert computed({}) == {}


# 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreement 0.7, by chance 0.5, so kappa 0.4 (Cohen 1960).
BINARY = {
    "sentences.type|policy|policy": 20, "sentences.type|policy|factual": 5, "sentences.type|factual|policy": 10,
    "sentences.type|factual|factual": 15,
}  # fmt: skip


def test_kappa_alpha_accuracy_and_macro_f1():
    found = computed(BINARY)
    assert found["sentences.type_acc"] == pytest.approx(0.7)
    assert found["sentences.type_kappa"] == pytest.approx(0.4)
    # Krippendorff: observed disagreement 0.3; marginals 55 and 45 of 100 give 1 - (55*54 + 45*44)/(100*99) = 0.5.
    assert found["sentences.type_alpha"] == pytest.approx(1 - 0.3 / 0.5)
    assert found["sentences.type_macro_f1"] == pytest.approx((2 * 20 / 55 + 2 * 15 / 45) / 2)


def test_two_coders_who_only_know_one_label_agree_fully():
    assert computed({"sentences.voice|author|author": 9})["sentences.voice_kappa"] == 1.0


def test_macro_f1_counts_only_classes_of_the_gold():
    found = computed({"stance.raised|support|support": 3, "stance.raised|support|abstain": 1})
    assert found["stance.raised_macro_f1"] == pytest.approx(2 * 3 / 7)


def tallies(rights, of=10):
    made = []
    for number, right in enumerate(rights):
        tally = Tally(f"a{number}")
        tally.hit("sentences.voice_acc", right, of)
        made.append(tally)
    return made


def test_an_interval_holds_the_value_and_comes_from_articles():
    pieces = tallies([9, 8, 10, 6, 7, 9, 8, 9])
    low, high = intervals.intervals(pieces)["sentences.voice_acc"]
    assert low < sum([9, 8, 10, 6, 7, 9, 8, 9]) / 80 < high
    # By the formula for a mean of eight articles: standard deviation 1.28, so 0.825 plus or minus 0.089.
    assert (low, high) == (pytest.approx(0.736, abs=0.02), pytest.approx(0.914, abs=0.02))


def test_no_interval_from_one_article_and_the_same_one_each_time():
    assert intervals.intervals(tallies([9])) == {}
    assert intervals.intervals(tallies([9, 3])) == intervals.intervals(tallies([9, 3]))


def test_calibration_error_is_the_weighted_gap():
    answers = [Answer("type", 0.95, True)] * 8 + [Answer("type", 0.95, False)] * 2 + [Answer("type", 0.55, True)] * 10
    (reading,) = calibrate(answers).values()
    assert reading.ece == pytest.approx(0.5 * 0.15 + 0.5 * 0.45)
    assert [(b.n, b.right) for b in reading.bins] == [(10, 1.0), (10, 0.8)]


def test_matching_takes_the_best_total_and_greedy_the_best_pair():
    weights = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}
    assert match(weights) == {0: 1, 1: 0}
    assert match_greedily(weights) == {0: 0}
    assert match({}) == {}


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0.01, 5), max_size=14))
def test_a_matching_is_one_to_one_and_of_allowed_pairs(weights):
    matched = match(weights)
    assert len(set(matched.values())) == len(matched)
    assert set(matched.items()) <= set(weights)
