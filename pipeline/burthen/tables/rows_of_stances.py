"""Rows of the tables `stances` and `evidence`."""

from __future__ import annotations

from bisect import bisect_right

from burthen import labels
from burthen.records import Record, Stance
from burthen.tables.values import Row, cleaned, span


def stance_rows(record: Record) -> list[Row]:
    """Returns a row a holder and proposition."""
    return [_stance_row(record.article.id, place, item) for place, item in enumerate(record.stances or ())]


def _stance_row(article_id: str, position: int, stance: Stance) -> Row:
    p = stance.p or {}
    fields = ("strength", "conditional_on", "reverse", "ironic", "zero_shot")
    return cleaned(
        {
            "article_id": article_id,
            "stance_id": stance.id,
            "position": position,
            "holder_id": stance.holder.id,
            "holder_kind": stance.holder.kind,
            "holder_name": stance.holder.name,
            "holder_country": stance.holder.country,
            "target": stance.target,
            "value": stance.value,
            "p": p.get(stance.value),
            **{f"p_{value}": p.get(value) for value in labels.StanceValue},
            **{name: getattr(stance, name) for name in fields},
            "n_evidence": len(stance.evidence),
        }
    )


def evidence_rows(record: Record) -> list[Row]:
    """Returns a row a passage that bears out a stance."""
    sentences = sorted(record.sentences or (), key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in sentences]

    def around(offset: int) -> str | None:
        index = bisect_right(starts, offset) - 1
        return sentences[index].id if index >= 0 and offset < sentences[index].end else None

    return [
        cleaned(
            {
                "article_id": record.article.id,
                "stance_id": stance.id,
                "position": position,
                "holder_id": stance.holder.id,
                "holder_kind": stance.holder.kind,
                "target": stance.target,
                "value": stance.value,
                **span(passage),
                "sentence_id": around(passage.start),
                "p": passage.p,
            }
        )
        for stance in record.stances or ()
        for position, passage in enumerate(stance.evidence)
    ]
