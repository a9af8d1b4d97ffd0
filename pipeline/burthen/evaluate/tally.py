"""What scoring one piece adds up: counts that metrics are made of, misses to show, answers with their probability."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from burthen.records import Quoted


@dataclass(frozen=True)
class Miss:
    """One difference between gold and record.

    Attributes:
        piece: Id of the article.
        what: Sort of difference, a key of `misses.SEVERITY`.
        start: Where to look in the text; with `end`, the gold span where there is one.
        gold: What gold says, None where it has nothing.
        predicted: What the record says, None where it has nothing.
        p: Probability that the record gave its answer, None for a rule.
    """

    piece: str
    what: str
    start: int
    end: int
    gold: str | None
    predicted: str | None
    p: float | None = None


@dataclass(frozen=True)
class Answer:
    """A probability that the record gave, and whether its answer was right."""

    layer: str
    p: float
    right: bool


@dataclass
class Tally:
    """Counts of one piece. Keys are `metric/part` for shares and F1, `table|gold|predicted` for confusions."""

    piece: str
    outlet: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def hit(self, metric: str, right: float, of: float = 1) -> None:
        """Adds to a share: how much was right, of how much."""
        self.counts[f"{metric}/right"] += right  # type: ignore[assignment]
        self.counts[f"{metric}/of"] += of  # type: ignore[assignment]

    def found(self, metric: str, right: int, predicted: int, gold: int) -> None:
        """Adds to precision and recall."""
        self.counts[f"{metric}/right"] += right
        self.counts[f"{metric}/predicted"] += predicted
        self.counts[f"{metric}/gold"] += gold

    def confuse(self, table: str, gold: object, predicted: object) -> None:
        """Adds a cell to a confusion table."""
        self.counts[f"{table}|{gold}|{predicted}"] += 1

    def miss(
        self, what: str, span: Quoted | None, gold: object = None, predicted: object = None, p: float | None = None
    ) -> None:
        """Notes a difference at a place of the text."""
        place = (span.start, span.end) if span else (0, 0)
        self.misses.append(Miss(self.piece, what, *place, _said(gold), _said(predicted), p))

    def answer(self, layer: str, p: float | None, right: bool) -> None:
        """Notes a probability, if the record gave one."""
        if p is not None:
            self.answers.append(Answer(layer, p, right))


def _said(value: object) -> str | None:
    return None if value is None else str(value)
