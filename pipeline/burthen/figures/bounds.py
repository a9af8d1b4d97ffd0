"""Bound words and frames around a number: "over", "at least", "or so", "a measly", "a record"."""

from __future__ import annotations

from functools import cache

from burthen.figures.draft import Draft
from burthen.figures.lexicon import Phrases, phrases, table, words
from burthen.figures.scanner import Lexemes
from burthen.labels import Bound, FigureKind, Frame

# "a record of just over": cues stand one before another, three at most in real prose.
_MAX_CUES = 3


@cache
def _before() -> Phrases:
    bounds = table("bounds")
    items: list[tuple[str, object]] = [
        (phrase, Bound(key)) for key, listed in bounds["before"].items() for phrase in listed
    ]
    items += [(phrase, Frame(key)) for key, listed in bounds["frames"].items() for phrase in listed]
    items += [(phrase, ("just", Bound(key))) for key, listed in bounds["just"].items() for phrase in listed]
    return Phrases(items)


def read_bound(lex: Lexemes, i: int) -> tuple[Bound | None, int]:
    """Reads a bound word that starts at lexeme `i`: the bound and where the number begins."""
    found = match_ahead(lex, i, _before())
    if found is not None and isinstance(found[0], Bound):
        return found[0], found[1]
    return None, i


def match_back(lex: Lexemes, end: int, listed: Phrases) -> tuple[object, int] | None:
    """Returns the value and the first lexeme of the longest phrase that ends before lexeme `end`."""
    for length in listed.lengths_to(lex[end - 1].lower):
        value = listed.values.get(tuple(lex.words(end - length, end)))
        if value is not None and end - length >= 0:
            return value, end - length
    return None


def match_ahead(lex: Lexemes, start: int, listed: Phrases) -> tuple[object, int] | None:
    """Returns the value and the end of the longest phrase that starts at lexeme `start`."""
    for length in listed.lengths_from(lex[start].lower):
        value = listed.values.get(tuple(lex.words(start, start + length)))
        if value is not None:
            return value, start + length
    return None


def apply_bounds(lex: Lexemes, draft: Draft) -> None:
    """Reads the cues around a draft and sets its bound, frame and span."""
    for _ in range(_MAX_CUES):
        found = match_back(lex, draft.first, _before())
        if found is None and lex[draft.first - 1].lower in ("a", "an"):
            found = match_back(lex, draft.first - 1, _before())
        if found is None or _other_sense(lex, draft, found[1]):
            break
        _take(draft, found[0])
        draft.first = found[1]
    if draft.first < draft.core and lex[draft.first - 1].lower in ("a", "an") and _article_belongs(lex, draft):
        draft.first -= 1
    _apply_after(lex, draft)
    _apply_verb(lex, draft)


def _take(draft: Draft, value: object) -> None:
    if isinstance(value, Frame):
        draft.frame = draft.frame or value
    elif isinstance(value, Bound):
        _set(draft, value)
    elif isinstance(value, tuple):
        _set(draft, value[1])
        draft.frame = Frame.MINIMISER


def _set(draft: Draft, bound: Bound) -> None:
    if draft.bound is Bound.EXACT:
        draft.bound = bound


def _other_sense(lex: Lexemes, draft: Draft, first: int) -> bool:
    """Tells whether the words before are no bound here: "over five years" as a period, "but" as a conjunction."""
    word, before = lex[first].lower, lex[first - 1].lower
    alone = first == draft.first - 1
    if word == "over" and alone and before in words("bounds", "over", "verbs"):
        return True
    if draft.kind is FigureKind.DURATION and alone and word in ("over", "around", "under"):
        return before not in ("well", "just", "for", "lasted", "took", "of", "is", "a", "spanning")
    if word == "but" and alone:
        return True
    if word == "only" and before == "not":
        return False
    if word in ("above", "below", "beyond") and before in ("the", "as", "mentioned"):
        return True
    return alone and word == "some" and draft.kind is FigureKind.RATIO


def _article_belongs(lex: Lexemes, draft: Draft) -> bool:
    return lex[draft.first].lower in (
        "record",
        "mere",
        "measly",
        "estimated",
        "paltry",
        "meager",
        "meagre",
        "token",
        "further",
        "good",
    )


def _apply_after(lex: Lexemes, draft: Draft) -> None:
    j = draft.last
    inside = lex.words(draft.core, j)
    if "odd" in inside:
        _set(draft, Bound.APPROX)
    elif "plus" in inside:
        _set(draft, Bound.LOWER_BOUND)
    dashed = lex[j].kind == "dash" and lex[j].glued
    listed = phrases("bounds", "after")
    found = match_ahead(lex, j + 1 if dashed else j, listed)
    if found is not None and (dashed or lex[j].lower not in ("odd", "ish", "plus", "maximum")):
        _set(draft, Bound(str(found[0])))
        draft.last = found[1]
    elif draft.bound is Bound.EXACT and lex[j].lower in ("a", "per", "each") and lex[j + 1].kind == "word":
        found = match_ahead(lex, j + 2, listed)  # "P825 million a year at the least"
        _set(draft, Bound(str(found[0])) if found is not None else draft.bound)
    elif lex[j].text == "+" and lex[j].glued:
        _set(draft, Bound.LOWER_BOUND)
        draft.last = j + 1


def _apply_verb(lex: Lexemes, draft: Draft) -> None:
    """Reads "caps outlays at three percent", where the verb limits from a distance."""
    if draft.bound is not Bound.EXACT or lex[draft.first - 1].lower not in ("at", "to"):
        return
    for k in range(draft.first - 2, draft.first - 8, -1):
        if lex[k].kind not in ("word", "poss"):
            return
        if lex[k].lower in words("bounds", "verbs", "upper_bound"):
            draft.bound = Bound.UPPER_BOUND
            return
