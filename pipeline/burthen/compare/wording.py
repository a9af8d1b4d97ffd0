"""Signs that two claims cannot say the same, however alike their words: numbers, countries, negation, opposites.

Vectors do not tell "carries its share" from "does not carry its share".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from burthen.annotate.gazetteer import without_countries
from burthen.compare.settings import ClaimSettings

_WORD = re.compile(r"[\w']+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True)
class Wording:
    """What of a claim's words its likeness does not show.

    Attributes:
        numbers: Numbers in figures, as printed.
        countries: Codes of the countries it names.
        negated: Whether it has an odd number of negations.
        sides: For each pair of opposites, which of the two it has: -1, 0 or 1 (0 also for both).
        n_words: Number of words with a content.
    """

    numbers: frozenset[str]
    countries: frozenset[str]
    negated: bool
    sides: tuple[int, ...]
    n_words: int


def wording(text: str, settings: ClaimSettings) -> Wording:
    """Reads the wording of a claim."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    negations = sum(word in settings.negations or word.endswith("n't") for word in words)
    found = frozenset(words)
    return Wording(
        numbers=frozenset(_NUMBER.findall(text)),
        countries=without_countries(text)[0],
        negated=negations % 2 == 1,
        sides=tuple(bool(found & one) - bool(found & other) for one, other in settings.opposites),
        n_words=sum(word not in settings.stop_words for word in words),
    )


def compatible(one: Wording, other: Wording) -> bool:
    """Tells whether nothing in the wording keeps two claims from saying the same."""
    return (
        one.negated == other.negated
        and _numbers_fit(one.numbers, other.numbers)
        and (one.countries <= other.countries or other.countries <= one.countries)
        and all(mine * yours >= 0 for mine, yours in zip(one.sides, other.sides, strict=True))
    )


def _numbers_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tells whether numbers are the same, or those of one claim are among those of the other, which has more detail."""
    return one == other or bool(one and other and (one <= other or other <= one))
