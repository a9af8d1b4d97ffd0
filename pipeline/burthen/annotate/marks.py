"""Finds quotation marks and tells opening from closing ones.

Cleaning makes marks plain; where the Doc has a source, the original characters are read through its offset map, so a
curly or angle mark still tells its direction. Straight marks are told by the characters beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from burthen.annotate.readings import DocSource

DOUBLE = '"“”„‟«»「」『』〝〞〟＂'
SINGLE = "'‘’‚‛‹›`"
_OPENING = "“‟«「『〝‘‛‹„‚"
_CLOSING = "”»」』〞〟›"
_BEFORE_OPENING = "([{—–-/:;"
_AFTER_CLOSING = ".,;:!?)]}—–-/…"


class Direction(Enum):
    """Which way a mark points."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark.

    Attributes:
        at: Offset of the mark, one character long.
        original: The character in the source.
    """

    at: int
    double: bool
    direction: Direction
    original: str


def source_of(doc: Doc) -> DocSource | None:
    """Returns the article that a Doc was made from, None for one made from a bare string."""
    return doc._.source if doc.has_extension("source") else None


def find_marks(text: str, source: DocSource | None = None) -> Iterator[Mark]:
    """Yields the quotation marks of `text` in order; apostrophes inside words are left out.

    Args:
        text: The text of a Doc.
        source: Where the Doc comes from; its original characters then tell directions.
    """
    for at, char in enumerate(text):
        if char not in DOUBLE and char not in SINGLE:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        double = char in DOUBLE
        if not double and before.isalnum() and after.isalnum():
            continue
        if double and char == '"' and before.isdigit() and text[max(0, at - 4) : at].count("'"):
            continue  # inches, as in 5'10"
        original = _original(at, char, source)
        yield Mark(at, double, _direction(original, before, after), original)


def _original(at: int, char: str, source: DocSource | None) -> str:
    if source is None or char not in "\"'":
        return char
    there = source.clean.offsets.to_source(Span(at, at + 1))
    # Angle marks may map together with the space inside them.
    return there.of(source.article.text).strip() or char


def _direction(original: str, before: str, after: str) -> Direction:
    mark = original[0]
    opens = before.isspace() or before in _BEFORE_OPENING or before in DOUBLE + SINGLE
    closes = after.isspace() or after in _AFTER_CLOSING or after in DOUBLE + SINGLE
    # German and Nordic texts close with the mark that opens English ones; a space beside it tells.
    if mark in _OPENING and not (mark == "“" and after.isspace() and not before.isspace()):
        return Direction.OPEN
    if mark in _CLOSING:
        return Direction.CLOSE
    if opens != closes:
        return Direction.OPEN if opens else Direction.CLOSE
    return Direction.EITHER
