"""Claim alignment: the same proposition in several outlets, who said it first, who asserts and who rejects it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from burthen.compare.run import DIMENSIONS, Run
from burthen.compare.settings import ClaimSettings
from burthen.compare.vectors import Embed
from burthen.compare.wording import Wording, compatible, wording

if TYPE_CHECKING:
    from burthen.compare.prevalence import Array

ASSERTS, REJECTS, REPORTS = "asserts", "rejects", "reports"
_CHUNK: Final = 500  # rows of likenesses held at once: 500 by 20,000 are 40 MB in single precision


@dataclass(frozen=True)
class Alignment:
    """Propositions found in several outlets.

    Attributes:
        propositions: Each with its claims, in order of publication.
        n_claims: Claims that were compared.
        n_left_out: Claims that were not, because there were too many.
    """

    propositions: list[list[dict[str, Any]]]
    n_claims: int
    n_left_out: int


def align(run: Run, embed: Embed) -> Alignment:
    """Finds the propositions that several outlets put.

    Every two claims of a proposition are alike and fit each other in wording, so that no claim draws two together that
    do not.

    Args:
        embed: Returns vectors of length one for texts.
    """
    settings = run.settings.claims
    claims, left_out = _claims(run, settings)
    if not claims:
        return Alignment([], 0, left_out)
    words = [wording(claim["text"], settings) for claim in claims]
    long = [index for index, of in enumerate(words) if of.n_words >= settings.least_words]
    kept, words = [claims[index] for index in long], [words[index] for index in long]
    vectors = embed([claim["text"] for claim in kept]) if kept else None
    neighbours = _neighbours(words, vectors, settings.likeness) if vectors is not None else {}
    groups = _complete_groups(len(kept), neighbours)
    found = [[kept[index] for index in group] for group in groups]
    several = [group for group in found if len({claim["outlet"] for claim in group}) > 1]
    return Alignment(several, len(kept), left_out)


def treatment(claim: Mapping[str, Any]) -> str:
    """Returns what the paper does with a claim: asserts, rejects, or only reports it."""
    if claim["voice"] == "author" or claim["endorsement"] == "endorsed":
        return ASSERTS
    return REJECTS if claim["endorsement"] == "rejected" else REPORTS


def claim_rows(alignment: Alignment) -> list[dict[str, Any]]:
    """Returns a row a claim."""
    return [
        {**claim, "proposition_id": _id(group), "treatment": treatment(claim), "first": index == 0}
        for group in alignment.propositions
        for index, claim in enumerate(group)
    ]


def proposition_rows(alignment: Alignment) -> list[dict[str, Any]]:
    """Returns a row a proposition, those that are rejected somewhere first, then by number of outlets."""
    rows = [_proposition_row(group) for group in alignment.propositions]
    return sorted(rows, key=lambda row: (row["n_rejects"] == 0, -row["n_outlets"], row["proposition_id"]))


def _proposition_row(group: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    by_treatment: dict[str, set[str]] = defaultdict(set)
    for claim in group:
        by_treatment[treatment(claim)].add(claim["outlet"])
    counts = Counter(treatment(claim) for claim in group)
    first = group[0]
    return {
        "proposition_id": _id(group),
        "text": first["text"],
        "n_claims": len(group),
        "n_articles": len({claim["article_id"] for claim in group}),
        "n_outlets": len({claim["outlet"] for claim in group}),
        "first_article": first["article_id"],
        "first_outlet": first["outlet"],
        "first_published": first["published"],
        **{f"n_{name}": counts[name] for name in (ASSERTS, REJECTS, REPORTS)},
        **{f"{name}_outlets": "; ".join(sorted(by_treatment[name])) or None for name in (ASSERTS, REJECTS, REPORTS)},
    }


def _claims(run: Run, settings: ClaimSettings) -> tuple[list[dict[str, Any]], int]:
    """Returns the claims to compare in order of publication, and how many were left out for their number."""
    dims = ", ".join(f"p.{name}" for name in [*DIMENSIONS, "genre"])
    rows = run.rows(
        f"""with ranked as (
            select {dims}, p.published, c.*, coalesce(c.canonical, c.quote) as text,
                row_number() over (order by c.voice = 'other' desc, coalesce(c.checkworthy, false) desc,
                    p.published nulls last, c.article_id, c.position) as rank
            from claims c join pieces p on p.article_id = c.article_id and not p.is_copy)
        select * exclude (rank, spans, figures, decided_by) from ranked where rank <= ?
        order by published nulls last, article_id, position""",
        [settings.most],
    )
    [total] = run.rows(
        "select count(*) as n from claims c join pieces p on p.article_id = c.article_id and not p.is_copy"
    )
    return rows, total["n"] - len(rows)


def _neighbours(words: Sequence[Wording], vectors: Array, least: float) -> dict[int, set[int]]:
    """Returns for each claim the earlier ones that say the same."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for later, earlier in near_pairs(vectors, least):
        if compatible(words[later], words[earlier]):
            neighbours[later].add(earlier)
    return neighbours


def near_pairs(vectors: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yields pairs of indices (later, earlier) whose cosine is at least `least`."""
    import numpy as np

    vectors = vectors.astype(np.float32)
    for start in range(0, len(vectors), _CHUNK):
        likeness = vectors[start : start + _CHUNK] @ vectors[: start + _CHUNK].T
        for row, column in np.argwhere(likeness >= least).tolist():
            if column < start + row:
                yield start + row, column


def _complete_groups(n: int, neighbours: Mapping[int, set[int]]) -> list[list[int]]:
    """Returns groups in which every two say the same, each claim in the first group that takes it."""
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    for index in range(n):
        near = neighbours.get(index, set())
        fitting = sorted({group_of[other] for other in near if set(groups[group_of[other]]) <= near})
        if fitting:
            groups[fitting[0]].append(index)
            group_of[index] = fitting[0]
        else:
            group_of[index] = len(groups)
            groups.append([index])
    return groups


def _id(group: Sequence[Mapping[str, Any]]) -> str:
    key = f"{group[0]['article_id']}\0{group[0]['claim_id']}"
    return f"p-{hashlib.sha256(key.encode('utf8', 'surrogatepass')).hexdigest()[:12]}"
