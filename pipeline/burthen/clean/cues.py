"""Reads configs/furniture.toml once and compiles its cues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from burthen.labels import RemovalReason
from burthen.resources import config

_MARK = r"[\s:.»>→|…-]*"


@dataclass(frozen=True)
class Cues:
    """Compiled cues; see the head of configs/furniture.toml for what each kind asks for.

    Attributes:
        keep: What begins like this is never removed.
        lines: Whole blocks; the named group that matches is the reason.
        starts: Beginnings of blocks, groups as above.
        ends: Ends of captions and credits.
        notices: Words at the edge of the page, groups as above.
        words: By reason, the words a block may be made of.
        others: Cues with a use of their own, by `section.key`.
        agencies: Names of news agencies and picture desks.
    """

    keep: re.Pattern[str]
    lines: re.Pattern[str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    notices: re.Pattern[str]
    words: Mapping[RemovalReason, re.Pattern[str]]
    others: Mapping[str, re.Pattern[str]]
    agencies: re.Pattern[str]


@dataclass(frozen=True)
class StampCues:
    """Words of dates and times.

    Attributes:
        months: Number of the month by its name and by its first three letters, lower case.
        weekdays: Names of the days and their first three letters, lower case.
        zones: Offset from UTC by abbreviation, lower case; empty where the abbreviation is ambiguous.
        modified: Words before the time of a later edition.
    """

    months: Mapping[str, int]
    weekdays: frozenset[str]
    zones: Mapping[str, str]
    modified: re.Pattern[str]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(config("furniture.toml").read_text("utf8"))


@cache
def cues() -> Cues:
    """Returns the cues of furniture."""
    table = _table()
    agency = "|".join(table["caption"]["agency"])

    def union(patterns: Iterable[str]) -> str:
        return "(?:" + "|".join(patterns).replace("{agency}", agency) + ")"

    def by_reason(key: str) -> str:
        found = {reason: table.get(reason, {}).get(key) for reason in RemovalReason}
        return "|".join(f"(?P<{reason}>{union(patterns)})" for reason, patterns in found.items() if patterns)

    own = {
        f"{section}.{key}": _compiled(union(patterns))
        for section, keys in table.items()
        if isinstance(keys, dict) and section != "stamp"
        for key, patterns in keys.items()
        if key not in ("lines", "starts", "notices", "words", "inline")
    }
    return Cues(
        keep=_compiled(union(table["keep"])),
        lines=_compiled(f"(?:{by_reason('lines')}){_MARK}"),
        starts=_compiled(by_reason("starts")),
        ends=_compiled(f"(?:{union(table['caption']['ends'])})[\\s.]*$"),
        notices=_compiled(by_reason("notices")),
        words={
            reason: _compiled(rf"(?<!\w){union(sorted(table[reason]['words'], key=len, reverse=True))}(?!\w)")
            for reason in RemovalReason
            if "words" in table.get(reason, {})
        },
        others=own | {"badge.inline": re.compile(rf"(?<!\S){union(table['badge']['inline'])}(?!\S)")},
        agencies=re.compile(rf"[(\[](?:{agency})(?:[ /,-]+(?:{agency}))*[)\]]\.?$"),
    )


@cache
def stamp_cues() -> StampCues:
    """Returns the words of dates and times."""
    stamp = _table()["stamp"]
    months = {name[:n]: number for number, name in enumerate(stamp["months"], 1) for n in (3, len(name))}
    return StampCues(
        months=months | {"sept": 9},
        weekdays=frozenset(name[:n] for name in stamp["weekdays"] for n in (3, 4, len(name))),
        zones={name.casefold(): offset for name, offset in stamp["zones"].items()},
        modified=_compiled("|".join(stamp["modified"])),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def reason_of(match: re.Match[str] | None) -> RemovalReason | None:
    """Returns the reason whose group matched."""
    return RemovalReason(match.lastgroup) if match and match.lastgroup else None
