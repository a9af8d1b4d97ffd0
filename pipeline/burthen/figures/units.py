"""What a number counts: money, percent of something, a multiple, a duration, a counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes
from burthen.labels import FigureKind, UnitBasis

if TYPE_CHECKING:
    from spacy.tokens import Token

# Adjectives and names that may stand between a number and its noun ("six state-of-the-art F-35 stealth fighter jets").
_MAX_MODIFIERS = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read behind a number.

    Attributes:
        end: Index of the lexeme behind the words that belong to the figure's span.
        factor: By what the number is multiplied (a week is 7 days).
        noun: First and last lexeme of a counted noun phrase, which is outside the span.
        of_total: The whole, in "six of 30 members".
        rule: Name of the rule.
    """

    kind: FigureKind
    unit: str
    end: int
    basis: UnitBasis | None = None
    factor: float = 1.0
    noun: tuple[int, int] | None = None
    of_total: float | None = None
    rule: str = "amount"


def read_percent(lex: Lexemes, j: int) -> Unit | None:
    """Reads "%", "percent", "per cent", "percentage points" and what the percentage is of."""
    end = _percent_end(lex, j)
    if end is None:
        return _points(lex, j)
    point = end + 1 if lex[end].kind == "dash" else end
    if lex[point].lower in words("units", "percent", "point_words"):
        return Unit(FigureKind.PERCENT, "pct_point", point + 1, rule="percentage_point")
    unit, after = read_whole(lex, end)
    return Unit(FigureKind.PERCENT, unit, after, rule="percent")


def _points(lex: Lexemes, j: int) -> Unit | None:
    """Reads "0.4 points", "1.5 points of GDP": points of a percentage, not of an argument."""
    if lex[j].lower not in words("units", "percent", "point_words"):
        return None
    gdp = lex[j + 1].lower == "of" and read_whole(lex, j + 1)[0] == "pct_GDP"
    end = read_whole(lex, j + 1)[1] if gdp else j + 1
    return (
        Unit(FigureKind.PERCENT, "pct_point", end, rule="percentage_point") if gdp or "." in lex[j - 1].text else None
    )


def _percent_end(lex: Lexemes, j: int) -> int | None:
    j = j + 1 if lex[j].kind == "dash" and lex[j + 1].lower in ("percent", "percentage", "per") else j
    word = lex[j].lower
    if lex[j].kind == "percent" or word in words("units", "percent", "words"):
        return j + 1
    if word == "per" and lex[j + 1].lower == "cent":
        return j + 2
    if word == "percentage" and lex[j + 1 + (lex[j + 1].kind == "dash")].lower in words(
        "units", "percent", "point_words"
    ):
        return j + 1
    return None


def read_whole(lex: Lexemes, j: int) -> tuple[str, int]:
    """Reads "of GDP", "of its total budget" behind a percentage.

    Returns:
        The unit (`pct_of_total` where nothing tells more) and the index behind what belongs to the span.
    """
    if lex[j].lower != "of":
        return "pct_of_total", j
    for k in range(j + 1, j + 7):
        if lex[k].kind not in ("word", "poss"):
            break
        for unit, heads in table("units")["percent_of"].items():
            if lex[k].lower in heads and lex[k + 1].lower not in ("sharing",):
                return unit, k + 1
            if f"{lex[k].lower} {lex[k + 1].lower}" in heads:
                return unit, k + 2
        if lex[k].lower in ("of", "and", "in", "on", "for", "that"):
            break
    return "pct_of_total", j


def read_duration(lex: Lexemes, j: int) -> Unit | None:
    """Reads "years", "-year", "months"; never "-year-old"."""
    k = j + 1 if lex[j].kind == "dash" and lex[j].glued else j
    k += k == j and lex[k].lower in words("periods", "duration", "between")
    word = lex[k].lower
    listed = table("units")["duration"]
    found = listed.get(word) or listed.get(word.removesuffix("s"))
    if (
        found is None
        or (lex[k + 1].kind == "dash" and lex[k + 2].lower in ("old", "olds"))
        or lex[k + 1].lower == "old"
    ):
        return None
    rule = "duration_modifier" if lex[j].kind == "dash" else "duration"
    return Unit(FigureKind.DURATION, found[0], k + 1, factor=found[1], rule=rule)


def read_multiple(lex: Lexemes, j: int, *, fraction: bool) -> Unit | None:
    """Reads "times" and "-fold"; "three times a week" counts occurrences."""
    k = j + 1 if lex[j].kind == "dash" and lex[j].glued else j
    if lex[k].lower == "fold":
        return Unit(FigureKind.RATIO, "ratio", k + 1, rule="multiple")
    if lex[j].lower == "x" and lex[j].glued:
        return Unit(FigureKind.RATIO, "ratio", j + 1, rule="multiple")
    if lex[j].lower != "times":
        return None
    follows = lex[j + 1]
    by = any(lex[b].lower in ("by", "multiply") for b in range(j - 6, j))
    if fraction or by or follows.lower in words("changes", "multiple", "comparators") or follows.capital:
        return Unit(FigureKind.RATIO, "ratio", j + 1, rule="multiple")
    return Unit(FigureKind.COUNT, "occurrences", j + 1, rule="occurrences")


def read_other(lex: Lexemes, j: int) -> Unit | None:
    """Reads distances, weights and other measures that are not the codebook's."""
    k = j + 1 if lex[j].kind == "dash" and lex[j].glued else j
    unit = table("units")["other"].get(lex[k].lower) or table("units")["other"].get(lex[k].lower.removesuffix("s"))
    return Unit(FigureKind.OTHER, unit, k + 1, rule="measure") if unit else None


@cache
def _counted() -> dict[str, str]:
    return {noun: unit for unit, nouns in table("units")["counted"].items() for noun in nouns}


@cache
def _equipment() -> dict[str, str]:
    return {name: unit for unit, names in table("units")["equipment"].items() for name in names}


def equipment_unit(name: str) -> str | None:
    """Returns the unit of equipment that is counted by its name ("Apaches"), None for another word."""
    plain = name.lower()
    listed = _equipment()
    return (listed.get(plain) or listed.get(plain.removesuffix("s"))) if name[:1].isupper() else None


def counted_unit(noun: str) -> str | None:
    """Returns the codebook's unit of a counted noun, in singular or plural; None for a noun it does not list."""
    listed = _counted()
    return listed.get(noun) or listed.get(noun.removesuffix("s"))


def read_counted(lex: Lexemes, j: int, tags: TagReader, *, vague: bool = False, single: bool = False) -> Unit | None:
    """Reads the noun that a number counts, over the adjectives and names before it.

    A noun of the list is taken where it ends its noun phrase; an unlisted one only if it is a plural.

    Args:
        single: Whether the number is one, so that a plural behind a listed noun is a verb ("one brigade stands").
    """
    k, found = j, None
    if lex[j].kind == "dash" and lex[j].glued:
        return _modifier(lex, j)
    if lex[j].lower == "more":
        k += 1
    if vague and lex[k].lower == "of":
        k += 1
    elif lex[k].lower == "of" and lex[k + 1].lower in ("its", "their", "our", "the", "these", "those", "his", "your"):
        k += 2
    start = k
    designated = _designated(lex, start)
    if designated is not None:
        return Unit(FigureKind.COUNT, designated[0], j, noun=(start, designated[1]), rule="count")
    for k in range(start, start + _MAX_MODIFIERS * 2):
        if not _may_continue(lex, k, tags, found is not None):
            break
        if lex[k].kind == "word" and _is_head(lex, k, tags):
            found = k
            if _is_listed_plural(lex[k].lower) or (single and counted_unit(lex[k].lower)):
                break
    if found is None:
        return None
    noun = lex[found].lower
    pair = f"{lex[found - 1].lower} {noun}"
    unit = (found > start and counted_unit(pair)) or counted_unit(noun) or equipment_unit(lex[found].text) or noun
    if noun == "members" and {"house", "senate", "congress", "parliament", "cabinet", "committee", "staff"} & set(
        lex.words(found + 1, found + 5)
    ):
        unit = "people"
    return Unit(FigureKind.COUNT, unit, j, noun=(start, found + 1), rule="count")


def _designated(lex: Lexemes, k: int) -> tuple[str, int] | None:
    """Reads "F-16s" and "MiG-29s" as what is counted: the unit and the end."""
    unit = table("units")["designations"].get(lex[k].lower) if lex[k].capital else None
    end = k + 3 if lex[k + 1].kind == "dash" else k + 2
    plural = lex[end].lower in ("s", "as", "bs") and lex[end].glued
    if unit is None or lex[end - 1].kind != "num" or not lex[end - 1].glued or not plural:
        return None
    return unit, end + 1


def _modifier(lex: Lexemes, j: int) -> Unit | None:
    """Reads "32-nation", "28,500-strong"."""
    noun = lex[j + 1].lower
    if noun == "strong":
        return Unit(FigureKind.COUNT, "personnel", j + 2, noun=(j + 1, j + 2), rule="count_modifier")
    unit = counted_unit(noun)
    return Unit(FigureKind.COUNT, unit, j + 2, noun=(j + 1, j + 2), rule="count_modifier") if unit else None


class TagReader:
    """Part-of-speech tags of lexemes, where the Doc has them.

    Attributes:
        tokens: From its start offset to a token, whose Penn tag is read when it is asked for; empty for a Doc without
            a tagger.
    """

    def __init__(self, tokens: dict[int, Token]) -> None:
        self.tokens = tokens

    def of(self, lex: Lexemes, k: int) -> str:
        """Returns the tag of lexeme `k`, an empty string where it is not known."""
        token = self.tokens.get(lex[k].start)
        return str(token.tag_) if token is not None else ""


def _may_continue(lex: Lexemes, k: int, tags: TagReader, found: bool) -> bool:
    item = lex[k]
    if item.kind == "num" and lex[k - 1].capital and lex[k + 1].kind == "word" and counted_unit(lex[k + 1].lower):
        return not found
    if item.kind != "word":
        return item.glued and (
            item.kind == "num" or (item.kind == "dash" and lex[k + 1].glued) or (item.kind == "poss" and not found)
        )
    inside = (item.glued and lex[k - 1].kind == "dash") or (lex[k + 1].kind == "dash" and lex[k + 1].glued)
    if inside:
        return True
    if item.lower in words("units", "stop", "words"):
        return False
    tag = tags.of(lex, k)
    if not tag:
        return not found or _is_head(lex, k, tags)
    return (
        tag.startswith("NN")
        if found
        else tag.startswith(("NN", "JJ", "VBN", "VBG", "CD", "RB", "HYPH", "POS", "FW", "IN"))
    )


def _is_listed_plural(word: str) -> bool:
    """A listed plural ends its phrase: in "2,200 people rebuild radios" nobody counts radios."""
    return word in ("people", "men", "women", "personnel") or (
        word not in _counted() and counted_unit(word) is not None
    )


def _is_head(lex: Lexemes, k: int, tags: TagReader) -> bool:
    word = lex[k].lower
    if (
        (lex[k + 1].kind == "dash" and lex[k + 1].glued)
        or lex[k + 1].kind == "poss"
        or (lex[k].glued and lex[k - 1].kind in ("dash", "num"))
    ):
        return False
    if word in _counted():
        return tags.of(lex, k)[:2] not in ("VB", "JJ") or word in ("personnel",)
    if counted_unit(word):
        return tags.of(lex, k) != "VBZ"
    tag = tags.of(lex, k)
    if tag:
        return tag in ("NNS", "NNPS")
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 3
