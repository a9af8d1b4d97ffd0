"""Gold attributed claims laid onto the Docs of their articles, for the heads of attribution and endorsement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.annotate.readings import Attribution, DocSource, Speaker
from burthen.clean import clean
from burthen.evaluate.predict import article_of
from burthen.records import Claim, Quoted, Record
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True)
class GoldDoc:
    """The Doc of a gold record's article, and its attributed claims as attributions, in text order."""

    record: Record
    doc: Doc
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def gold_docs(nlp: Language, records: Iterable[Record]) -> Iterator[GoldDoc]:
    """Yields a Doc a record, with the components of `nlp` run on it."""
    for record in records:
        article = article_of(record)
        cleaned = clean(article)
        doc = nlp.make_doc(cleaned.text)
        doc._.source = DocSource(article, cleaned)
        yield lay_on(record, nlp(doc))


def lay_on(record: Record, doc: Doc) -> GoldDoc:
    """Returns a record's attributed claims on the tokens of its Doc; those in removed text are left out."""
    to_source = doc._.source.clean.offsets.to_source
    places = [to_source(Span(token.idx, token.idx + len(token))) for token in doc]
    starts, ends = [place.start for place in places], [place.end for place in places]

    def lay(quoted: Quoted | None) -> Span | None:
        if quoted is None:
            return None
        first, last = bisect_left(ends, quoted.start + 1), bisect_left(starts, quoted.end) - 1
        return Span(doc[first].idx, doc[last].idx + len(doc[last])) if first <= last < len(doc) else None

    pairs = []
    for claim in record.claims or []:
        pieces = tuple(span for piece in claim.spans or [claim] if (span := lay(piece)) is not None)
        if claim.source is None or claim.mode is None or not pieces:
            continue
        source = claim.source
        at = None
        if source.start is not None and source.end is not None:
            at = lay(Quoted(start=source.start, end=source.end, quote=""))
        speaker = Speaker(source.id, source.kind, source.name, source.country, source.surface, at)
        pairs.append((Attribution(pieces, speaker, lay(claim.cue), claim.mode, tuple(claim.chain), "gold"), claim))
    pairs.sort(key=lambda pair: (pair[0].extent.start, -pair[0].extent.end))
    return GoldDoc(record, doc, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
