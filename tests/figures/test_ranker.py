import pytest

from burthen.figures.ranker import Weights, best, load_weights, probabilities


def test_probabilities_follow_the_weights() -> None:
    weights = {"owner": 2.0, "named here": 1.0}
    chances = probabilities(weights, [["none"], ["owner", "named here"], ["named here"]])
    assert sum(chances) == pytest.approx(1)
    assert chances[1] > chances[2] > chances[0]


@pytest.mark.parametrize(("threshold", "index"), [(0.5, 1), (0.99, 0)])
def test_nobody_is_named_below_the_threshold(threshold, index) -> None:
    assert best(Weights({"owner": 2.0}, threshold), [["none"], ["owner"]]) == index


@pytest.mark.parametrize("question", ["payer", "payee"])
def test_the_bundled_weights(question) -> None:
    found = load_weights(question)
    assert 0 < found.threshold < 1
    assert len(found.weights) > 50
