import pytest
import spacy

from burthen.resources import config
from burthen.train.entity_docs import EntityScheme, build_doc

SCHEME = EntityScheme.read(config("train/ner_labels.toml"))
PLACE = ["GPE", "LOC", "FAC"]


def doc_of(words, ents, sup):
    return build_doc(spacy.blank("en").vocab, {"tokens": words.split(), "ents": ents, "sup": sup}, SCHEME)


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


def test_an_unmarked_name_is_missing_where_the_set_does_not_annotate_its_label():
    doc = doc_of("The Norland fleet sailed", [], ["GPE"])
    assert [token.ent_iob_ for token in doc] == ["O", "", "O", "O"]


def test_an_unmarked_name_is_a_negative_where_the_set_annotates_the_core():
    doc = doc_of("The Norland fleet sailed", [], ["PERSON", "ORG", "GPE", "LOC"])
    assert [token.ent_iob_ for token in doc] == ["O"] * 4


def test_a_span_that_cannot_be_decided_is_missing():
    doc = doc_of("Norlanders voted", [[0, 1, ["PERSON", "NORP"]]], ["PERSON", "ORG", "GPE", "LOC"])
    assert [token.ent_iob_ for token in doc] == ["", "O"]


def test_no_set_gives_a_test_split_to_training():
    assert all("test" not in source.get("train", []) + source.get("dev", []) for source in SCHEME.sources)
