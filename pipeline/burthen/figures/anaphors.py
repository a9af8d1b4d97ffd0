"""Words that point back to a quantity: "the same rate", "that sum", "less than that", "the remainder"."""

from __future__ import annotations

from collections.abc import Sequence

from burthen.figures.bounds import match_back
from burthen.figures.draft import Draft
from burthen.figures.lexicon import phrases, words
from burthen.figures.scanner import Lexemes
from burthen.labels import Bound, FigureKind

_RATES = frozenset({"rate", "share", "percentage", "proportion", "level", "ratio", "fraction", "mark", "standard"})
# An antecedent further back than this many sentences is not what "the same rate" means.
_MAX_BACK = 2
_ENDS = frozenset({"stop", "break", "comma", "close", "quote", "dash"})
# How far back the verb stands whose object "that sum" is.
_MAX_VERB = 3


def read_anaphor(lex: Lexemes, i: int) -> Draft | None:
    """Reads a phrase that points back and starts at lexeme `i`; its value is filled in from its antecedent."""
    word = lex[i].lower
    if word in ("the", "that", "this"):
        return _same(lex, i) or _rest(lex, i) or (_that(lex, i) if word != "the" else None)
    if word == "it":
        return _compared(lex, i)
    return _so_much(lex, i) if word == "so" else None


def _draft(i: int, end: int, rule: str = "anaphor") -> Draft:
    return Draft(i, i, end, 0.0, 0.0, bound=Bound.ANAPHOR, rule=rule)


def _same(lex: Lexemes, i: int) -> Draft | None:
    """Reads "the same rate", "that same low figure", "they paid the same"."""
    if lex[i + 1].lower not in words("words", "anaphor", "heads"):
        return None
    if lex[i + 2].kind in _ENDS or lex[i + 2].lower in ("again", "and", "but"):
        paid = lex[i - 1].lower in words("words", "anaphor", "verbs") - {"at", "to", "want", "wants", "wanted"}
        return _draft(i, i + 2) if paid else None
    j = i + 3 if lex[i + 3].lower in words("words", "anaphor", "nouns") else i + 2
    return _draft(i, j + 1) if lex[j].lower in words("words", "anaphor", "nouns") else None


def _rest(lex: Lexemes, i: int) -> Draft | None:
    """Reads "the remainder", "the rest", not "the rest of Europe"."""
    if lex[i].lower != "the" or lex[i + 1].lower not in words("words", "anaphor", "rests") or lex[i + 2].lower == "of":
        return None
    return _draft(i, i + 2, "remainder")


def _that(lex: Lexemes, i: int) -> Draft | None:
    """Reads "that sum" as what is paid or reached, and "less than that"."""
    noun = lex[i + 1].lower in words("words", "anaphor", "nouns")
    if not noun:
        return _compared(lex, i)
    if lex[i + 2].lower == "of" or lex[i + 2].kind == "poss":
        return None
    bound = _bound_before(lex, i) is not None
    verb = set(lex.words(i - _MAX_VERB, i)) & words("words", "anaphor", "verbs")
    return _draft(i, i + 2) if bound or verb else None


def _bound_before(lex: Lexemes, i: int) -> object | None:
    found = match_back(lex, i, phrases("bounds", "before"))
    return found[0] if found is not None else None


def _compared(lex: Lexemes, i: int) -> Draft | None:
    """Reads "less than that", "well above it": a pronoun behind a word of comparison, at the end of its phrase."""
    after = lex[i + 1]
    if after.kind not in _ENDS and after.lower not in words("words", "anaphor", "follows"):
        return None
    found = match_back(lex, i, phrases("bounds", "before"))
    if found is None or " ".join(lex.words(found[1], i)) not in words("words", "anaphor", "comparisons"):
        return None
    if lex[i].lower == "it" and found[1] == i - 1:
        return None
    return _draft(i, i + 1)


def _so_much(lex: Lexemes, i: int) -> Draft | None:
    """Reads "So much of what it earns goes to its army", at the start of a sentence that follows on a quantity."""
    opens = lex[i].capital and lex[i - 1].kind in ("stop", "break")
    return _draft(i, i + 2, "so_much") if opens and lex[i + 1].lower == "much" and lex[i + 2].lower == "of" else None


def resolve(lex: Lexemes, draft: Draft, before: Sequence[Draft]) -> bool:
    """Gives an anaphor the value and unit of its antecedent; tells whether it has one.

    "more than that" leaves a side open and keeps the bound `anaphor`; with a noun ("more than that sum") the bound word
    is the bound (rulings: the bound is the arithmetic).
    """
    if draft.rule == "remainder":
        return _subtract(draft, before)
    noun = lex[draft.last - 1].lower
    wanted = (FigureKind.PERCENT, FigureKind.RATIO) if noun in _RATES else (FigureKind.MONEY, FigureKind.PERCENT)
    for found in reversed(before):
        if draft.sentence - found.sentence > (1 if draft.rule == "so_much" else _MAX_BACK):
            return False
        if found.kind in wanted and found.unit != "ratio" and found.high:
            _copy(lex, draft, found, pronoun=noun in ("that", "it", "this"))
            return True
    return False


def _copy(lex: Lexemes, draft: Draft, found: Draft, *, pronoun: bool) -> None:
    draft.low, draft.high, draft.kind, draft.unit = found.low, found.high, found.kind, found.unit
    draft.basis, draft.noun = found.basis, found.noun
    value = match_back(lex, draft.core, phrases("bounds", "before"))
    if value is None or draft.first >= draft.core:
        return
    bound = Bound(str(value[0]))
    draft.opens = bound
    if not pronoun:
        draft.bound = bound


def _subtract(draft: Draft, before: Sequence[Draft]) -> bool:
    """Reads "Of the $6 billion, grants are $2 billion. The remainder": what a part leaves of its whole."""
    near = [found for found in before if draft.sentence - found.sentence <= 1]
    for k in range(len(near) - 1, 0, -1):
        part, whole = near[k], near[k - 1]
        if part.unit == whole.unit and part.kind in (FigureKind.MONEY, FigureKind.COUNT) and whole.high > part.high > 0:
            draft.low = draft.high = whole.high - part.high
            draft.kind, draft.unit, draft.basis = part.kind, part.unit, part.basis
            return True
    return False
