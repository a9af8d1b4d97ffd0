import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from burthen.annotate.extensions import register_extensions
from burthen.annotate.readings import DocSource
from burthen.article import Article, CleanText, SourceRef
from burthen.figures.component import create_figures
from burthen.figures.quantities import to_quantity
from burthen.figures.reader import read_figures
from burthen.spans import OffsetMap

WORDS = (
    "$ 5 billion percent of GDP from to half a nothing pay the same rate - fiscal 2024 ( ) , . US two times Japan 1/3"
)
PIECES = [*WORDS.split(), "\n", "😀", "é", "’s", "½", "9" * 30]


def test_component_writes_figures_and_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("burthen_figures")
    doc = nlp("Norland paid $3 billion.")
    assert [f.value_min for f in doc._.figures] == [3e9]
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("$3 billion", "money")]


def test_component_takes_country_and_date_from_the_article() -> None:
    register_extensions()
    text = "Canberra paid $3 billion last year."
    article = Article("a1", text, SourceRef("-", "text"), outlet_country="AU", published="2024-03-01T08:00:00+11:00")
    doc = spacy.blank("en")(text)
    doc._.source = DocSource(article, CleanText(text, OffsetMap.identity(len(text))))
    (figure,) = create_figures(spacy.blank("en"), "f")(doc)._.figures
    assert (figure.unit, figure.period.start) == ("AUD", "2023-01-01")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_invariants(pieces: list[str]) -> None:
    text = " ".join(pieces)
    figures = read_figures(spacy.blank("en")(text), country="US", published=None)
    ends = [0, *(f.span.end for f in figures)]
    for number, figure in enumerate(figures):
        assert ends[number] <= figure.span.start < figure.span.end <= len(text)
        assert figure.value_min is not None or figure.value_max is not None
        if figure.value_min is not None and figure.value_max is not None:
            assert 0 <= figure.value_min <= figure.value_max <= 1e18
        assert figure.equivalent_of is None or figure.equivalent_of < number
        assert figure.repeat_of is None or figure.repeat_of < number
        assert to_quantity(figure, figure.span.of(text))["value"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "(" * 20_000 + "5" + ")" * 20_000,
        "2 " + "million " * 10_000,
        "two hundred and " * 10_000,
        "1,11," * 10_000,
        "$" * 20_000,
        "from 5 to " * 5_000,
        "5% of " * 5_000,
        "pay nothing " * 5_000,
    ],
)
def test_hostile_input_takes_bounded_time(text: str) -> None:
    doc = Doc(Vocab(), words=[text], spaces=[False])
    start = time.process_time()
    read_figures(doc, country=None, published=None)
    assert time.process_time() - start < 20
