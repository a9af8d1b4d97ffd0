"""The worst misses of a run, in the context in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from burthen.evaluate.tally import Miss

# How much harm a difference does to somebody who cites the number: a wrong sign first, a wrong flag last.
SEVERITY = {
    "stance.sign": 10, "figure.value": 9, "endorsement": 8, "source": 8, "figure.unit": 8, "voice": 8,
    "figure.missed": 7, "claim.missed": 7, "figure.period": 6, "figure.bound": 6, "stance": 6,
    "figure.spurious": 6, "claim.spurious": 6, "figure.payer": 5, "figure.payee": 5, "furniture.kept": 5,
    "quoted.missed": 5, "force": 4, "type": 4, "figure.change": 4, "mode": 3, "ask": 3, "sentence.boundary": 3,
    "negated": 2, "hedged": 2, "checkworthy": 1, "rhetorical": 1,
}  # fmt: skip
CONTEXT = 60


@dataclass(frozen=True)
class ShownMiss:
    """A miss with the words around it."""

    miss: Miss
    before: str
    words: str
    after: str


def worst(misses: Sequence[Miss], texts: Mapping[str, str], n: int) -> list[ShownMiss]:
    """Returns the n worst misses: by harm, then by how sure the record was; sorts take turns within a harm.

    Args:
        texts: Text by id of the article.
    """
    seen: dict[str, int] = {}

    def rank(miss: Miss) -> tuple[int, int, float]:
        seen[miss.what] = seen.get(miss.what, 0) + 1
        return -SEVERITY.get(miss.what, 0), seen[miss.what], -(miss.p or 0.0)

    by_p = sorted(misses, key=lambda miss: -(miss.p or 0.0))
    ranked = sorted([(rank(miss), index, miss) for index, miss in enumerate(by_p)], key=lambda row: row[:2])
    return [_shown(miss, texts.get(miss.piece, "")) for _, _, miss in ranked[:n]]


def _shown(miss: Miss, text: str) -> ShownMiss:
    before, after = text[max(0, miss.start - CONTEXT) : miss.start], text[miss.end : miss.end + CONTEXT]
    return ShownMiss(miss, _one_line(before), _one_line(text[miss.start : miss.end]), _one_line(after))


def _one_line(words: str) -> str:
    return " ".join(words.split())
