import pytest

from burthen.resources import config
from burthen.train.entity_docs import EntityScheme

SCHEME = EntityScheme.read(config("train/ner_labels.toml"))
PLACE = ["GPE", "LOC", "FAC"]


@pytest.mark.parametrize(
    ("allowed", "words", "label"),
    [
        (["PERSON"], ["Okafor"], "PERSON"),
        (PLACE, ["Norland"], "GPE"),
        (PLACE, ["Kesten", "Strait"], "LOC"),
        (PLACE, ["Camp", "Harrow", "Airfield"], "FAC"),
        (["WORK"], ["Ode"], ""),
        (["WORK", "PRODUCT"], ["Ode"], ""),
        (["PERSON", "NORP"], ["Norlanders"], None),
    ],
)
def test_undecided_labels(allowed, words, label):
    assert SCHEME.decide(allowed, words) == label


def test_no_set_gives_a_test_split_to_training():
    assert all("test" not in source.get("train", []) + source.get("dev", []) for source in SCHEME.sources)
