"""The stance matrix: where each group's own voice stands on each proposition, as answered and as corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from burthen.compare.confusion import StanceErrors
from burthen.compare.intervals import LEAST, TAILS, mean_interval, share_interval
from burthen.compare.prevalence import TRUE_VALUES, Answers, draw_shares
from burthen.compare.run import Run, dimensions

if TYPE_CHECKING:
    from burthen.compare.prevalence import Array

MEASURED, CODED, NOT_MEASURED = "measured", "coded", "not measured"

_COUNTS = """
    count(*) as n_articles,
    count(*) filter (s.value = 'support') as n_support,
    count(*) filter (s.value = 'oppose') as n_oppose,
    count(*) filter (s.value = 'mixed') as n_mixed,
    count(*) filter (s.value = 'neutral') as n_neutral,
    count(*) filter (s.value = 'absent' and not p.truncated) as n_absent,
    count(*) filter (s.value = 'absent' and p.truncated) as n_absent_truncated,
    count(*) filter (s.value = 'abstain') as n_abstain"""
_CODED = """,
    count(*) filter (p.coded and s.value = 'support') as coded_support,
    count(*) filter (p.coded and s.value = 'oppose') as coded_oppose,
    count(*) filter (p.coded and s.value in ('mixed', 'neutral')) as coded_undecided,
    count(*) filter (p.coded and s.value = 'absent') as coded_absent,
    count(*) filter (p.coded) as n_coded,
    bool_or(s.zero_shot) as zero_shot,
    list(distinct p.models order by p.models) filter (not p.coded) as models"""


@dataclass(frozen=True)
class Cell:
    """A group and proposition as counted, before anything is divided.

    Attributes:
        counts: Columns of the matrix that are dimensions or counts.
        coded: Articles that people coded, in the order of `TRUE_VALUES`.
        correction: `measured`, `coded` or `not measured`.
    """

    counts: Mapping[str, Any]
    coded: tuple[int, ...]
    correction: str

    @property
    def sides(self) -> int:
        """Articles that take a side."""
        return int(self.counts["n_support"] + self.counts["n_oppose"])

    @property
    def correctable(self) -> bool:
        """Whether there is enough for a corrected share: two articles, and somebody who may take a side."""
        raised = self.counts["n_articles"] - self.counts["n_absent"] - self.counts["n_absent_truncated"]
        return self.correction == MEASURED and self.counts["n_articles"] >= LEAST and raised > 0

    def answered(self) -> list[int]:
        """Returns the classifier's answers, in the order of `ANSWERS`."""
        c = self.counts
        absent = c["n_absent"] + c["n_absent_truncated"]
        said = (c["n_support"], c["n_oppose"], c["n_mixed"] + c["n_neutral"], absent, c["n_abstain"])
        return [int(n) - coded for n, coded in zip(said, (*self.coded, 0), strict=True)]


def count_cells(run: Run, by: Sequence[str], errors: StanceErrors | None) -> list[Cell]:
    """Returns every group and proposition of a run, in order; copies and quoted holders are not counted.

    Args:
        errors: The measured errors, None to correct nothing.
    """
    dims = dimensions(by)
    named = ", ".join(f"p.{name}" for name in dims)
    rows = run.rows(
        f"""select {named}, s.target, {_COUNTS} {_CODED}
        from stances s join pieces p on p.article_id = s.article_id
        where s.holder_kind = 'author' and not p.is_copy
        group by {named}, s.target order by {named}, s.target"""
    )
    return [_cell(row, errors) for row in rows]


def matrix_rows(cells: Sequence[Cell], errors: StanceErrors | None, small_below: int) -> list[dict[str, Any]]:
    """Returns the rows of the stance matrix."""
    import numpy as np

    drawn = draw_corrected(cells, errors)
    rows = []
    for index, cell in enumerate(cells):
        row = dict(cell.counts) | _as_answered(cell)
        row |= {"correction": cell.correction, "small": cell.sides < small_below}
        if index in drawn:
            low, middle, high = (float(x) for x in np.quantile(drawn[index], (TAILS[0], 0.5, TAILS[1])))
            row |= {"corrected_share": middle, "corrected_low": low, "corrected_high": high}
        elif cell.correction == CODED:
            row |= {f"corrected_{end}": row[f"share_{end}"] for end in ("low", "high")}
            row["corrected_share"] = row["share_support"]
        rows.append(row)
    return rows


def draw_corrected(cells: Sequence[Cell], errors: StanceErrors | None, seed: int = 1) -> dict[int, Array]:
    """Draws the corrected share of support of every cell that can be corrected, by its index; (draws,) each."""
    import numpy as np

    indices = [index for index, cell in enumerate(cells) if cell.correctable]
    if errors is None or not indices:
        return {}
    chosen = [cells[index] for index in indices]
    answers = Answers(
        np.array([cell.answered() for cell in chosen]),
        np.array([cell.coded for cell in chosen]),
        np.stack([errors.dirichlet(cell.counts["target"]) for cell in chosen]),
    )
    drawn = draw_shares(answers, seed)
    return {index: drawn[:, column] for column, index in enumerate(indices)}


def _as_answered(cell: Cell) -> dict[str, Any]:
    c = cell.counts
    takes = (c["n_support"], c["n_mixed"], c["n_oppose"])
    share = share_interval(c["n_support"], cell.sides)
    mean = mean_interval(takes, (1, 0, -1))
    return {
        "n_sides": cell.sides,
        "share_support": c["n_support"] / cell.sides if cell.sides else None,
        "share_low": share and share[0],
        "share_high": share and share[1],
        "mean": (c["n_support"] - c["n_oppose"]) / sum(takes) if sum(takes) else None,
        "mean_low": mean and mean[0],
        "mean_high": mean and mean[1],
    }


def _cell(row: dict[str, Any], errors: StanceErrors | None) -> Cell:
    coded = tuple(int(row.pop(f"coded_{value}")) for value in TRUE_VALUES)
    models, n_coded = row.pop("models"), row.pop("n_coded")
    if n_coded == row["n_articles"]:
        correction = CODED
    else:
        correction = MEASURED if errors is not None and errors.fit(models or []) else NOT_MEASURED
    return Cell(row, coded, correction)
