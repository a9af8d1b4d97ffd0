"""The spaCy component of the figures stage."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from burthen.annotate.extensions import register_extensions
from burthen.figures.reader import read_figures


class Figures:
    """Writes `doc._.figures` and `doc.spans["figures"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Reads the figures of one Doc; outlet country and date come from `doc._.source` where there is one."""
        source = doc._.source
        country = source.article.outlet_country if source else None
        published = day_of(source.article.published) if source else None
        doc._.figures = read_figures(doc, country=country, published=published)
        spans = (
            doc.char_span(figure.span.start, figure.span.end, label=figure.kind.value, alignment_mode="expand")
            for figure in doc._.figures
        )
        doc.spans["figures"] = SpanGroup(doc, name="figures", spans=[span for span in spans if isinstance(span, Span)])
        return doc


@Language.factory("burthen_figures", assigns=["doc._.figures", "doc.spans"])
def create_figures(nlp: Language, name: str) -> Figures:
    """Creates the figure grammar; put it after the parser, or anywhere in a pipeline without one."""
    register_extensions()
    return Figures()


def day_of(published: str | None) -> date | None:
    """Returns the date of an ISO 8601 date or date and time, None for what is neither."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
