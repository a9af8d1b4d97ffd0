"""Nothing, said otherwise: "not a euro more", "not one of the jets", "no new money", "no rent", "Zip."."""

from __future__ import annotations

from burthen.figures import currencies
from burthen.figures.amounts import Reader
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scanner import Lexemes
from burthen.figures.units import counted_unit, read_counted
from burthen.figures.wholes import find_total
from burthen.labels import Bound, FigureKind, UnitBasis

# "not even one single additional euro": the adjectives that may stand together.
_MAX_ADJECTIVES = 3
# How far back the verb stands that "for nothing" is the price of.
_MAX_CLAUSE = 12
_ENDS = frozenset({"stop", "break"})


def read_absence(reader: Reader, i: int) -> Draft | None:
    """Reads a phrase of absence that starts at lexeme `i`: a figure of zero, None if there is none.

    A zero of money without a currency word has no unit yet; a zero of things named before has the unit None and is
    bare, so that its context can give it one.
    """
    word = reader.lex[i].lower
    if word in words("words", "absence", "negations"):
        return _not_one(reader, i)
    if word == "no":
        return _no_money(reader.lex, i)
    if word == "for":
        return _for_nothing(reader.lex, i)
    return _alone(reader.lex, i) if word in words("words", "absence", "alone") else None


def _not_one(reader: Reader, i: int) -> Draft | None:
    """Reads "not a cent", "not one additional euro", "not one soldier", "not a single one of the missiles"."""
    lex = reader.lex
    j = i + 1 + (lex[i + 1].lower == "even")
    one = lex[j].lower == "one"
    if not one and lex[j].lower not in ("a", "an", "another"):
        return None
    j += 1
    single = False
    for _ in range(_MAX_ADJECTIVES):
        single = single or lex[j].lower == "single"
        j += lex[j].lower in words("words", "absence", "adjectives")
    money = _coin(reader, j)
    if money is not None:
        return _zero_money(lex, i, j + 1, *money)
    j += single and lex[j].lower == "one"
    return _zero_count(reader, i, j) if one or single else None


def _coin(reader: Reader, j: int) -> tuple[str | None, UnitBasis | None] | None:
    """Returns the currency of a currency word; small coins are those of the outlet's country."""
    if reader.lex[j].lower in words("words", "absence", "coins"):
        own = currencies.currency_of_country(reader.country, reader.day) if reader.country else None
        return own, (UnitBasis.UNKNOWN if own else None)
    money = currencies.read_word(reader.lex, j, reader.country, reader.day)
    return (money[0], money[1]) if money is not None and money[2] == j + 1 else None


def _zero_money(lex: Lexemes, i: int, end: int, unit: str | None = None, basis: UnitBasis | None = None) -> Draft:
    end += lex[end].lower in ("more", "extra", "less")
    return Draft(i, i, end, 0.0, 0.0, FigureKind.MONEY, unit, basis, Bound.ZERO_WORD, rule="absence")


def _zero_count(reader: Reader, i: int, j: int) -> Draft | None:
    """Reads what there is none of: "not one soldier", "not one of the missiles", "not one has arrived"."""
    lex = reader.lex
    draft = Draft(i, i, j, 0.0, 0.0, FigureKind.COUNT, bound=Bound.ZERO_WORD, rule="absence")
    if lex[j].lower in words("words", "absence", "auxiliaries") or lex[j].kind in _ENDS:
        draft.kind, draft.bare = FigureKind.OTHER, True
        return draft
    of = lex[j].lower == "of"
    whole = find_total(lex, j) if of else None
    if whole is not None:
        draft.of_total, end = whole
        things = read_counted(lex, end, reader.tags)
        draft.unit = things.unit if things else "ones"
        return draft
    counted = read_counted(lex, j, reader.tags) if of else None
    if not of:
        unit = counted_unit(lex[j].lower) or counted_unit(lex[j + 1].lower)
        draft.unit = unit
        return draft if unit is not None else None
    if counted is None or counted.noun is None or counted_unit(lex[counted.noun[1] - 1].lower) is None:
        return None
    draft.unit = counted.unit
    return draft


def _no_money(lex: Lexemes, i: int) -> Draft | None:
    """Reads "no new money", "pays no rent"."""
    j = i + 1
    if lex[j].lower in words("words", "absence", "fresh") and lex[j + 1].lower in words("words", "absence", "money"):
        return _zero_money(lex, i, j + 2)
    paid = lex[i - 1].lower in words("words", "zero", "verbs") | words("words", "all", "verbs")
    return _zero_money(lex, i, j + 1) if paid and lex[j].lower in words("words", "absence", "fees") else None


def _for_nothing(lex: Lexemes, i: int) -> Draft | None:
    """Reads "obtain for nothing the ports": behind a verb of getting it is a price, elsewhere it means in vain."""
    if lex[i + 1].lower not in ("nothing", "free"):
        return None
    for k in range(i - 1, i - 1 - _MAX_CLAUSE, -1):
        if lex[k].kind in _ENDS:
            return None
        if lex[k].lower in words("words", "absence", "getting"):
            return _zero_money(lex, i, i + 2)
    return None


def _alone(lex: Lexemes, i: int) -> Draft | None:
    """Reads the answer in one word, as in: What does Bonn pay? Zip."""
    before, after = lex[i - 1], lex[i + 1]
    alone = before.kind in {*_ENDS, "open", "quote"} and after.kind in {*_ENDS, "comma"}
    return _zero_money(lex, i, i + 1) if alone else None
