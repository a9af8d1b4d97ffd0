"""Bylines: lines that say who wrote the piece, and whether that is a writer or the paper."""

from __future__ import annotations

import re
from functools import cache

from burthen.ingest.words import alternatives, table

_NAME = r"(?:[A-Z][\w'’.-]*|de|del|der|den|di|da|la|le|van|von|bin|al|el|the|of)"
_BYLINE = re.compile(
    rf"(?:by|from|written by)\s*:?\s+(?P<names>{_NAME}(?:(?:\s+|,\s+|\s*&\s*|\s+and\s+){_NAME}){{0,11}})\W*", re.I
)
_MAX_LINE = 120


def read_byline(line: str) -> str | None:
    """Returns the names of a line such as `By Jane Doe and John Roe` or `The Editorial Board`, else None."""
    stripped = " ".join(line.split())
    if len(stripped) > _MAX_LINE:
        return None
    if _board().fullmatch(stripped):
        return stripped
    stripped = re.split(r"\s*[|•·]\s*", stripped)[0]
    match = _BYLINE.fullmatch(stripped)
    if match is None or not _looks_like_names(match["names"]):
        return None
    return match["names"].rstrip(" ,")


def _looks_like_names(names: str) -> bool:
    """Names are capitalised; the particles that are not are few, and none stands first alone."""
    words = re.findall(r"[\w'’.-]+", names)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= max(1, len(words) - 3) and not names.endswith(("the", "of", "and"))


def is_board(byline: str) -> bool:
    """Tells whether the byline is the paper's own voice (`The Editorial Board`)."""
    return re.search(rf"\b({alternatives(table('bylines')['board'])})\b", byline, re.I) is not None


def is_unsigned(byline: str | None, outlet: str | None = None) -> bool:
    """Tells whether no writer is named: no byline, the paper itself, its staff, or an organisation."""
    if not byline or is_board(byline):
        return True
    words = table("bylines")
    if outlet and byline.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the "):
        return True
    if re.fullmatch(rf"(the\s+)?(\w+\s+)?({alternatives(words['staff'])})", byline, re.I):
        return True
    return re.search(rf"\b({alternatives(words['organisation'])})$", byline, re.I) is not None and "," not in byline


@cache
def _board() -> re.Pattern[str]:
    board = alternatives([word for word in table("bylines")["board"] if " " in word and word != "our view"])
    return re.compile(rf"(?:by\s+)?(?:the\s+)?(?:[A-Z][\w'’.-]*\s+){{0,4}}(?:{board})\W*", re.I)
