"""Records as a spaCy DocBin: a Doc an article, its layers as span groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.records import Quoted, Record

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

UNTYPED = "untyped"


def write_docbin(records: Iterable[Record], path: Path) -> None:
    """Writes a DocBin; read it with `DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)`."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    DocBin(docs=(as_doc(record, nlp) for record in records), store_user_data=True).to_disk(path)


def as_doc(record: Record, nlp: Language) -> Doc:
    """Returns a Doc over the text as extracted, whose span groups are `sentences`, `claims`, `figures` and `evidence`.

    A span that ends within a token takes the whole token in. `doc.user_data["burthen"]` has the id of the article and,
    for each group, the ids of its spans and their own offsets.
    """
    doc = nlp.make_doc(record.article.text)
    ids: dict[str, list[str]] = {}
    offsets: dict[str, list[list[int]]] = {}
    for name, spans in _groups(record).items():
        placed = [(part, q, span) for part, q, label in spans if (span := _span(doc, q, label)) is not None]
        doc.spans[name] = [span for _, _, span in placed]
        ids[name] = [part for part, _, _ in placed]
        offsets[name] = [[quoted.start, quoted.end] for _, quoted, _ in placed]
    doc.user_data["burthen"] = {
        "article_id": record.article.id,
        "outlet": record.article.outlet,
        "published": record.article.published,
        "spans": ids,
        "offsets": offsets,
    }
    return doc


def _groups(record: Record) -> dict[str, list[tuple[str, Quoted, str]]]:
    return {
        "sentences": [(s.id, s, s.type or UNTYPED) for s in record.sentences or ()],
        "claims": [(c.id, c, c.type or UNTYPED) for c in record.claims or ()],
        "figures": [(f.id, f, f.kind) for f in record.figures or ()],
        "evidence": list(_evidence(record)),
    }


def _evidence(record: Record) -> Iterator[tuple[str, Quoted, str]]:
    for stance in record.stances or ():
        for span in stance.evidence:
            yield stance.id, span, f"{stance.target}:{stance.value}"


def _span(doc: Doc, quoted: Quoted, label: str) -> Span | None:
    span: Any = doc.char_span(quoted.start, quoted.end, label=str(label), alignment_mode="expand")
    return span if quoted.end > quoted.start else None
