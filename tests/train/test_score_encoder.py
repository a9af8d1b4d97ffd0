import pytest
import torch

from burthen.train.score_encoder import classification_scores, expected_calibration_error, fit_temperature


def test_ece_of_certain_and_right_is_zero_and_of_certain_and_wrong_is_one():
    certain = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    assert expected_calibration_error(certain, torch.tensor([0, 0])) == 0
    assert expected_calibration_error(certain, torch.tensor([1, 1])) == 1


def test_ece_is_the_gap_between_confidence_and_accuracy():
    probabilities = torch.tensor([[0.75, 0.25]] * 4)
    assert expected_calibration_error(probabilities, torch.tensor([0, 0, 1, 1])) == pytest.approx(0.25)


def test_overconfident_logits_get_a_temperature_above_one():
    logits = torch.tensor([[6.0, 0.0]] * 10)
    gold = torch.tensor([0] * 7 + [1] * 3)
    temperature = fit_temperature(logits, gold)
    assert temperature > 3
    assert float(torch.softmax(logits[0] / temperature, -1)[0]) == pytest.approx(0.7, abs=0.03)


def test_macro_f1_is_over_the_labels_of_the_gold():
    logits = torch.tensor([[1.0, 0, 0], [1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0]])
    scores = classification_scores(logits, torch.tensor([0, 0, 1, 1]), ["a", "b", "c"], 1.0)
    assert scores["accuracy"] == 75.0
    assert scores["f1"] == {"a": 100.0, "b": 66.7}
    assert scores["macro_f1"] == pytest.approx(83.35, abs=0.1)
    assert scores["majority_accuracy"] == 50.0
