"""Reports whose verb the parse has lost, set phrases, and sources in front of a clause."""

import pytest
from spacy.tokens import Doc

from burthen.annotate.lost_verbs import verb_lemma
from burthen.annotate.voices import read_voices

TABLE = [
    ("Others answer that the piers restore the balance.", "unnamed", "the piers restore the balance"),
    ("The largest opposition party maintains that the levy is a tax.", None, "the levy is a tax"),
    ("Some in the harbour hold that the pact is uneven.", None, "the pact is uneven"),
    ("Norland's premier wants more tugs in the strait.", None, "more tugs in the strait"),
    ("The envoy let it be known that the talks were over.", "person:envoy", "the talks were over"),
    ("One hears that the yard will close.", "unnamed", "the yard will close"),
    ("Under the treaty, the hosts pay for the land.", "document:treaty", "the hosts pay for the land"),
    ("By the ministry's count, nine ships are ready.", "institution:ministry", "nine ships are ready"),
    ("The senator called the levy unfair.", "person:senator", "the levy unfair"),
    ("The admiral puts the cost at $5 billion.", "person:admiral", "the cost at $5 billion"),
    ("I wrote in 2014 that the target was arbitrary.", "author_past", "the target was arbitrary"),
    ("A staffer at the yard says the cranes are rusting.", "unnamed", "the cranes are rusting"),
    ("The minister says the hosts pay nothing, which is rich.", "person:minister", "the hosts pay nothing"),
]


@pytest.mark.parametrize(("text", "source", "content"), TABLE)
def test_reports(voices, text, source, content):
    doc = voices(text)
    found = {p.of(doc.text): a.source.id for a in read_voices(doc)[0] for p in a.content}
    assert content in found
    if source is not None:
        assert found[content] == source


@pytest.mark.parametrize(
    "text",
    [
        "The answer that they gave was short.",
        "A share of output tells you what a treasury gave up.",
        "Nobody in the harbour says that the pact is dead.",
        "The yard asked for it.",
        "In the harbour the tugs lie idle.",
    ],
)
def test_no_reports(voices, text):
    assert read_voices(voices(text))[0] == ()


def test_a_verb_that_the_tagger_took_for_a_noun(blank):
    doc = Doc(
        blank.vocab,
        words=["Others", "answer", "that", "rents", "rose", "."],
        pos=["NOUN", "NOUN", "SCONJ", "NOUN", "VERB", "PUNCT"],
        tags=["NNS", "NN", "IN", "NNS", "VBD", "."],
        lemmas=["other", "answer", "that", "rent", "rise", "."],
        deps=["nsubj", "ROOT", "mark", "nsubj", "acl", "punct"],
        heads=[1, 1, 4, 4, 1, 1],
    )
    (attribution,) = read_voices(doc)[0]
    assert attribution.content[0].of(doc.text) == "rents rose"


@pytest.mark.parametrize(
    ("form", "lemma"), [("says", "say"), ("said", "say"), ("denied", "deny"), ("urges", "urge"), ("harbour", None)]
)
def test_forms_of_reporting_verbs(form, lemma):
    assert verb_lemma(form) == lemma


def test_a_name_in_apposition_speaks(voices):
    doc = voices("My friend Capt. Anton Brekke argued last month that the fleet should come home.")
    assert [a.source.id for a in read_voices(doc)[0]] == ["person:anton-brekke"]
