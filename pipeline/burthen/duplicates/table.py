"""The table: one row an article, by id, with its group, the canonical article of it, and the verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from burthen.duplicates.groups import Groups, group_texts
from burthen.duplicates.index import DuplicateIndex, Row
from burthen.duplicates.outlets import count_outlets
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
    columns: dict[str, list[Any]] = {name: [None] * len(rows) for name in schema().names}
    for places in _groups(rows, group_texts(index), index.comparable()):
        _fill(columns, places, [rows[place] for place in places], index)
    return pa.table(columns, schema=schema())


def _groups(rows: Sequence[Row], groups: Groups, comparable: set[int]) -> list[list[int]]:
    """Returns the places of the rows of each group; texts of few words are in none but their own."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        # Texts are numbered from 1, so that no negative number is one.
        found[groups.find(row.text) if row.text in comparable else -1 - place].append(place)
    return list(found.values())


def _fill(columns: dict[str, list[Any]], places: Sequence[int], members: Sequence[Row], index: DuplicateIndex) -> None:
    group = _describe(members)
    canonical = group.canonical
    sets = index.sets(canonical.text)
    measured = {canonical.text: (1.0, 1.0, "exact")}
    shared = {
        "group": sha256(canonical.id.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "canonical": canonical.id,
        "verdict": group.verdict,
        "n_outlets": group.n_outlets,
        "n_articles": group.n_articles,
        "evidence": group.evidence,
    }
    for place, row in zip(places, members, strict=True):
        if row.text not in measured:
            measured[row.text] = _measure(sets, index.sets(row.text), index)
        common, held, match = measured[row.text]
        own = {"article_id": row.id, "outlet": row.outlet, "published": row.published, "jaccard": common}
        own |= {"containment": held, "match": None if row is canonical else match}
        for name, value in (shared | own).items():
            columns[name][place] = value


def _measure(canonical: tuple[Any, Any], other: tuple[Any, Any], index: DuplicateIndex) -> tuple[float, float, str]:
    common, held = jaccard(canonical[0], other[0]), containment(canonical[0], other[0])
    limits = index.parameters
    if common >= limits.jaccard:
        return common, held, "near"
    beginning = jaccard(canonical[1], other[1]) >= limits.lead_jaccard
    return common, held, "shortened" if beginning and held >= limits.containment else "linked"


def _describe(members: Sequence[Row]) -> _Group:
    ordered = sorted(members, key=lambda row: (row.published is None, row.published or "", row.id))
    n_outlets = count_outlets({row.outlet for row in members if row.outlet})
    evidence = next((row.credit for row in ordered if row.credit), None)
    handed_out = n_outlets >= wire()["min_outlets"]
    verdict = "wire" if evidence or handed_out else "shared" if n_outlets > 1 else "own"
    return _Group(ordered[0], verdict, n_outlets, len(members), evidence)
