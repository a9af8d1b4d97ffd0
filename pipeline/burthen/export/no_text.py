"""What may be shared of a text that may not: offsets, labels, hashes, and words too few to stand for it.

Whoever has the text finds every passage again by its offsets and can tell by the hash that it is the same text. Quotes
of figures, reporting words and signs of endorsement stay if they are short; those of sentences, claims and evidence,
which together are the article, do not, and nor does what restates them.
"""

from __future__ import annotations

from typing import Any, Final

from burthen.records import Record
from burthen.tables.columns import Column
from burthen.tables.schemas import COLUMNS
from burthen.tables.values import Row

SCHEMA_ID: Final = "burthen/record-without-text/1"
LONGEST: Final = 60  # code points of a quote that stays: most figures and cues, no sentence of weight

# Columns whose words are the article's own, by table: dropped, or kept if short.
DROPPED: Final = {
    "articles": {"text", "kind_evidence"},
    "sentences": {"quote"},
    "claims": {"quote", "canonical", "ask_action"},
    "figures": set[str](),
    "stances": {"conditional_on"},
    "evidence": {"quote"},
}
SHORT: Final = {
    "claims": {"cue_quote", "endorsement_evidence_quote", "source_surface"},
    "figures": {"quote", "period_text", "measures"},
}


def row_without_text(table: str, row: Row) -> Row:
    """Returns a row without the article's words, short quotes left."""
    dropped, short = DROPPED[table], SHORT.get(table, set())
    return {name: None if name in dropped else _short(value) if name in short else value for name, value in row.items()}


def columns_without_text(table: str) -> tuple[Column, ...]:
    """Returns the columns of a table whose words may be missing."""
    missing = DROPPED[table] | SHORT.get(table, set())
    return tuple(Column(c.name, c.kind, c.description, c.required and c.name not in missing) for c in COLUMNS[table])


def record_without_text(record: Record) -> dict[str, Any]:
    """Returns a record as plain data without the article's words; it has a schema of its own."""
    data: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    data["schema"] = SCHEMA_ID
    data["article"]["text"] = None
    data["article"]["kind"]["evidence"] = []
    _drop(data["article"]["removed"], "quote")
    _drop(data["sentences"], "quote")
    for claim in data["claims"] or ():
        _drop([claim, *claim["spans"]], "quote", "canonical")
        if claim["ask"]:
            claim["ask"]["action"] = None
        for part, name in (("cue", "quote"), ("endorsement_evidence", "quote"), ("source", "surface")):
            _shorten(claim[part], name)
    for figure in data["figures"] or ():
        _shorten(figure, "quote")
        _shorten(figure, "measures")
        _shorten(figure["period"], "text")
    for stance in data["stances"] or ():
        stance["conditional_on"] = None
        _drop(stance["evidence"], "quote")
    return data


def _drop(parts: list[dict[str, Any]] | None, *names: str) -> None:
    for part in parts or ():
        for name in names:
            if name in part:
                part[name] = None


def _shorten(part: dict[str, Any] | None, name: str) -> None:
    if part is not None:
        part[name] = _short(part[name])


def _short(value: Any) -> Any:
    return None if isinstance(value, str) and len(value) > LONGEST else value
