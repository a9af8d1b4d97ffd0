"""Headlines that name a speaker before or after a colon: "Premier: no more cuts"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.content import trim
from burthen.annotate.lexicon import words
from burthen.annotate.marks import source_of
from burthen.annotate.report import Frame, Report
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_NAME = 4


def headline_span(doc: Doc) -> Span | None:
    """Returns where the headline stands in the Doc, None without a source or headline."""
    source = source_of(doc)
    return source.clean.headline if source is not None else None


def headline_reports(doc: Doc) -> Iterator[Report]:
    """Yields the report of a headline "SPEAKER: words"; a topic before the colon is none."""
    headline = headline_span(doc)
    if headline is None:
        return
    span = doc.char_span(headline.start, headline.end, alignment_mode="expand")
    if span is None:
        return
    for token in span[: _LONGEST_NAME + 1]:
        if token.text != ":" or token.i == span.start:
            continue
        name, rest = doc[span.start : token.i], doc[token.i + 1 : span.end]
        content = trim(doc.text, Span(rest.start_char, rest.end_char)) if len(rest) else Span(0, 0)
        head = _speaker(list(name))
        if head is not None and len(content) and any(t.pos_ in {"VERB", "AUX"} for t in rest):
            yield Report(Frame.HEADLINE, None, None, (content,), head, holder_needed=True)
        return


def _speaker(tokens: list[Token]) -> Token | None:
    """Returns the head of a name or office, None for a topic."""
    last = tokens[-1]
    person = all(token.ent_type_ == "PERSON" for token in tokens)
    office = {lemma(last), last.lower_} & words("offices", "heads")
    return last if person or office else None
