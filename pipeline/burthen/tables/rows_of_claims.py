"""Rows of the tables `claims` and `figures`."""

from __future__ import annotations

from burthen.records import Ask, Claim, ClaimSource, Figure, Party, Period, Record
from burthen.tables.rows_of_text import sentence_id
from burthen.tables.values import Row, cleaned, joined, span

CHAIN = " > "  # between holder ids, which hold no spaces


def claim_rows(record: Record) -> list[Row]:
    """Returns a row a claim."""
    return [_claim_row(record, place, item) for place, item in enumerate(record.claims or ())]


def _claim_row(record: Record, position: int, claim: Claim) -> Row:
    return cleaned(
        {
            "article_id": record.article.id,
            "claim_id": claim.id,
            "position": position,
            **span(claim),
            "spans": joined(f"{piece.start}-{piece.end}" for piece in claim.spans),
            "sentence_id": sentence_id(record.sentences, claim.sentence),
            "type": claim.type,
            "voice": claim.voice,
            **_source(claim.source),
            "chain": joined(claim.chain, CHAIN),
            **span(claim.cue, "cue"),
            "mode": claim.mode,
            "force": claim.force,
            "endorsement": claim.endorsement,
            "endorsement_scope": claim.endorsement_scope,
            **span(claim.endorsement_evidence, "endorsement_evidence"),
            "hedged": claim.hedged,
            "negated": claim.negated,
            "checkworthy": claim.checkworthy,
            **_ask(claim.ask),
            "canonical": claim.canonical,
            "figures": joined(claim.figures),
            "decided_by": claim.decided_by,
            "p": claim.p,
        }
    )


def _source(source: ClaimSource | None) -> Row:
    names = ("id", "kind", "name", "country", "surface", "start", "end")
    return {f"source_{name}": getattr(source, name, None) for name in names}


def _ask(ask: Ask | None) -> Row:
    return {f"ask_{name}": getattr(ask, name, None) for name in ("addressee", "action")}


def figure_rows(record: Record) -> list[Row]:
    """Returns a row a figure."""
    return [_figure_row(record.article.id, place, item) for place, item in enumerate(record.figures or ())]


def _figure_row(article_id: str, position: int, figure: Figure) -> Row:
    before = ("kind", "value_min", "value_max", "of_total", "unit", "unit_basis", "bound", "frame", "change")
    after = ("endorsement", "equivalent_of", "repeat_of", "scenario", "decided_by", "p")
    return cleaned(
        {
            "article_id": article_id,
            "figure_id": figure.id,
            "position": position,
            **span(figure),
            **{name: getattr(figure, name) for name in before},
            "change_from": figure.change_from,
            "per": figure.per,
            **_period(figure.period),
            **_party("payer", figure.payer),
            **_party("payee", figure.payee),
            "measures": figure.measures,
            "claim_id": figure.claim,
            "voice": figure.voice,
            "source_id": figure.source,
            **{name: getattr(figure, name) for name in after},
        }
    )


def _period(period: Period | None) -> Row:
    return {f"period_{name}": getattr(period, name, None) for name in ("start", "end", "text", "basis")}


def _party(role: str, party: Party | None) -> Row:
    return {f"{role}_{name}": getattr(party, name, None) for name in ("id", "name", "country", "start", "end")}
