"""Two groups side by side: differences of shares with intervals, corrected for their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from burthen.compare.confusion import StanceErrors
from burthen.compare.intervals import LEAST, TAILS, draw_share, holm
from burthen.compare.stances import CODED, Cell, count_cells, draw_corrected
from burthen.errors import SettingsError

if TYPE_CHECKING:
    from burthen.compare.prevalence import Array
    from burthen.compare.run import Run

SEED = 2


def contrast_rows(
    run: Run, by: str, one: str, other: str, errors: StanceErrors | None, small_below: int
) -> list[dict[str, Any]]:
    """Returns a row a genre and proposition on which both groups have articles.

    Args:
        by: Dimension of the groups.
        one: Name of the first group.
        other: Name of the second.

    Raises:
        SettingsError: B201 if a group has no articles.
    """
    cells = count_cells(run, [by], errors)
    for name in (one, other):
        if all(cell.counts[by] != name for cell in cells):
            known = ", ".join(sorted({str(cell.counts[by]) for cell in cells}))
            raise SettingsError("B201", f"--between {name}", f"Choose among: {known}.", detail="no such group")
    shares, corrected = _drawn(cells), draw_corrected(cells, errors, SEED)
    corrected |= {i: draws for i, draws in shares.items() if cells[i].correction == CODED}
    keyed = {(c.counts["genre"], c.counts["target"], c.counts[by]): i for i, c in enumerate(cells)}
    rows = []
    for genre, target, name in sorted(keyed):
        if name == one and (genre, target, other) in keyed:
            i, j = keyed[genre, target, one], keyed[genre, target, other]
            row = {"genre": genre, "target": target, "one": one, "other": other} | _sides(cells[i], cells[j])
            row |= _difference("", shares, i, j)
            row |= _corrected(row) if _coded(cells[i], cells[j]) else _difference("corrected_", corrected, i, j)
            row["small"] = min(cells[i].sides, cells[j].sides) < small_below
            rows.append(row)
    return _corrected_for_number(rows)


def _drawn(cells: Sequence[Cell]) -> dict[int, Array]:
    """Draws the share of every cell with enough articles that take a side."""
    import numpy as np

    indices = [index for index, cell in enumerate(cells) if cell.sides >= LEAST]
    if not indices:
        return {}
    hits = [cells[index].counts["n_support"] for index in indices]
    drawn = draw_share(hits, [cells[index].sides for index in indices], np.random.default_rng(SEED))
    return {index: drawn[:, column] for column, index in enumerate(indices)}


def _sides(one: Cell, other: Cell) -> dict[str, Any]:
    shares = [cell.counts["n_support"] / cell.sides if cell.sides else None for cell in (one, other)]
    known = shares[0] is not None and shares[1] is not None
    return {
        "one_sides": one.sides,
        "other_sides": other.sides,
        "one_share": shares[0],
        "other_share": shares[1],
        "difference": shares[0] - shares[1] if known else None,  # type: ignore[operator]
    }


def _difference(prefix: str, drawn: dict[int, Array], i: int, j: int) -> dict[str, Any]:
    import numpy as np

    if i not in drawn or j not in drawn:
        return {}
    # Two cells may have been drawn side by side with equal numbers of draws; they hang on different articles.
    n = min(len(drawn[i]), len(drawn[j]))
    difference = drawn[i][:n] - drawn[j][:n]
    low, middle, high = (float(x) for x in np.quantile(difference, (TAILS[0], 0.5, TAILS[1])))
    beyond = min(int((difference > 0).sum()), int((difference < 0).sum()))
    row = {
        f"{prefix}difference_low": low,
        f"{prefix}difference_high": high,
        f"{prefix}p": min(1.0, 2 * (beyond + 1) / (n + 1)),
    }
    return row | ({f"{prefix}difference": middle} if prefix else {})


def _coded(*cells: Cell) -> bool:
    return all(cell.correction == CODED for cell in cells)


def _corrected(row: dict[str, Any]) -> dict[str, Any]:
    """Returns the corrected columns of what people coded, which are those as answered."""
    return {f"corrected_{name}": row.get(name) for name in ("difference", "difference_low", "difference_high", "p")}


def _corrected_for_number(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for genre in sorted({row["genre"] for row in rows}):
        for name in ("p", "corrected_p"):
            tested = [row for row in rows if row["genre"] == genre and row.get(name) is not None]
            for row, p in zip(tested, holm([row[name] for row in tested]), strict=True):
                row[f"{name}_holm"] = p
    numbers = {row["genre"]: sum(r["genre"] == row["genre"] and r.get("p") is not None for r in rows) for row in rows}
    return [row | {"comparisons": numbers[row["genre"]]} for row in rows]
