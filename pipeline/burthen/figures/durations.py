"""Which lengths of time are asserted, and which only date something or fix the period of another figure."""

from __future__ import annotations

from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scene import Scene
from burthen.labels import Bound

# A negation this far before says how long something has not been ("no yard has built one in 40 years").
_MAX_CLAUSE = 14
# "a five-year, $7 billion agreement": how far behind its modifier the noun may stand.
_MAX_NOUN = 6
_SHORT = frozenset({"minutes", "hours", "days"})


def is_asserted(scene: Scene, draft: Draft, *, measured: bool) -> bool:
    """Tells whether a duration is what the text asserts.

    Args:
        measured: Whether its sentence holds another figure, whose period it may be.
    """
    lex = scene.lex
    after, before = lex[draft.last].lower, _before(scene, draft)
    if draft.rule in ("day", "duration_modifier"):
        return draft.rule == "day" or _modifies(scene, draft)
    if _is_personal(scene, draft, before):
        return False
    if before in words("periods", "duration", "verbs") or after in words("periods", "duration", "late"):
        return True
    if after in words("periods", "duration", "after") or (after == "'s" and lex[draft.last + 1].lower == "time"):
        return after == "into" or (after in ("after", "away") and draft.bound is not Bound.EXACT)
    if before == "the" or before in words("periods", "duration", "before"):
        return before in ("first", "another") and not measured
    return before not in words("periods", "duration", "prepositions") or _prepositional(scene, draft, before, measured)


def _modifies(scene: Scene, draft: Draft) -> bool:
    """Tells whether "five-year" is of something that it makes a figure of its own, and no title."""
    lex = scene.lex
    if lex[draft.first].capital and lex[draft.last - 1].capital:
        return False
    return bool(set(lex.words(draft.last, draft.last + _MAX_NOUN)) & words("periods", "duration", "modified"))


def _before(scene: Scene, draft: Draft) -> str:
    """Returns the word that governs the duration: a bound word that is a preposition is one."""
    first = scene.lex[draft.first].lower
    governs = draft.first < draft.core and first in ("within", "inside", "over", "under", "last")
    return first if governs else scene.lex[draft.first - 1].lower


def _prepositional(scene: Scene, draft: Draft, before: str, measured: bool) -> bool:
    """Decides behind a preposition: "for three years", "within 72 hours", "in forty years no enemy has"."""
    if before in ("in", "within", "inside", "under"):
        return draft.unit in _SHORT or _is_negated(scene, draft)
    if before == "for":
        opens = draft.first - 1 == scene.extent(draft)[0] or scene.lex[draft.first - 2].kind == "stop"
        return opens or not measured or draft.unit in ("hours", "days")
    return False


def _is_negated(scene: Scene, draft: Draft) -> bool:
    """Tells whether the time is one in which something has not happened."""
    start, end = scene.extent(draft)
    near = scene.lex.words(max(start, draft.first - _MAX_CLAUSE), draft.first)
    near += scene.lex.words(draft.last, min(end, draft.last + 4))
    perfect = {"has", "have", "had", "never"} & set(near)
    negations = words("periods", "duration", "negations")
    return bool(perfect) and any(word in negations or word.endswith("n't") for word in near)


def _is_personal(scene: Scene, draft: Draft, before: str) -> bool:
    """Tells whether it is a stretch of somebody's own life: "my two years in Iraq", "a man with three weeks left"."""
    lex = scene.lex
    follows = lex[draft.last].lower
    if before in ("my", "his", "her") or follows in ("i", "older", "younger"):
        return True
    return before == "with" and (follows in ("left", "in") or (follows == "to" and lex[draft.last + 1].lower == "go"))
