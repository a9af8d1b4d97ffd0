"""Who is asked, as a holder id where it can be told."""

import pytest
import spacy

from burthen.annotate.extensions import register_extensions
from burthen.annotate.readings import DocSource
from burthen.article import Article, CleanText, SourceRef
from burthen.claims.addressee import resolve_addressee
from burthen.spans import OffsetMap


def doc_of(country):
    register_extensions()
    doc = spacy.blank("en")("Spend more.")
    article = Article("a", doc.text, SourceRef("a.txt", "text"), outlet_country=country)
    doc._.source = DocSource(article, CleanText(doc.text, OffsetMap.identity(len(doc.text))))
    return doc


@pytest.mark.parametrize(
    ("named", "own", "addressee"),
    [
        ("Tokyo", True, "government:JP"),
        ("the U.S. side", False, "government:US"),
        ("The government", True, "government:CA"),
        (None, True, "government:CA"),
        ("It", True, "government:CA"),
        (None, False, None),
        ("the ministry", True, "the ministry"),
        ("the mayor of Seoul", True, "the mayor of Seoul"),
    ],
)
def test_addressee_in_a_canadian_paper(named, own, addressee):
    assert resolve_addressee(doc_of("CA"), named, own=own) == addressee


def test_without_a_country_nobody_is_made_up():
    assert resolve_addressee(doc_of(None), None, own=True) is None
    assert resolve_addressee(doc_of(None), "The government", own=True) == "The government"
