"""The table: one row an article, by id, with its group, the canonical article of it, and the verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from burthen.duplicates.groups import Groups, group_texts
from burthen.duplicates.index import DuplicateIndex, Row
from burthen.duplicates.parameters import wire
from burthen.duplicates.sketch import containment, jaccard

VERDICTS = ("own", "shared", "wire")
MATCHES = ("exact", "near", "shortened", "linked")


def schema() -> Any:
    """Returns the Arrow schema of the table.

    Columns: `article_id`; `group`, 16 hex digits of SHA-256 over the canonical id; `canonical`, the id of the article
    with the smallest (published, id), an unknown date after all known; `verdict` (`own`; `shared`: the text stands in
    several outlets; `wire`: it names an agency, or stands in so many outlets that it was handed out); `match` with the
    canonical article (`exact` words, `near`, `shortened`, or `linked` through others only; null for the canonical
    itself); `jaccard` and `containment` of word trigrams with it; `outlet`, `published` as in the record; `n_outlets`
    and `n_articles` of the group; `evidence`, the words that name an agency.
    """
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("article_id", pa.string(), nullable=False),
            pa.field("group", pa.string(), nullable=False),
            pa.field("canonical", pa.string(), nullable=False),
            pa.field("verdict", pa.string(), nullable=False),
            pa.field("match", pa.string()),
            pa.field("jaccard", pa.float64(), nullable=False),
            pa.field("containment", pa.float64(), nullable=False),
            pa.field("outlet", pa.string()),
            pa.field("published", pa.string()),
            pa.field("n_outlets", pa.int32(), nullable=False),
            pa.field("n_articles", pa.int32(), nullable=False),
            pa.field("evidence", pa.string()),
        ]
    )


@dataclass(frozen=True)
class _Group:
    canonical: Row
    verdict: str
    n_outlets: int
    n_articles: int
    evidence: str | None


def table_of(index: DuplicateIndex) -> Any:
    """Returns the table of all articles of an index, a `pyarrow.Table`."""
    import pyarrow as pa

    rows = list(index.rows())
    members = _members(rows, group_texts(index), index.comparable())
    cells: dict[str, dict[str, Any]] = {}
    for group in members:
        cells.update(_cells(group, index))
    ordered = [cells.pop(row.id) for row in rows]
    return pa.Table.from_pylist(ordered, schema=schema())


def _members(rows: Sequence[Row], groups: Groups, comparable: set[int]) -> list[list[Row]]:
    found: dict[tuple[bool, int | str], list[Row]] = defaultdict(list)
    for row in rows:
        together = row.text in comparable
        found[together, groups.find(row.text) if together else row.id].append(row)
    return list(found.values())


def _cells(members: Sequence[Row], index: DuplicateIndex) -> dict[str, dict[str, Any]]:
    group = _describe(members)
    canonical = group.canonical
    base = {
        "group": sha256(canonical.id.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "canonical": canonical.id,
        "verdict": group.verdict,
        "n_outlets": group.n_outlets,
        "n_articles": group.n_articles,
        "evidence": group.evidence,
    }
    sets = index.sets(canonical.text)
    measured = {canonical.text: (1.0, 1.0, "exact")}
    for row in members:
        if row.text not in measured:
            measured[row.text] = _measure(sets, index.sets(row.text), index)
    return {
        row.id: {
            "article_id": row.id,
            **base,
            "match": None if row is canonical else measured[row.text][2],
            "jaccard": measured[row.text][0],
            "containment": measured[row.text][1],
            "outlet": row.outlet,
            "published": row.published,
        }
        for row in members
    }


def _measure(canonical: tuple[Any, Any], other: tuple[Any, Any], index: DuplicateIndex) -> tuple[float, float, str]:
    common, held = jaccard(canonical[0], other[0]), containment(canonical[0], other[0])
    limits = index.parameters
    if common >= limits.jaccard:
        return common, held, "near"
    beginning = jaccard(canonical[1], other[1]) >= limits.lead_jaccard
    return common, held, "shortened" if beginning and held >= limits.containment else "linked"


def _describe(members: Sequence[Row]) -> _Group:
    ordered = sorted(members, key=lambda row: (row.published is None, row.published or "", row.id))
    outlets = {row.outlet for row in members if row.outlet}
    evidence = next((row.credit for row in ordered if row.credit), None)
    handed_out = len(outlets) >= wire()["min_outlets"]
    verdict = "wire" if evidence or handed_out else "shared" if len(outlets) > 1 else "own"
    return _Group(ordered[0], verdict, len(outlets), len(members), evidence)
