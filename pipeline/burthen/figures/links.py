"""Figures that lean on others: ellipsis, anaphors, conversions in parentheses, repeats."""

from __future__ import annotations

from collections.abc import Sequence

from burthen.figures import currencies
from burthen.figures.anaphors import resolve
from burthen.figures.bare import fill_from_context
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scene import Scene
from burthen.figures.units import counted_unit
from burthen.labels import Bound, Change, FigureKind, UnitBasis

_LINKS = frozenset(
    {
        "and",
        "to",
        "or",
        "from",
        "with",
        "versus",
        "against",
        "at",
        "by",
        "but",
        "than",
        ",",
        "was",
        "is",
        "just",
        "only",
        "(",
    }
)
_FOLLOWS = frozenset(
    {
        "in",
        "the",
        "last",
        "for",
        "a",
        "this",
        "next",
        "by",
        "from",
        "to",
        "and",
        "before",
        "per",
        "year",
        "now",
        "today",
        "two",
        "on",
        "after",
        "then",
        "annually",
        "over",
    }
)
# "cost millions" is money; smaller words count things.
_MONEY_SCALE = 1e6
# As many figures before a bare number are looked at.
_CONTEXT = 60
# Figures on either side that are asked for the currency of "nothing".
_NEIGHBOURS = 8
# How far before a bare range its counted noun may stand, and the least count that needs no noun of its own.
_TOPIC, _COUNTABLE = 10, 10
# What comes in thousands and is counted without naming it again.
COUNTED_UNITS = frozenset({"personnel", "people", "missiles", "jobs", "vehicles", "tanks"})


def fill_bare(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Gives numbers without a unit the unit of a figure beside them; drops those that have none."""
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.bare and _money_vague(scene, draft):
            draft.kind, draft.bare, draft.rule = FigureKind.MONEY, False, "money_vague"
        if draft.bare and draft.rule in ("from_to", "range"):
            _count_of_topic(scene, draft)
        if draft.bare and _grouped(scene, draft):
            _count_of_neighbour(scene, draft, drafts[number + 1 : number + 1 + _NEIGHBOURS], kept)
        if (
            draft.bare
            and not _elliptic(scene, draft, kept[-1] if kept else None)
            and not fill_from_context(scene, draft, kept[-_CONTEXT:], drafts[number + 1 : number + 2])
        ):
            continue
        kept.append(draft)
    return kept


def _money_vague(scene: Scene, draft: Draft) -> bool:
    """Tells whether it is money without a currency, behind a verb of paying: "cost billions"."""
    vague = draft.bound is Bound.ORDER_OF_MAGNITUDE and draft.low >= _MONEY_SCALE
    return vague and bool(set(scene.lex.words(draft.first - 3, draft.first)) & words("words", "zero", "verbs"))


def _count_of_topic(scene: Scene, draft: Draft) -> None:
    """Reads "troop numbers fell from 500,000 to 250,000": the counted noun stands before."""
    start = max(scene.extent(draft)[0], draft.first - _TOPIC)
    units = [counted_unit(word) for word in reversed(scene.lex.words(start, draft.first))]
    unit = next((unit for unit in units if unit is not None), None)
    if unit is not None and draft.low >= _COUNTABLE:
        draft.kind, draft.unit, draft.bare = FigureKind.COUNT, unit, False


def _grouped(scene: Scene, draft: Draft) -> bool:
    """Tells whether a number is written in groups of three digits: no year and no label is."""
    return "," in scene.lex[draft.core].text and draft.low >= 1000


def _count_of_neighbour(scene: Scene, draft: Draft, after: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Reads "30,000 and 12,000 soldiers", and "11,900 are to go, 6,400 of them home" behind a count of troops.

    The unit is that of the next count in the sentence, else of the last one in this sentence or the one before, else of
    a counted noun in the sentence.
    """
    same = [other for other in after if other.sentence == draft.sentence and other.kind is FigureKind.COUNT]
    past = [other for other in before if draft.sentence - other.sentence <= 1 and other.kind is FigureKind.COUNT]
    nouns = [counted_unit(word) for word in scene.lex.words(*scene.extent(draft))]
    units = [*(other.unit for other in same[:1]), *(other.unit for other in past[-1:]), *filter(None, nouns)]
    unit = next((unit for unit in units if unit in COUNTED_UNITS), None)
    if unit is not None:
        draft.kind, draft.unit, draft.bare, draft.rule = FigureKind.COUNT, unit, False, "count_of_neighbour"


def _elliptic(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    lex = scene.lex
    if before is None or before.sentence != draft.sentence or before.kind not in (FigureKind.PERCENT, FigureKind.MONEY):
        return False
    after = lex[draft.last]
    if (
        lex[draft.first - 1].lower not in _LINKS
        or (after.kind == "word" and after.lower not in _FOLLOWS)
        or after.kind in ("num", "sign", "dash")
    ):
        return False
    if lex[draft.first - 1].text == "(" and after.kind != "close":
        return False
    if before.kind is FigureKind.MONEY and draft.high < 1e6:
        return False
    draft.kind, draft.unit, draft.basis, draft.bare, draft.rule = (
        before.kind,
        before.unit,
        before.basis,
        False,
        "ellipsis",
    )
    return True


def fill_anaphors(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Gives "the same share" the value of its antecedent and zero words a currency; drops anaphors without one."""
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.kind is FigureKind.MONEY and draft.unit is None:
            draft.unit, draft.basis = _currency(scene, drafts, number)
        if draft.bound is Bound.ANAPHOR and not resolve(scene.lex, draft, kept[-_CONTEXT:]):
            continue
        kept.append(draft)
    return kept


def _currency(scene: Scene, drafts: list[Draft], number: int) -> tuple[str, UnitBasis]:
    """The currency that the sentence or the one before speaks of, else that of the outlet's country."""
    here = drafts[number].sentence
    around = drafts[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS]
    near = [
        draft for draft in around if draft.kind is FigureKind.MONEY and draft.unit and 0 <= here - draft.sentence <= 1
    ]
    if near:
        closest = min(near, key=lambda draft: abs(draft.core - drafts[number].core))
        return str(closest.unit), UnitBasis.UNKNOWN
    own = currencies.currency_of_country(scene.country, scene.published) if scene.country else None
    return own or "USD", UnitBasis.UNKNOWN


def link(scene: Scene, drafts: list[Draft]) -> None:
    """Sets `equivalent_of` for conversions and `repeat_of` for values that were given before."""
    seen: dict[tuple[object, ...], Draft] = {}
    for number, draft in enumerate(drafts):
        if number and _converts(scene, drafts[number - 1], draft):
            _convert(drafts[number - 1], draft)
        key = (draft.kind, draft.unit, draft.low, draft.high, draft.bound, draft.of_total)
        if draft.bound is Bound.ANAPHOR or not _memorable(draft):
            continue
        if key in seen and _same_time(seen[key], draft):
            draft.repeat_of = seen[key]
            if draft.kind is not FigureKind.COUNT:
                draft.period = draft.period or seen[key].period
        seen.setdefault(key, draft)


def _memorable(draft: Draft) -> bool:
    if draft.bound in (Bound.ORDER_OF_MAGNITUDE, Bound.ZERO_WORD, Bound.ALL_WORD) or draft.unit in (
        "ratio",
        "share",
        "pct_change",
        "occurrences",
    ):
        return False
    return draft.kind in (FigureKind.MONEY, FigureKind.PERCENT) or (draft.kind is FigureKind.COUNT and draft.high >= 10)


def _same_time(first: Draft, second: Draft) -> bool:
    if first.period is None or second.period is None:
        return True
    return (first.period.start, first.period.end) == (second.period.start, second.period.end)


def _converts(scene: Scene, first: Draft, second: Draft) -> bool:
    """Tells whether the second restates the first: "1.2 trillion won ($900 million)", "$2 billion, or 15 percent"."""
    gap = [item.text.lower() for item in scene.lex.items[first.last : second.first]]
    gap = gap[1:] if gap[:1] == [")"] else gap
    if first.sentence != second.sentence or (first.equivalent_of is not None and gap[:1] != ["("]):
        return False
    money = first.kind is second.kind is FigureKind.MONEY and first.unit != second.unit
    if gap in (["("], ["(", "or"], ["["]) or (len(gap) <= 5 and gap[-1:] == ["("]):
        return money
    mixed = {first.kind, second.kind} == {FigureKind.MONEY, FigureKind.PERCENT}
    return (money or mixed) and gap in ([",", "or"], ["or"])


def _convert(first: Draft, second: Draft) -> None:
    second.equivalent_of = first
    first.per = first.per or (second.per if second.kind is FigureKind.MONEY else None)
    second.per = first.per if second.kind is FigureKind.MONEY else second.per
    second.period, second.payer, second.payee = first.period or second.period, first.payer, first.payee
    second.measures = first.measures or second.measures
    if second.change is Change.NONE:
        second.change = first.change
