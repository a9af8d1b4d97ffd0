import pytest
import spacy
from spacy.tokens import Doc, Span

from burthen.annotate.extensions import register_extensions
from burthen.stance.parties import Wording, country_name, find_ally
from burthen.targets import Target


def doc_of(words, labels):
    register_extensions()
    doc = Doc(spacy.blank("en").vocab, words=words)
    doc.ents = [Span(doc, i, i + 1, label=label) for i, label in labels.items()]
    return doc


@pytest.mark.parametrize(
    ("words", "labels", "ally"),
    [
        (["Japan", "and", "Japan", "and", "Poland"], {0: "GPE", 2: "GPE", 4: "GPE"}, "JP"),
        (["Washington", "and", "Canada"], {0: "GPE", 2: "GPE"}, "CA"),
        (["Korean", "troops"], {0: "NORP"}, "KR"),
        (["Nobody", "here"], {}, None),
    ],
)
def test_the_ally_is_the_country_named_most_that_is_not_the_patron(words, labels, ally):
    assert find_ally(doc_of(words, labels)) == ally


def test_placeholders_are_filled_in_every_text():
    target = Target(id="t", proposition="{ally} pays {patron}.", support=["{ally} is generous."], oppose=["No."])
    wording = Wording.of(target, "JP")
    assert wording.statements == ("the ally pays the United States.", "the ally is generous.", "No.")
    assert (wording.proposition, wording.contrary) == ("Japan pays the United States.", None)


def test_without_a_country_the_ally_stays_the_ally():
    assert Wording.of(Target(id="t", proposition="{ally} pays."), None).proposition == "the ally pays."


@pytest.mark.parametrize(("code", "name"), [("GB", "the United Kingdom"), ("JP", "Japan"), ("PH", "the Philippines")])
def test_country_names_have_the_article_that_english_asks_for(code, name):
    assert country_name(code) == name
