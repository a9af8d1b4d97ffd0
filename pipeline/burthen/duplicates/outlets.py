"""How many papers a set of names is: databases spell the name of one paper in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from burthen.duplicates.parameters import outlets


def count_outlets(names: Iterable[str]) -> int:
    """Returns the number of papers.

    Case, marks, "The" and words of an edition do not tell papers apart. A place in brackets does where both names have
    one: `The Herald (Glasgow)` is not `The Herald (Harare)`, but either may be `The Herald`.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for name in names:
        base, place = _parts(name)
        places[base].add(place)
    return sum(max(1, len(found - {""})) for found in places.values())


def _parts(name: str) -> tuple[str, str]:
    match = re.fullmatch(r"(?P<base>[^()]+)\((?P<place>[^()]+)\)\W*", name)
    base, place = (match["base"], match["place"]) if match else (name, "")
    plain = _edition().sub("", _letters(base))
    return plain or _letters(base), _letters(place)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@cache
def _edition() -> re.Pattern[str]:
    words = "|".join(outlets()["editions"])
    return re.compile(rf"^the (?=\w)|(?:(?<=\w) (?:{words}))+$")
