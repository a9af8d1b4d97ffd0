"""Intervals, corrected shares, and simulations of their coverage."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.compare.confusion import read_stance_errors
from burthen.compare.intervals import holm, mean_interval, ratio_interval, share_interval
from burthen.compare.simulation import CLASSIFIERS, SHARES, simulate
from burthen.errors import SettingsError


@given(st.integers(2, 300), st.data())
def test_a_share_lies_in_its_interval_and_more_articles_make_it_narrower(n, data):
    hits = data.draw(st.integers(0, n))
    low, high = share_interval(hits, n)
    wide = share_interval(hits * 4, n * 4)
    assert 0 <= low <= hits / n <= high <= 1
    assert wide[1] - wide[0] < high - low


@pytest.mark.parametrize("n", [0, 1])
def test_no_interval_from_one_article(n):
    assert share_interval(n, n) is None
    assert mean_interval([n, 0, 0], [1, 0, -1]) is None
    assert ratio_interval([1.0] * n, [2.0] * n) is None


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3).filter(lambda counts: sum(counts) > 1))
def test_a_mean_lies_in_its_interval(counts):
    low, high = mean_interval(counts, [1, 0, -1])
    assert -1 <= low <= (counts[0] - counts[2]) / sum(counts) <= high <= 1


def test_a_share_of_sentences_has_an_interval_with_width_even_where_all_agree():
    low, high = ratio_interval([5, 7, 6], [5, 7, 6])
    assert 0.4 < low < high <= 1


# Worked by hand: the smallest of three times three, the next times two but no less than the one before.
@pytest.mark.parametrize(
    ("p_values", "corrected"),
    [([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]), ([0.5], [0.5]), ([], []), ([0.6, 0.9], [1.0, 1.0])],
)
def test_holm(p_values, corrected):
    assert holm(p_values) == pytest.approx(corrected)


def errors_file(folder, cells, models=None):
    path = folder / "errors.json"
    path.write_text(json.dumps({"models": models or {"encoder": "ab"}, "cells": cells}), "utf8")
    return path


def test_propositions_borrow_from_each_other_what_their_likeness_warrants(tmp_path):
    alike = [[f"a{i}", target, "support", "support"] for target in ("t", "u") for i in range(20)]
    errors = read_stance_errors(errors_file(tmp_path, alike))
    assert errors.pooling == 1.0
    unlike = [[f"a{i}", t, "support", said] for t, said in (("t", "support"), ("u", "oppose")) for i in range(20)]
    assert read_stance_errors(errors_file(tmp_path, unlike)).pooling == 0.0
    assert errors.dirichlet("never seen")[0, 0] == pytest.approx(errors.pooled[0, 0] / errors.design_effect + 0.2)


def test_cells_of_one_article_are_worth_less_than_as_many_of_several(tmp_path):
    def cells(right):
        return [
            [f"a{a}", f"t{t}", "support", "support" if right(a, t) else "oppose"] for a in range(20) for t in range(10)
        ]

    together = read_stance_errors(errors_file(tmp_path, cells(lambda a, t: a < 10)))
    apart = read_stance_errors(errors_file(tmp_path, cells(lambda a, t: (a + t) % 2)))
    assert together.design_effect == pytest.approx(10, rel=0.1)
    assert apart.design_effect == 1


def test_the_bundled_errors_are_for_the_models_that_they_were_measured_with(tmp_path):
    bundled = read_stance_errors()
    assert bundled.fit([json.dumps(dict(bundled.models))])
    assert not bundled.fit([json.dumps({"encoder": "00"})])
    assert read_stance_errors(errors_file(tmp_path, [["a", "t", "support", "support"]])).fit(['{"encoder": "00"}'])


def test_a_file_that_holds_no_errors_is_refused(tmp_path):
    path = tmp_path / "errors.json"
    path.write_text("{}", "utf8")
    with pytest.raises(SettingsError, match="B201"):
        read_stance_errors(path)


# 400 cells a setting: two standard errors of a coverage of 0.95 are 0.022. The whole run is `burthen.cli.coverage`.
@pytest.mark.parametrize(("n", "least", "most"), [(20, 0.90, 1.0), (50, 0.92, 0.985), (200, 0.92, 0.985)])
def test_corrected_intervals_hold_the_truth(n, least, most):
    done = [simulate("in use", classifier, shares, n, 200) for classifier in CLASSIFIERS for shares in SHARES[:2]]
    assert least <= sum(one.covered for one in done) / len(done) <= most


def test_ignoring_the_errors_does_not():
    done = simulate("uncorrected", "lopsided", SHARES[0], 200, 200)
    assert done.covered < 0.8
