"""Reads every figure of a text once, left to right: amounts, ranges, quantity words, with their bounds."""

from __future__ import annotations

from functools import cache

from burthen.figures import filters
from burthen.figures.amounts import Amount, Reader, read_amount
from burthen.figures.bounds import apply_bounds, match_back
from burthen.figures.draft import Draft
from burthen.figures.lexicon import phrases, words
from burthen.figures.numbers import number_words
from burthen.figures.parts import read_part
from burthen.figures.ranges import read_pair
from burthen.figures.scanner import Lexemes
from burthen.figures.units import counted_unit, read_counted
from burthen.figures.wholes import read_all_but, read_part_behind
from burthen.figures.wordings import read_wording, starting_words
from burthen.labels import Bound, Change, FigureKind

# Number words up to this one are too small to be figures beside "the" or an abstract noun ("the two sides").
_SMALL = 12


@cache
def _starters() -> frozenset[str]:
    """Words with which a figure or an idiom can begin."""
    listed = number_words() | starting_words() | {"all", "several", "many", "few", "hundred", "thousand", "on"}
    return frozenset(listed | {phrase.split()[0] for phrase in words("words", "idioms", "phrases")})


def read_drafts(reader: Reader) -> list[Draft]:
    """Returns the drafts of all figures in text order, without overlaps."""
    lex, starters = reader.lex, _starters()
    drafts: list[Draft] = []
    i, size = 0, len(lex)
    while i < size:
        item = lex.items[i]
        if (
            item.kind == "word"
            and item.lower not in starters
            and not (item.capital and lex[i + 1].kind in ("sign", "num", "stop"))
        ):
            i += 1
            continue
        draft, end = _read_at(reader, i)
        if draft is not None:
            _trim(draft, drafts)
            _note_ones(draft, drafts)
            drafts.append(draft)
        i = max(end, i + 1)
    return drafts


def _read_at(reader: Reader, i: int) -> tuple[Draft | None, int]:
    """Returns the draft at lexeme `i` and where to go on."""
    lex = reader.lex
    if lex[i].kind in ("comma", "stop", "quote", "break", "open", "close", "dash", "poss"):
        return None, i + 1
    end = filters.skip(lex, i)
    if end > i:
        return None, end
    draft = read_all_but(lex, i, reader.tags) if lex[i].lower == "all" else None
    draft = draft or read_wording(reader, i)
    if draft is None:
        amount = read_amount(reader, i)
        if amount is None:
            return None, i + 1
        part = read_part_behind(lex, i, amount.number, reader.tags) if not amount.signed else None
        if part is not None:
            return part, part.last
        draft = read_pair(reader, amount) or _single(reader, amount)
        if draft is None:
            return None, amount.end
    apply_bounds(lex, draft)
    return draft, _note_noun(reader, draft)


def _single(reader: Reader, amount: Amount) -> Draft | None:
    lex, unit = reader.lex, amount.unit
    if amount.number.form == "fraction":
        return read_part(reader.lex, amount)
    if unit is not None and unit.noun is not None and _is_trivial(lex, amount):
        return None
    return amount.draft()


def _is_trivial(lex: Lexemes, amount: Amount) -> bool:
    """Tells whether it is a turn of speech: "two reasons", "the two sides", "both the three allies"."""
    unit, number = amount.unit, amount.number
    if unit is None or unit.noun is None or number.high > _SMALL or number.form != "words" or unit.of_total is not None:
        return False
    if _is_bounded(lex, amount.start):
        return False
    noun = lex[unit.noun[1] - 1].lower
    if number.high <= 3 and lex[amount.end].lower == "of" and lex[amount.start - 1].kind == "comma":
        return True
    stem = noun.removesuffix("s")
    if noun in words("units", "trivial", "nouns") or stem in words("units", "trivial", "nouns"):
        return True
    definite = (
        lex[amount.start - 1].lower in words("units", "trivial", "determiners") or lex[amount.start - 1].kind == "poss"
    )
    if definite and stem in words("units", "trivial", "definite"):
        return True
    superlative = lex[amount.end].lower.endswith("est") or lex[amount.end].lower == "most"
    return definite and (counted_unit(noun) is None or superlative)


def _is_bounded(lex: Lexemes, i: int) -> bool:
    """Tells whether a bound of several words stands before a number: "up to five camps" is no turn of speech."""
    found = match_back(lex, i, phrases("bounds", "before"))
    return found is not None and found[1] < i - 1


def _note_ones(draft: Draft, drafts: list[Draft]) -> None:
    """Reads "three ships and five smaller ones": the ones are ships."""
    if draft.unit == "ones":
        counted = [before.unit for before in reversed(drafts) if before.kind is FigureKind.COUNT]
        draft.unit = "countries" if draft.of_total and "countries" in counted else next(iter(counted), None)


def _trim(draft: Draft, drafts: list[Draft]) -> None:
    """Keeps bound words from reaching back into the figure before."""
    if drafts and draft.first < drafts[-1].last:
        draft.first = min(draft.core, drafts[-1].last)


def _note_noun(reader: Reader, draft: Draft) -> int:
    """Keeps the counted noun phrase, which is what a count measures; returns where to read on.

    Digits inside the phrase ("36 Leopard 2 tanks") belong to it.
    """
    if draft.kind is not FigureKind.COUNT or draft.bound is Bound.ANAPHOR:
        return draft.last
    lex = reader.lex
    if draft.rule == "count_modifier":
        draft.noun = lex[draft.last - 1].text
        return draft.last
    unit = read_counted(lex, draft.last, reader.tags, vague=draft.bound is Bound.ORDER_OF_MAGNITUDE)
    if unit is None or unit.noun is None:
        return draft.last
    draft.noun = lex.quote(*unit.noun)
    if lex[unit.noun[0] - 1].lower == "more":
        draft.change = Change.INCREASE
    return unit.noun[1]
