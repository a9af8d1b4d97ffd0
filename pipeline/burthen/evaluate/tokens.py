"""A text as numbered tokens, so that white space and punctuation at the ends of a span do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from burthen.records import Quoted

_TOKEN = re.compile(r"[^\W_]+")

Tokens = frozenset[int]


class TokenText:
    """Runs of letters and digits of a text, by number.

    Args:
        text: The text that spans point into.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        self._token_at = {at: number for number, (start, end) in enumerate(self.spans) for at in range(start, end)}

    def under(self, start: int | None, end: int | None) -> Tokens:
        """Returns the tokens that a span touches; none where an end is missing."""
        if start is None or end is None:
            return frozenset()
        return frozenset(self._token_at[at] for at in range(start, end) if at in self._token_at)

    def under_all(self, spans: Iterable[Quoted]) -> Tokens:
        """Returns the tokens that any of the spans touches."""
        return frozenset[int]().union(*(self.under(span.start, span.end) for span in spans))

    def letters(self, tokens: Tokens) -> int:
        """Returns how many letters and digits the tokens hold."""
        return sum(self.spans[number][1] - self.spans[number][0] for number in tokens)


def jaccard(one: Tokens, other: Tokens) -> float:
    """Returns the share of tokens in common, 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0
