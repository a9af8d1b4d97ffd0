"""Quality floors: what a release may not fall under, pinned to the gold that it was measured on.

A floors file is TOML: for each set of gold its folder, the hash of its records, and a floor for each metric (a ceiling
where less is better).
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from burthen.errors import RecordError, SettingsError
from burthen.evaluate.metrics import LOWER_IS_BETTER
from burthen.evaluate.scoring import Score
from burthen.records import Record

# Labels near a tie may fall the other way on another processor; one cell of the dev part is about 0.004.
SLACK = 0.005


@dataclass(frozen=True)
class Floors:
    """The floors of one set of gold.

    Attributes:
        gold: Folder of the gold, relative to the root of the checkout.
        gold_sha256: Hash of the gold that they were measured on.
    """

    gold: str
    gold_sha256: str
    floors: Mapping[str, float]


def gold_sha256(golds: Iterable[Record]) -> str:
    """Returns one hash over gold records, whatever their order."""
    digest = hashlib.sha256()
    for line in sorted(record.to_json() for record in golds):
        digest.update(hashlib.sha256(line.encode()).digest())
    return digest.hexdigest()


def read_floors(path: Path) -> dict[str, Floors]:
    """Reads a floors file by name of the set.

    Raises:
        SettingsError: B201 if it cannot be read or lacks a key.
    """
    try:
        tables = tomllib.loads(path.read_text("utf8"))
        return {
            name: Floors(table["gold"], table["gold_sha256"], dict(table["floors"])) for name, table in tables.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise SettingsError("B201", str(path), "Write it with `--update-floors`.", detail=repr(error)) from error


def broken(floors: Mapping[str, float], scores: Mapping[str, Score]) -> list[str]:
    """Returns a line for each floor that does not hold; a metric that was not measured holds no floor."""
    lines = []
    for name, floor in floors.items():
        value = scores[name].value if name in scores else math.nan
        holds = value <= floor if name in LOWER_IS_BETTER else value >= floor
        if not holds:
            lines.append(f"{name} is {value:.3f}, its floor is {floor:.3f}")
    return lines


def check(floors: Floors, golds: Iterable[Record], scores: Mapping[str, Score]) -> None:
    """Checks that all floors hold on the gold that they belong to.

    Raises:
        RecordError: B404 if the gold is another one, or with the first floor that does not hold.
    """
    if gold_sha256(golds) != floors.gold_sha256:
        raise RecordError("B404", floors.gold, "Measure anew and update the floors.", detail="the gold has changed")
    lines = broken(floors.floors, scores)
    if lines:
        raise RecordError("B404", floors.gold, "Find what made it worse.", detail="; ".join(lines))


def raised(old: Floors | None, new: Floors, scores: Mapping[str, Score], *, lower: bool) -> Floors:
    """Returns floors at the level just measured; one that still holds is never lowered for the slack below it.

    Args:
        old: The floors so far, None for a new set.
        new: The gold that was measured, with the metrics to hold as keys of its floors.
        lower: Whether a floor may be lowered.

    Raises:
        SettingsError: B201 if a floor would be lowered and `lower` is not given.
    """
    floors = {name: level(name, scores[name].value) for name in new.floors if name in scores}
    held = {} if old is None or lower else {k: v for k, v in old.floors.items() if not broken({k: v}, scores)}
    floors |= {
        name: floor for name, floor in held.items() if _is_lower(name, floors.get(name), floor) and name in floors
    }
    fallen = (
        [] if old is None else [name for name, floor in old.floors.items() if _is_lower(name, floors.get(name), floor)]
    )
    if fallen and not lower:
        raise SettingsError(
            "B201", "--update-floors", "Give --lower, and say in the commit why.", detail=f"lower: {', '.join(fallen)}"
        )
    return Floors(new.gold, new.gold_sha256, floors)


def level(name: str, value: float) -> float:
    """Returns the floor (or ceiling) for a measured value."""
    if name in LOWER_IS_BETTER:
        return min(1.0, math.ceil((value + SLACK) * 1000) / 1000)
    return math.floor((value - SLACK) * 1000) / 1000  # below 0 where agreement is no better than chance


def _is_lower(name: str, new: float | None, old: float) -> bool:
    if new is None:
        return True
    return new > old if name in LOWER_IS_BETTER else new < old


def write_floors(path: Path, sets: Mapping[str, Floors]) -> None:
    """Writes a floors file."""
    lines = [
        "# What a release may not fall under. Written by `burthen evaluate GOLD --update-floors`; a floor is lowered",
        "# only with --lower, in a commit that says why. For `stance.sign_errors` it is a ceiling.",
    ]
    for name, floors in sorted(sets.items()):
        lines += [
            "",
            f"[{name}]",
            f'gold = "{floors.gold}"',
            f'gold_sha256 = "{floors.gold_sha256}"',
            "",
            f"[{name}.floors]",
        ]
        lines += [f'"{metric}" = {value:.3f}' for metric, value in floors.floors.items()]
    path.write_text("\n".join(lines) + "\n", "utf8")
