"""Draws a stratified sample of records for coders.

Every stratum gets its share of the sample by its size, at least one where the sample allows (largest remainders). Which
records of a stratum are drawn hangs on seed and id alone, so the order of the input does not matter, and a larger
sample holds the smaller one as far as its strata allow.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from burthen.errors import SettingsError
from burthen.records import Record

STRATA = ("outlet", "country", "kind", "year", "month")


def stratum(record: Record, by: Sequence[str]) -> tuple[str, ...]:
    """Returns the stratum of a record; "unknown" where the article does not tell.

    Raises:
        SettingsError: B201 for a name that is no stratum.
    """
    article = record.article
    values = {
        "outlet": article.outlet,
        "country": article.outlet_country,
        "kind": article.kind.value,
        "year": article.published and article.published[:4],
        "month": article.published and article.published[:7],
    }
    for name in by:
        if name not in values:
            raise SettingsError("B201", f"--by {name}", f"Choose among {', '.join(STRATA)}.")
    return tuple(str(values[name] or "unknown") for name in by)


def draw(records: Sequence[Record], n: int, by: Sequence[str], seed: int) -> list[Record]:
    """Returns n records (all, if there are fewer), in the order in which they came.

    Args:
        by: Names of `STRATA`; none for a simple random sample.
    """
    strata: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        strata[stratum(record, by)].append(record)
    sizes = {name: len(members) for name, members in strata.items()}
    chosen = {
        member.article.id
        for name, k in allot(sizes, n).items()
        for member in sorted(strata[name], key=lambda record: _lot(record.article.id, seed))[:k]
    }
    return [record for record in records if record.article.id in chosen]


def allot(sizes: Mapping[tuple[str, ...], int], n: int) -> dict[tuple[str, ...], int]:
    """Returns how many to draw from each stratum: proportional, at least one each if n allows, n in all."""
    total = sum(sizes.values())
    n = min(n, total)
    names = sorted(sizes, key=lambda name: (-sizes[name], name))
    least = dict.fromkeys(names, 1 if n >= len(names) else 0)
    rest = n - sum(least.values())
    room = total - sum(least.values())
    exact = {name: rest * (sizes[name] - least[name]) / room if room else 0.0 for name in names}
    shares = {name: least[name] + int(exact[name]) for name in names}
    by_remainder = sorted(names, key=lambda name: (int(exact[name]) - exact[name], names.index(name)))
    for name in by_remainder[: n - sum(shares.values())]:
        shares[name] += 1
    return shares


def _lot(article_id: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}\0{article_id}".encode("utf8", "surrogatepass")).hexdigest()
