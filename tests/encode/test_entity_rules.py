"""Rules after the token head."""

import pytest
import spacy

from burthen.annotate.components import customize_tokenizer
from burthen.encode.entity_rules import mend

NLP = spacy.blank("en")
customize_tokenizer(NLP)


@pytest.mark.parametrize(
    ("text", "places", "mended"),
    [
        ("The American president spoke", [(0, 2, "PERSON")], [("American", "NORP")]),
        ("South Korea gets an army", [(0, 2, "ORG")], [("South Korea", "GPE")]),
        ("Many Americans agree", [(0, 2, "GPE")], [("Many Americans", "NORP")]),
        ("The fleet sailed", [(0, 1, "ORG")], []),
        ("A treaty with the Nida Institute", [(3, 6, "ORG")], [("Nida Institute", "ORG")]),
        ("Seoul paid", [(0, 1, "GPE")], [("Seoul", "GPE")]),
    ],
)
def test_labels_and_articles(text, places, mended):
    doc = NLP(text)
    assert [(doc[start:end].text, label) for start, end, label in mend(doc, places)] == mended


def test_a_given_name_parted_by_a_hyphen_is_whole():
    doc = NLP("Noh Taek-jin spoke")
    cut = next(token.i for token in doc if token.text == "Taek") + 1 if any(t.text == "Taek" for t in doc) else 2
    for label in ("PERSON", "ORG"):
        ((start, end, mended),) = mend(doc, [(0, cut, label)])
        assert (doc[start:end].text, mended) == ("Noh Taek-jin", "PERSON")


def test_an_organisation_in_a_compound_stays_one():
    doc = NLP("a Nida Institute-led study")
    assert mend(doc, [(1, 3, "ORG")]) == [(1, 3, "ORG")]


def test_a_compound_with_a_government_is_not_part_of_its_name():
    doc = NLP("a NATO-led force")
    start = next(token.i for token in doc if token.text.startswith("NATO"))
    assert mend(doc, [(start, start + 1, "ORG")]) == [(start, start + 1, "ORG")]
