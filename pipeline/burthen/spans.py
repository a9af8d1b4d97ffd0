"""Spans of text and the map from cleaned text back to the text as extracted.

All offsets count Unicode code points and are half-open, as in the record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open stretch of text.

    Attributes:
        start: First code point.
        end: One past the last code point.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) must have 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tells whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tells whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Returns the characters of `text` under the span."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> Span:
        """Returns the span without white space at its ends (empty at its start if nothing else is left)."""
        quote = self.of(text)
        lead = len(quote) - len(quote.lstrip())
        return Span(self.start + lead, max(self.start + lead, self.start + len(quote.rstrip())))


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of the cleaned text and the source it came from.

    Where `clean` and `source` are equally long the run maps code point by code point; else it maps as a whole (a
    ligature that became two letters, an entity that became one character).
    """

    clean: Span
    source: Span


class OffsetMap:
    """Maps spans of the cleaned text to spans of the source text, without loss.

    Pieces are in order, cover the cleaned text without gaps, and do not overlap in the source; what lies between them
    in the source was removed.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.clean.start for piece in self._pieces]
        _check(self._pieces)

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Returns the map of a text that was not changed."""
        whole = Span(0, length)
        return cls([Piece(whole, whole)] if length else [])

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self._pieces == other._pieces

    def __hash__(self) -> int:
        return hash(self._pieces)

    def to_source(self, span: Span) -> Span:
        """Returns the smallest source span that holds everything under `span`.

        Args:
            span: A span of the cleaned text. An empty one maps to an empty one.

        Raises:
            ValueError: If the span reaches outside the cleaned text.
        """
        start = self._position(span.start, at_end=False)
        return Span(start, start) if not len(span) else Span(start, self._position(span.end, at_end=True))

    def _position(self, offset: int, *, at_end: bool) -> int:
        if not self._pieces:
            if offset == 0:
                return 0
            raise ValueError(f"offset {offset} is outside an empty text")
        index = max(0, bisect_right(self._starts, offset - 1 if at_end else offset) - 1)
        piece = self._pieces[index]
        if not piece.clean.start <= offset <= piece.clean.end:
            raise ValueError(f"offset {offset} is outside the cleaned text of {self._pieces[-1].clean.end} characters")
        if len(piece.clean) == len(piece.source):
            return piece.source.start + offset - piece.clean.start
        if offset == piece.clean.start and not at_end:
            return piece.source.start
        return piece.source.end if at_end or offset == piece.clean.end else piece.source.start


def _check(pieces: tuple[Piece, ...]) -> None:
    clean_end = source_end = 0
    for piece in pieces:
        if piece.clean.start != clean_end or not len(piece.clean):
            raise ValueError(f"piece {piece} must start at {clean_end} of the cleaned text and not be empty")
        if piece.source.start < source_end:
            raise ValueError(f"piece {piece} overlaps the one before it in the source")
        clean_end, source_end = piece.clean.end, piece.source.end
