"""Which movement or goal a figure speaks of: rise, fall, target; and percentages that are changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes
from burthen.figures.scene import Scene
from burthen.labels import Bound, Change, FigureKind, Frame

# How far a cue may stand from its figure: next to it, or behind "by", "to", "of" at its end.
_NEAR, _FAR, _GOAL = 2, 14, 14
_LEVELS = (FigureKind.MONEY, FigureKind.PERCENT)


@dataclass(frozen=True, slots=True)
class _Cue:
    change: Change
    distance: int
    noun: bool
    particle: bool = False


def read_changes(scene: Scene, drafts: list[Draft]) -> None:
    """Sets `change` of every draft, and turns a percentage that is a movement into `pct_change`."""
    for number, draft in enumerate(drafts):
        before = drafts[number - 1] if number and drafts[number - 1].sentence == draft.sentence else None
        if draft.change_from is not None or draft.bound is Bound.ANAPHOR:
            continue
        _read_one(scene.lex, draft, scene.extent(draft)[0])
        if draft.change is Change.NONE and before is not None and _coordinated(scene.lex, before, draft):
            _inherit(before, draft)


def _read_one(lex: Lexemes, draft: Draft, floor: int) -> None:
    if draft.change is not Change.NONE or draft.kind is FigureKind.DURATION or draft.unit == "occurrences":
        return
    change = _ahead(lex, draft) or _behind(lex, draft) or _formula(lex, draft) or _growth_rate(lex, draft)
    preposition = lex[_behind_total(lex, draft.first) - 1].lower
    cue = None if change else _cue(lex, draft, floor)
    if change is None and cue is not None and _moves(cue, preposition):
        change = cue.change
    if change is None and lex[draft.first - 2].lower == "short" and preposition == "by":
        change = Change.DECREASE
    if change in (Change.INCREASE, Change.DECREASE) and preposition != "to":
        _as_movement(lex, draft, change)
        return
    goal = _goal(lex, draft, floor)
    if draft.kind is FigureKind.RATIO and draft.unit == "ratio":
        draft.change = change or (Change.INCREASE if goal and draft.high > 1 else Change.NONE)
    else:
        goal = goal or (change is None and _is_round_goal(lex, draft, floor))
        draft.change = Change.TARGET if goal and _can_be_goal(draft) else change or Change.NONE
    if (
        draft.change is Change.NONE
        and draft.frame is Frame.RECORD
        and lex[draft.first - 1].lower in ("hit", "reached", "to", "reach")
    ):
        draft.change = Change.INCREASE


def _behind_total(lex: Lexemes, i: int) -> int:
    """Steps back over "a total of", "an average of", so that the preposition before them is seen."""
    if lex[i - 1].lower == "of" and lex[i - 2].lower in (
        "total",
        "average",
        "level",
        "maximum",
        "minimum",
        "high",
        "low",
    ):
        return i - 3 if lex[i - 3].lower in ("a", "an", "the") else i - 2
    return i


def _can_be_goal(draft: Draft) -> bool:
    return draft.kind in _LEVELS or draft.unit == "share"


def _as_movement(lex: Lexemes, draft: Draft, change: Change) -> None:
    draft.change = change
    if draft.unit == "pct_of_total" and lex[draft.last].lower != "of":
        draft.unit, draft.rule = "pct_change", "percent_change"


def _ahead(lex: Lexemes, draft: Draft) -> Change | None:
    """Reads "an extra $20 billion", "an additional 1.1 trillion yen"."""
    more = lex[draft.first - 1].lower in ("extra", "additional") and draft.kind is not FigureKind.PERCENT
    return Change.INCREASE if more else None


def _behind(lex: Lexemes, draft: Draft) -> Change | None:
    """Reads "13.9 percent increase", "20 percent more", "$2 billion cut"."""
    j = draft.last
    j += lex[j].lower in ("annual", "yearly", "defense", "defence", "budget", "spending", "pay")
    word = lex[j].lower
    for change in (Change.INCREASE, Change.DECREASE):
        if word in words("changes", change.value, "nouns") or word in words("changes", change.value, "after"):
            return (
                None
                if lex[draft.last - 1].lower == "times" and word not in words("changes", change.value, "nouns")
                else change
            )
    return None


def _formula(lex: Lexemes, draft: Draft) -> Change | None:
    """Reads "cost plus 50 percent"."""
    if draft.kind is FigureKind.PERCENT and lex[draft.first - 1].lower in words("changes", "increase", "formula"):
        if lex[draft.first - 2].lower in ("cost", "costs") or lex[draft.first - 2].kind == "dash":
            draft.unit = "pct_of_cost"
        return Change.INCREASE
    return None


def _growth_rate(lex: Lexemes, draft: Draft) -> Change | None:
    """Reads "a growth rate of 8.2 percent"."""
    near = lex.words(draft.first - 4, draft.first)
    rate = draft.unit == "pct_of_total" and "rate" in near and ("growth" in near or "increase" in near)
    return Change.INCREASE if rate else None


def _cue(lex: Lexemes, draft: Draft, floor: int) -> _Cue | None:
    """Returns the nearest word of movement to the left in the clause."""
    stops, moving = words("changes", "clause", "stops"), _moving()
    for distance, k in enumerate(range(draft.first - 1, max(floor, draft.first - _FAR) - 1, -1)):
        item = lex[k]
        if item.kind in ("stop", "break", "open") or item.lower in stops:
            return None
        change = moving.get(item.lower)
        if change is not None:
            is_noun = item.lower in words("changes", change.value, "nouns")
            if item.lower not in words("changes", change.value, "verbs"):
                return _Cue(change, distance, noun=True)
            noun = is_noun or lex[k + 1].lower in ("of", "in")
            return _Cue(change, distance, noun, particle=item.lower in ("up", "down"))
    return None


@cache
def _moving() -> dict[str, Change]:
    """From each word of movement to its direction."""
    return {
        word: change
        for change in (Change.DECREASE, Change.INCREASE)
        for word in words("changes", change.value, "verbs") | words("changes", change.value, "nouns")
    }


def _moves(cue: _Cue, preposition: str) -> bool:
    if preposition in ("by", "to"):
        return True
    if preposition == "of" and cue.noun:
        return cue.distance <= 6
    return (not cue.noun and cue.distance < (1 if cue.particle else _NEAR)) or (cue.noun and cue.distance == 0)


def _goal(lex: Lexemes, draft: Draft, floor: int) -> bool:
    """Tells whether the figure is asked for, promised or aimed at."""
    after = lex[draft.last + (lex[draft.last].kind == "dash")].lower
    if after in words("changes", "target", "after"):
        return True
    stops = words("changes", "clause", "stops")
    for k in range(draft.first - 1, max(floor, draft.first - _GOAL) - 1, -1):
        item = lex[k]
        if item.kind in ("stop", "break") or item.lower in stops:
            return False
        if item.lower in words("changes", "target", "words") and (
            not item.lower.startswith("call") or lex[k + 1].lower in ("for", "on")
        ):
            return True
    return False


def _is_round_goal(lex: Lexemes, draft: Draft, floor: int) -> bool:
    """Tells whether it is one of the shares of GDP that allies argue about, and not said to be spent."""
    if draft.unit != "pct_GDP" or draft.high not in table("changes")["target"]["shares"] or draft.low != draft.high:
        return False
    levels = words("changes", "target", "levels")
    return not any(word in levels for word in lex.words(max(floor, draft.first - _FAR), draft.first))


def _coordinated(lex: Lexemes, before: Draft, draft: Draft) -> bool:
    """Tells whether the second goes on from the first: "by $2 billion, or 15 percent", or an ellipsis."""
    gap = lex.items[before.last : draft.first]
    linked = all(item.kind in ("comma", "open") or item.lower in ("or", "and", "respectively") for item in gap)
    return (len(gap) <= 3 and linked) or (draft.rule == "ellipsis" and before.kind is draft.kind)


def _inherit(before: Draft, draft: Draft) -> None:
    if before.kind in _LEVELS and draft.kind in _LEVELS:
        draft.change = before.change
        movement = before.unit == "pct_change" or before.kind is FigureKind.MONEY
        if draft.unit == "pct_of_total" and movement and before.change in (Change.INCREASE, Change.DECREASE):
            draft.unit = "pct_change"
