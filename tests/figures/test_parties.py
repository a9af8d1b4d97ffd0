from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from burthen.figures.reader import read_figures


def _doc(rows: list[tuple[str, int, str, str, str]]) -> Doc:
    """A parsed Doc from rows of word, head, dependency, coarse tag and lemma."""
    words, heads, deps, pos, lemmas = (list(column) for column in zip(*rows, strict=True))
    return Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps, pos=pos, lemmas=lemmas)


PAYS = _doc(
    [
        ("Norway", 1, "nsubj", "PROPN", "Norway"),
        ("pays", 1, "ROOT", "VERB", "pay"),
        ("$", 1, "obj", "SYM", "$"),
        ("3", 4, "compound", "NUM", "3"),
        ("billion", 2, "nummod", "NUM", "billion"),
        ("to", 6, "case", "ADP", "to"),
        ("Kyiv", 1, "obl", "PROPN", "Kyiv"),
        (".", 1, "punct", "PUNCT", "."),
    ]
)
WANTS = _doc(
    [
        ("Washington", 1, "nsubj", "PROPN", "Washington"),
        ("wants", 1, "ROOT", "VERB", "want"),
        ("Tokyo", 1, "obj", "PROPN", "Tokyo"),
        ("to", 4, "mark", "PART", "to"),
        ("pay", 1, "xcomp", "VERB", "pay"),
        ("$", 4, "obj", "SYM", "$"),
        ("8", 7, "compound", "NUM", "8"),
        ("billion", 5, "nummod", "NUM", "billion"),
        (".", 1, "punct", "PUNCT", "."),
    ]
)


def test_subject_pays_recipient() -> None:
    (figure,) = read_figures(PAYS, country=None, published=None)
    assert figure.payer is not None
    assert figure.payee is not None
    assert (figure.payer.id, figure.payer.name, figure.payee.country) == ("government:NO", "Norway", "UA")
    assert figure.payer.span is not None
    assert figure.payer.span.of(PAYS.text) == "Norway"


def test_object_of_a_demand_pays() -> None:
    (figure,) = read_figures(WANTS, country="JP", published=date(2024, 5, 1))
    assert figure.payer is not None
    assert (figure.payer.country, figure.change) == ("JP", "target")


@pytest.mark.parametrize(
    ("text", "payer", "payee"),
    [
        ("Japan's share of the hosting bill is ¥200 billion.", "JP", "US forces"),
        ("Italy (1.1 percent of GDP) lags.", "IT", "own forces"),
        ("Germany's 1.9 percent of GDP is low.", "DE", "own forces"),
    ],
)
def test_without_a_parser(read, text, payer, payee) -> None:
    (figure,) = read(text)
    assert figure.payer is not None
    assert figure.payee is not None
    assert (figure.payer.country, figure.payee.name) == (payer, payee)


def test_a_share_of_gdp_goes_to_own_forces_though_the_payer_is_not_sure(read) -> None:
    (figure,) = read("Poland spends 4 percent of GDP.")
    assert figure.payee is not None
    assert figure.payee.name == "own forces"


def test_respectively(read) -> None:
    figures = read("Norway and Sweden pledged $3 billion and $2 billion, respectively.")
    assert [f.payer.country for f in figures] == ["NO", "SE"]


@pytest.mark.parametrize(
    ("text", "country", "payer"),
    [
        ("The plan will cost 900 billion won.", "KR", "government:KR"),
        ("Spending stands at 1.4 percent of GDP.", "CA", "government:CA"),
        ("Spending stands at 1.4 percent of GDP.", None, None),
        ("The convoy had 40 trucks.", "DE", None),
    ],
)
def test_a_payer_that_nobody_names(text, country, payer) -> None:
    (figure,) = read_figures(spacy.blank("en")(text), country=country, published=None)
    assert (figure.payer and figure.payer.id) == payer


def test_the_allies_pay_only_where_they_are_named() -> None:
    (figure,) = read_figures(spacy.blank("en")("It will cost $2 billion."), country="US", published=None)
    assert figure.payer is None or figure.payer.name != "allies"
