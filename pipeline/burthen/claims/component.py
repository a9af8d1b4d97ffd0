"""The spaCy component of the claims stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from burthen.annotate.extensions import register_extensions
from burthen.claims.attitude_model import bundled_model
from burthen.claims.evidence import StatesEvidence, TypeEvidence
from burthen.claims.features import read_features
from burthen.claims.reading import ClaimReader
from burthen.claims.readings import ClaimReading

SPANS_KEY = "claims"


class ClaimsComponent:
    """Writes `doc._.sentence_readings`, `doc._.claims` and `doc.spans["claims"]`."""

    def __init__(self, name: str, evidence: TypeEvidence | None = None) -> None:
        """Takes a source of model evidence.

        Args:
            name: Name of the component in its pipeline.
            evidence: Model evidence on types; by default what the encoder left on the Doc, if it has run.
        """
        self.name = name
        self.evidence: TypeEvidence = evidence or StatesEvidence()
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Reads one Doc; one without sentence boundaries gets neither readings nor claims."""
        if not len(doc) or not doc.has_annotation("SENT_START"):
            doc._.sentence_readings, doc._.claims = (), ()
            doc.spans[SPANS_KEY] = []
            return doc
        reader = ClaimReader(read_features(doc), self.evidence.type_scores(doc), bundled_model())
        decisions = reader.typer.decisions()
        claims = sorted(
            (*reader.own_claims(decisions), *reader.attributed_claims()),
            key=lambda claim: (claim.spans[0].start, -claim.spans[-1].end),
        )
        doc._.sentence_readings = tuple(
            reader.sentence_reading(index, decision) for index, decision in enumerate(decisions)
        )
        doc._.claims = tuple(claims)
        doc.spans[SPANS_KEY] = list(_doc_spans(doc, claims))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Reads Docs one by one."""
        for doc in stream:
            yield self(doc)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes nothing: cues are part of the package."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ClaimsComponent:
        """Reads nothing: cues are part of the package."""
        return self


def _doc_spans(doc: Doc, claims: Iterable[ClaimReading]) -> Iterator[DocSpan]:
    """Yields a spaCy span for each piece of each claim, labelled with its type."""
    for claim in claims:
        for piece in claim.spans:
            span = doc.char_span(piece.start, piece.end, label=claim.type.value, alignment_mode="expand")
            if span is not None:
                yield span


@Language.factory(
    "burthen_claims",
    assigns=["doc._.sentence_readings", "doc._.claims"],
    requires=["doc.sents"],
)
def create_claims(nlp: Language, name: str) -> ClaimsComponent:
    """Creates the claims component."""
    return ClaimsComponent(name)
