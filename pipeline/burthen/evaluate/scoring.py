"""Scores pieces and sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from burthen.evaluate import intervals, metrics
from burthen.evaluate.calibration import Calibration, calibrate
from burthen.evaluate.reading import Piece
from burthen.evaluate.score_claims import score_asks, score_claims
from burthen.evaluate.score_figures import score_figures
from burthen.evaluate.score_sentences import score_sentences
from burthen.evaluate.score_stances import score_quoted, score_stances
from burthen.evaluate.tally import Miss, Tally
from burthen.evaluate.tokens import TokenText
from burthen.records import Record


@dataclass(frozen=True)
class Score:
    """One metric.

    Attributes:
        n: Its denominator: gold items, or what a share is of.
        precision: Of an F1 only.
        interval: 95% bootstrap interval over articles, None from a single article.
    """

    value: float
    n: int
    precision: float | None = None
    recall: float | None = None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Evaluation:
    """Everything that was measured on a set of pieces.

    Attributes:
        scores: By metric, in order of the flow.
        groups: The same by outlet; an outlet of one article has no intervals.
        tables: Confusion tables: gold label to predicted label to count.
    """

    pieces: int
    with_record: int
    scores: dict[str, Score]
    groups: dict[str, dict[str, Score]] = field(default_factory=dict)
    tables: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    calibration: dict[str, Calibration] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def score_piece(piece: Piece) -> Tally:
    """Scores one piece. A piece without a record is scored as an empty one: silence costs recall.

    A layer that is null in gold is not scored, nor one that the record did not run.
    """
    gold = piece.gold
    tally = Tally(gold.article.id, gold.article.outlet)
    tally.hit("integrity.records", piece.record is not None)
    record = piece.record or _silence(gold)
    text = TokenText(gold.article.text)
    if gold.sentences is not None and record.sentences is not None:
        score_sentences(tally, text, gold, record)
    if gold.claims is not None and record.claims is not None:
        score_claims(tally, text, gold, record)
        score_asks(tally, text, gold, record)
    if gold.figures is not None and record.figures is not None:
        score_figures(tally, text, gold, record)
    if gold.stances is not None and record.stances is not None:
        score_stances(tally, text, gold, record)
        score_quoted(tally, gold, record)
    return tally


def _silence(gold: Record) -> Record:
    return gold.model_copy(update={"sentences": [], "claims": [], "figures": [], "stances": []})


def evaluate(pieces: Sequence[Piece], *, draws: int = intervals.DRAWS, by_outlet: bool = True) -> Evaluation:
    """Scores all pieces together and by outlet.

    Args:
        draws: Bootstrap samples; 0 for no intervals.
    """
    tallies = [score_piece(piece) for piece in pieces]
    outlets = sorted({tally.outlet for tally in tallies if tally.outlet}) if by_outlet else []
    return Evaluation(
        pieces=len(pieces),
        with_record=sum(piece.record is not None for piece in pieces),
        scores=_scores(tallies, draws),
        groups={outlet: _scores([t for t in tallies if t.outlet == outlet], draws) for outlet in outlets},
        tables=_tables(tallies),
        calibration=calibrate([answer for tally in tallies for answer in tally.answers]),
        misses=[miss for tally in tallies for miss in tally.misses],
    )


def _scores(tallies: Sequence[Tally], draws: int) -> dict[str, Score]:
    totals = intervals.total(tallies)
    plain = {key: int(values[0]) for key, values in totals.items()}
    ranges = intervals.intervals(tallies, draws)
    scores = {}
    for name, values in metrics.compute(totals, 1).items():
        precision = recall = None
        if name in metrics.F1:
            right, predicted, gold = (plain.get(f"{name}/{part}", 0) for part in ("right", "predicted", "gold"))
            precision, recall = right / predicted if predicted else None, right / gold if gold else None
        scores[name] = Score(float(values[0]), metrics.denominator(plain, name), precision, recall, ranges.get(name))
    return dict(sorted(scores.items(), key=lambda item: ORDER.index(item[0])))


def _tables(tallies: Sequence[Tally]) -> dict[str, dict[str, dict[str, int]]]:
    totals = intervals.total(tallies)
    tables: dict[str, dict[str, dict[str, int]]] = {}
    for name in metrics.TABLES:
        cells, classes = metrics.confusion(totals, name, 1)
        if classes:
            tables[name] = {
                gold: {found: int(cells[0, g, p]) for p, found in enumerate(classes)} for g, gold in enumerate(classes)
            }
    return tables


def _order() -> list[str]:
    """Returns all metrics in the order of the flow, each layer together."""
    names = [*metrics.F1, *metrics.SHARES]
    names += [f"{table}_{measure}" for table, measures in metrics.FROM_TABLES.items() for measure in measures]
    layers = ("boilerplate", "sentences", "claims", "figures", "stance", "quoted", "integrity")
    return sorted(names, key=lambda name: layers.index(name.split(".")[0]))


ORDER = _order()
