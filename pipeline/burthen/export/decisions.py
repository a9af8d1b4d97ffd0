"""Every decision of a record: what was decided, by rule, model or coder, how sure, and on which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from burthen.records import Claim, Figure, Quoted, Record, Sentence, Stance

RULE, MODEL = "rule", "model"


@dataclass(frozen=True)
class Decision:
    """One decision.

    Attributes:
        layer: Layer of the record.
        item: Id of the sentence, claim, figure or stance; of the article for its fields.
        what: What was decided: type, endorsement, value, ...
        value: What it was decided to be.
        by: `rule`, `model`, `coder`, or what the record names; None where the record does not say.
        p: Probability, None where none was given.
        start: First code point of the words that it rests on; None where the record names none.
        end: One past the last.
        words: These words.
    """

    layer: str
    item: str
    what: str
    value: str
    by: str | None
    p: float | None = None
    start: int | None = None
    end: int | None = None
    words: str | None = None


def decisions(record: Record) -> Iterator[Decision]:
    """Yields the decisions of a record in order of the flow."""
    yield from _article(record)
    coded = not record.provenance.models
    for sentence in record.sentences or ():
        yield from _sentence(sentence, coded=coded)
    for claim in record.claims or ():
        yield from _claim(claim)
    for figure in record.figures or ():
        yield from _figure(figure)
    for stance in record.stances or ():
        yield from _stance(stance, coded=coded)


def _article(record: Record) -> Iterator[Decision]:
    article = record.article
    for name, origin in article.origin.items():
        if name != "kind":
            yield Decision("article", article.id, name, str(getattr(article, name, None)), origin)
    if article.kind.value is not None:
        words = "; ".join(f"{evidence.where}: {evidence.words}" for evidence in article.kind.evidence)
        by = article.origin.get("kind")
        yield Decision("article", article.id, "kind", article.kind.value, by, article.kind.p, words=words or None)
    for span in article.removed:
        yield _on(Decision("article", article.id, "removed", span.reason, RULE), span)


def _sentence(sentence: Sentence, *, coded: bool) -> Iterator[Decision]:
    by = "coder" if coded else RULE if sentence.p is None else MODEL
    if sentence.type is not None:
        yield _on(Decision("sentences", sentence.id, "type", sentence.type, by, sentence.p), sentence)
    yield _on(Decision("sentences", sentence.id, "voice", sentence.voice, "coder" if coded else None), sentence)


def _claim(claim: Claim) -> Iterator[Decision]:
    if claim.type is not None:
        yield _on(Decision("claims", claim.id, "type", claim.type, claim.decided_by, claim.p), claim)
    if claim.source is not None:
        source = Decision("claims", claim.id, "source", claim.source.id, None)
        yield _on(source, claim.cue) if claim.cue else source
    if claim.endorsement is not None:
        sign = Decision("claims", claim.id, "endorsement", claim.endorsement, None)
        yield _on(sign, claim.endorsement_evidence) if claim.endorsement_evidence else sign


def _figure(figure: Figure) -> Iterator[Decision]:
    ends = sorted({end for end in (figure.value_min, figure.value_max) if end is not None})
    value = " to ".join(f"{end:g}" for end in ends) or "open"
    said = f"{value} {figure.unit or ''} ({figure.bound})".replace("  ", " ")
    yield _on(Decision("figures", figure.id, "value", said, figure.decided_by, figure.p), figure)
    for role, party in (("payer", figure.payer), ("payee", figure.payee)):
        if party is not None:
            yield Decision("figures", figure.id, role, party.id or party.name, None, None, party.start, party.end)
    if figure.period is not None:
        when = f"{figure.period.start or ''}..{figure.period.end or ''}"
        basis = figure.period.basis
        yield Decision("figures", figure.id, "period", when, basis, words=figure.period.text)


def _stance(stance: Stance, *, coded: bool) -> Iterator[Decision]:
    by = "coder" if coded else MODEL
    p = (stance.p or {}).get(stance.value)
    row = Decision("stances", stance.id, f"{stance.holder.id} on {stance.target}", stance.value, by, p)
    if not stance.evidence:
        yield row
    for span in stance.evidence:
        yield _on(row, span)


def _on(decision: Decision, span: Quoted) -> Decision:
    from dataclasses import replace

    return replace(decision, start=span.start, end=span.end, words=span.quote)
