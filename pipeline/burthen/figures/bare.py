"""Numbers without a unit of their own, which take it from what was counted, paid or measured before them.

"We ordered 72 and were handed 40", "the other 23", "an army of half a million", "Italy spent 1.2", "another billion".
"""

from __future__ import annotations

from collections.abc import Sequence

from burthen.figures.currencies import currency_of_country, dollar
from burthen.figures.dates import is_scale
from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes
from burthen.figures.scene import Scene
from burthen.figures.units import counted_unit
from burthen.labels import Bound, FigureKind, UnitBasis

# How many sentences back a thing that is counted without its name was named.
_NEAR, _SAME_VALUE = 2, 25
# How far back a designation ("the F-35") stands that a bare number counts.
_MAX_BACK = 40
# A bare number between these may be a year.
_YEARS = (1500, 2100)
# Of shares of GDP without "percent": what is said of military spending lies between these.
_LEVELS = (0.3, 6.0)


def fill_from_context(scene: Scene, draft: Draft, before: Sequence[Draft], after: Sequence[Draft]) -> bool:
    """Gives a bare number its unit; tells whether it has one now.

    Args:
        before: Figures before it, in order, those that were dropped left out.
        after: Drafts behind it.
    """
    return (
        _by_the(scene, draft)
        or _same_number(scene, draft, before)
        or _large_sum(scene, draft, before)
        or _level(scene, draft, before, after)
        or _strength(scene, draft)
        or _people(scene, draft, before)
        or _counted_before(scene, draft, before)
    )


def _take(draft: Draft, kind: FigureKind, unit: str | None, rule: str, basis: UnitBasis | None = None) -> bool:
    draft.kind, draft.unit, draft.basis, draft.bare, draft.rule = kind, unit, basis, False, rule
    return True


def _by_the(scene: Scene, draft: Draft) -> bool:
    """Reads "mines by the hundred": the noun stands before."""
    lex, core = scene.lex, draft.core
    unit = counted_unit(lex[core - 1].lower) if lex[core].lower == "by" else None
    return unit is not None and _take(draft, FigureKind.COUNT, unit, "by_the")


def _counts(draft: Draft, before: Sequence[Draft], sentences: int) -> list[Draft]:
    """Returns the counts of the last sentences, nearest first."""
    near = [other for other in before if draft.sentence - other.sentence <= sentences]
    return [
        other for other in reversed(near) if other.kind is FigureKind.COUNT and other.unit in table("units")["counted"]
    ]


def _same_number(scene: Scene, draft: Draft, before: Sequence[Draft]) -> bool:
    """Reads "the eight" where eight were counted, "the other 23" where five of 28 were."""
    lex = scene.lex
    definite = lex[draft.first - 1].lower
    if definite not in words("words", "bare", "definite") or lex[draft.core].capital:
        return False
    # "the two" are any two; "the other two" are some of those counted.
    if draft.high < 3 and definite != "other":
        return False
    if _names_a_noun(lex, draft.last):
        return False
    for other in _counts(draft, before, _SAME_VALUE):
        rest = other.of_total - other.high if other.of_total else None
        if draft.high in (other.high, rest, other.of_total):
            if definite == "all":
                draft.first, draft.bound = draft.first - 1, Bound.ALL_WORD
            return _take(draft, FigureKind.COUNT, other.unit, "same_number")
    return False


def _names_a_noun(lex: Lexemes, j: int) -> bool:
    """Tells whether a noun may follow, which the number would count."""
    return lex[j].kind == "word" and lex[j].lower not in words("words", "bare", "follows")


def _large_sum(scene: Scene, draft: Draft, before: Sequence[Draft]) -> bool:
    """Reads "stops at 1.3 billion", "another billion a year": so much of nothing is money."""
    lex = scene.lex
    if draft.high < 1e6 or not any(is_scale(word) for word in lex.words(draft.core, draft.last)):
        return False
    if _names_a_noun(lex, draft.last) or counted_unit(lex[draft.last].lower):
        return False
    money = [other for other in before if other.kind is FigureKind.MONEY and other.unit and other.high]
    if money and draft.sentence - money[-1].sentence <= _NEAR:
        return _take(draft, FigureKind.MONEY, money[-1].unit, "money_of_context", money[-1].basis)
    start, end = scene.extent(draft)
    if not set(lex.words(start, end)) & words("words", "bare", "spending"):
        return False
    unit = dollar(scene.country)[0] if not scene.country else currency_of_country(scene.country, scene.published)
    return _take(draft, FigureKind.MONEY, unit, "money_of_context", UnitBasis.OUTLET_DEFAULT)


def _level(scene: Scene, draft: Draft, before: Sequence[Draft], after: Sequence[Draft]) -> bool:
    """Reads "Italy spent 1.2", "0.9 and 1.2 percent", "get to two and a half": a level without "percent"."""
    lex = scene.lex
    if not _LEVELS[0] <= draft.high <= _LEVELS[1] or draft.of_total:
        return False
    link = lex[draft.last].lower
    follows = after[0] if after and after[0].first <= draft.last + 1 else None
    if follows is not None and link in ("and", "or", "to") and follows.kind is FigureKind.PERCENT:
        return _take(draft, FigureKind.PERCENT, follows.unit, "ellipsis")
    broken = draft.high != int(draft.high)
    levels = [other for other in before if other.kind is FigureKind.PERCENT]
    near = [other for other in levels if draft.sentence - other.sentence <= _NEAR]
    if not near or not broken or (_names_a_noun(lex, draft.last) and lex[draft.last].kind == "word"):
        return False
    if lex[draft.first - 1].lower in words("words", "bare", "not_levels"):
        return False
    unit = near[-1].unit if near[-1].unit != "pct_change" else "pct_GDP"
    return _take(draft, FigureKind.PERCENT, unit, "level_of_context")


def _strength(scene: Scene, draft: Draft) -> bool:
    """Reads "an army of half a million", "70,000 strong", "the garrisons fall below 100,000"."""
    lex = scene.lex
    if draft.high < 100:
        return False
    strong = lex[draft.last].lower == "strong"
    if strong or (draft.high >= 1000 and not _names_a_noun(lex, draft.last) and _speaks_of_forces(scene, draft)):
        draft.last += strong
        return _take(draft, FigureKind.COUNT, "personnel", "strength")
    return False


def _speaks_of_forces(scene: Scene, draft: Draft) -> bool:
    """Tells whether forces are what is spoken of just before, in the sentence or the one before it."""
    lex = scene.lex
    if draft.high >= _YEARS[0] and draft.high <= _YEARS[1] and "," not in lex.quote(draft.core, draft.last):
        return False
    start = scene.bounds[max(0, draft.sentence - 1)][0]
    near = lex.words(max(start, draft.first - _MAX_BACK), draft.first)
    return bool(set(near) & words("words", "bare", "forces"))


def _people(scene: Scene, draft: Draft, before: Sequence[Draft]) -> bool:
    """Reads "the 40,000 who remain": soldiers where soldiers were counted, else people."""
    # "a boy of about 4 who": below this, a number before "who" may be an age.
    if scene.lex[draft.last].lower != "who" or draft.high < 20:
        return False
    counted = _counts(draft, before, _SAME_VALUE)
    soldiers = any(other.unit == "personnel" for other in counted)
    return _take(draft, FigureKind.COUNT, "personnel" if soldiers else "people", "those_who")


def _counted_before(scene: Scene, draft: Draft, before: Sequence[Draft]) -> bool:
    """Reads "and have paid for 16", "where three were promised", "eleven more are to follow"."""
    lex, core = scene.lex, draft.first
    ahead, behind = lex[core - 1].lower, lex[draft.last].lower
    more = behind in ("more", "others")
    behind = lex[draft.last + 1].lower if more else behind
    acts = behind in words("words", "bare", "auxiliaries")
    taken = ahead in words("words", "bare", "verbs") or (ahead == "for" and lex[core - 2].lower in ("paid", "pay"))
    listed = lex[draft.last].kind in ("comma", "stop", "close", "break") or behind in words("words", "bare", "follows")
    of_them = behind == "of" and lex[draft.last + 1].lower in ("them", "these", "those", "which", "whom")
    if not (acts or more or of_them or (taken and listed)) or draft.high != int(draft.high) or _is_name(lex, draft):
        return False
    counted = _counts(draft, before, _NEAR)
    unit = counted[0].unit if counted else _designation(scene, draft)
    if unit is None or unit == "occurrences":
        return False
    draft.last += more and lex[draft.last].lower == "more"
    return _take(draft, FigureKind.COUNT, unit, "count_of_context")


def _is_name(lex: Lexemes, draft: Draft) -> bool:
    """A number word with a capital inside a sentence is a name: "the Sixteen"."""
    return lex[draft.core].capital and lex[draft.core - 1].kind == "word"


def _designation(scene: Scene, draft: Draft) -> str | None:
    """Returns what the last designation before it is of: the F-35 is an aircraft."""
    letters = table("units")["designations"]
    lex, start = scene.lex, scene.bounds[max(0, draft.sentence - 1)][0]
    for k in range(draft.first - 1, max(start, draft.first - _MAX_BACK), -1):
        if lex[k].kind == "dash" and lex[k].glued and lex[k + 1].kind == "num" and lex[k - 1].capital:
            unit = letters.get(lex[k - 1].lower)
            if unit is not None:
                return str(unit)
    return None
