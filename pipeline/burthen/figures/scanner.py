"""One pass over the text: typed lexemes, which everything else of the stage reads instead of characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# One alternative a kind. No alternative can match the same characters in two ways, so that the scan is linear.
_LEXEME = re.compile(
    r"(?P<num>\d+(?:,\d{2,3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<abbr>(?:[A-Za-z]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’](?![sS](?![^\W\d_]))[^\W\d_]+)*)"
    r"|(?P<poss>['’][sS](?![^\W\d_]))"
    r"|(?P<break>\n)"
    r"|(?P<other>[^\s])"
)
_SIGNS = frozenset("$€£¥₩₹₽₴₺฿₪₫₱￥円元₦₵")
_DASHES = frozenset("-‐‑‒–—−")
_ENDS = frozenset(".?!;:")
_OPENS = frozenset("([{")
_CLOSES = frozenset(")]}")
_QUOTES = frozenset("\"“”„«»'‘’")
# Longer digit strings are identifiers, not quantities; they are never turned into a number.
_MAX_DIGITS = 24


@dataclass(slots=True)
class Lexeme:
    """One word, number or sign.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        kind: `num`, `word`, `sign`, `percent`, `dash`, `comma`, `stop`, `open`, `close`, `quote`, `slash`, `poss`,
            `break` or `other`.
        lower: Lower-cased text; curly apostrophes are straight.
        glued: Whether no white space parts it from the lexeme before.
    """

    text: str
    start: int
    end: int
    kind: str
    lower: str
    glued: bool

    @property
    def value(self) -> float | None:
        """The number that digits stand for; None for other kinds and for digit strings that are no quantity."""
        if self.kind != "num" or len(self.text) > _MAX_DIGITS:
            return None
        return float(self.text.replace(",", ""))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


# Stands for every place outside the text, so that the grammar needs no bounds checks.
NOTHING = Lexeme("", 0, 0, "break", "", False)


# So far beyond either end a rule may look. As a list's negative indices count from its end, one padding serves both.
_PADDING = 64


class Lexemes(list[Lexeme]):
    """The lexemes of a text, indexable up to 64 places beyond both ends; `items` are the lexemes alone.

    It is a list for speed: reading single lexemes is half of what the grammar does, and a method of our own for it
    costs a fifth of the stage's time.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = _scan(text)
        super().__init__([*self.items, *[NOTHING] * _PADDING])
        self._starts = [item.start for item in self.items]

    def __len__(self) -> int:
        return len(self.items)

    def at(self, offset: int) -> int:
        """Returns the index of the first lexeme that starts at or after a code point."""
        return bisect_left(self._starts, offset)

    def quote(self, first: int, last: int) -> str:
        """Returns the text from lexeme `first` up to, not including, lexeme `last`."""
        return self.text[self.items[first].start : self.items[last - 1].end]

    def words(self, first: int, last: int) -> list[str]:
        """Returns the lower-cased lexemes from `first` up to `last`."""
        return [item.lower for item in self.items[max(first, 0) : max(last, 0)]]


def _scan(text: str) -> list[Lexeme]:
    items: list[Lexeme] = []
    end = -1
    for match in _LEXEME.finditer(text):
        piece, start = match.group(), match.start()
        kind = match.lastgroup or "other"
        if kind == "other":
            kind = _sign_kind(piece)
        elif kind == "abbr":
            kind = "word"
        items.append(Lexeme(piece, start, match.end(), kind, piece.lower().replace("’", "'"), start == end))
        end = match.end()
    return items


def _sign_kind(sign: str) -> str:
    for signs, kind in (
        (_ENDS, "stop"),
        (_DASHES, "dash"),
        (_SIGNS, "sign"),
        (_OPENS, "open"),
        (_CLOSES, "close"),
        (_QUOTES, "quote"),
    ):
        if sign in signs:
            return kind
    return {",": "comma", "%": "percent", "/": "slash", "⁄": "slash"}.get(sign, "other")
