"""Training data and fits of the heads of attribution and endorsement."""

import pytest
import torch

from burthen.claims.attitude import Attitude
from burthen.claims.attitude_model import LABELS
from burthen.claims.endorsement import EndorsementReading
from burthen.labels import Endorsement
from burthen.train.attribution_data import Example, _gum_marks, pack
from burthen.train.endorsement import Case, cross_validated, fit

RECIPE = {"seed": 0, "folds": 2, "l2": 0.1, "min_count": 1, "abstain_below": 0.5}


def case(piece, label):
    found = Attitude()
    found.add(f"sign={label.value}")
    return Case(piece, found, EndorsementReading(Endorsement.NEUTRAL), label)


def test_signs_that_tell_are_learnt_and_pieces_held_out():
    cases = [case(piece, label) for piece in range(4) for label in LABELS]
    model = fit(cases, RECIPE)
    readings = [model.decide(one.attitude, one.rule).value for one in cases]
    assert readings == [one.gold for one in cases]
    assert fit(cases, RECIPE) == model
    first, second = cross_validated(cases, RECIPE)[0], cross_validated(cases, RECIPE)[3]
    assert first == fit([one for one in cases if one.piece % 2 == 1], RECIPE)
    assert second == fit([one for one in cases if one.piece % 2 == 0], RECIPE)


def label(start, end, name, number):
    return {"start": start, "end": end, "label": name, "attr": number}


@pytest.mark.parametrize(("source", "n_contents"), [("Ann", 1), ("I", 0), ("We", 0)])
def test_what_the_writer_says_is_left_out_of_gum(source, n_contents):
    text = f"{source} said it rains"
    end = len(source)
    row = {
        "text": text,
        "labels": [
            label(0, end, "SOURCE", 1),
            label(end + 1, end + 5, "CUE", 1),
            label(end + 6, len(text), "CONTENT", 1),
            {"start": 0, "end": 3, "label": "RST:causal-cause"},
        ],
    }
    marks = _gum_marks(row)
    assert (len(marks.contents), len(marks.cues), len(marks.sources)) == (n_contents,) * 3


def test_a_pack_is_its_stretches_end_to_end():
    one = Example([torch.arange(6), torch.ones(6)], torch.tensor([0, 1, 2, 2, 0, 0]), torch.zeros(6, 2))
    both = pack([one.cut(0, 2), one.cut(2, 6)])
    assert torch.equal(both.content, one.content)
    assert all(torch.equal(a, b) for a, b in zip(both.inputs, one.inputs, strict=True))
