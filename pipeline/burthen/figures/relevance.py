"""Which quantities bear on the subject: no fares, no distances, no small counts of clients and buckets."""

from __future__ import annotations

from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.scene import Scene
from burthen.figures.units import counted_unit
from burthen.labels import Bound, FigureKind

# "$250 for each of its citizens": so far behind a sum stands what it is for.
_MAX_EACH = 6
# Lexemes before a sentence that still tell what it is about.
_CONTEXT = 12
# Counted nouns that say nothing of the subject.
_SCENERY = ("people", "occurrences", "countries", "jobs")


def is_relevant(scene: Scene, draft: Draft) -> bool:
    """Tells whether a quantity can be a figure of who pays for an alliance."""
    match draft.kind:
        case FigureKind.COUNT:
            return _count(draft)
        case FigureKind.MONEY:
            return draft.bound is not Bound.EXACT or not draft.high or not _is_daily(scene, draft)
        case FigureKind.RATIO:
            return draft.unit != "share" or (not _is_side(scene, draft) and _is_of_domain(scene, draft))
        case FigureKind.OTHER:
            return draft.unit not in words("relevance", "distance", "units")
        case _:
            return True


def _count(draft: Draft) -> bool:
    if draft.noun is None or draft.bound is Bound.ZERO_WORD:
        return True
    phrase = draft.noun.lower().replace("-", " ").split()
    head = phrase[-1].removesuffix("s")
    if head in words("relevance", "distance", "nouns") or head in words("relevance", "count", "off"):
        return False
    if draft.unit in table("units")["counted"] or draft.of_total is not None:
        return True
    small = draft.high <= table("relevance")["count"]["small"] and draft.low == draft.high
    return not small or bool(set(phrase[:-1]) & words("relevance", "count", "domain"))


def _is_daily(scene: Scene, draft: Draft) -> bool:
    """Tells whether a sum is of daily life: small, and not one for each citizen or soldier."""
    money = table("relevance")["money"]
    if draft.high >= money["daily_of"].get(draft.unit, money["daily"]) or draft.change_from is not None:
        return False
    lex, last = scene.lex, draft.last
    rate = lex[last].lower in ("a", "an", "per", "each", "every")
    if rate and lex[last + 1].lower in words("relevance", "money", "each", "rates"):
        return False
    behind, before = lex.words(last, last + _MAX_EACH), lex.words(draft.first - _MAX_EACH, draft.first)
    each = set(before) & words("relevance", "money", "each", "before")
    return not (each or set(behind) & words("relevance", "money", "each", "words"))


def _is_side(scene: Scene, draft: Draft) -> bool:
    """Tells whether a half is a side of a matter: "the other half", "the half of me", "only half true"."""
    lex, word = scene.lex, scene.lex[draft.core].lower
    if not word.startswith(("half", "halve")):
        return False
    if lex[draft.core - 1].lower in words("relevance", "share", "definite"):
        return not set(lex.words(draft.core - 3, draft.core)) & words("words", "all", "verbs")
    return (
        lex[draft.first - 1].lower in ("is", "was")
        and lex[draft.last].lower == "of"
        and lex[draft.last + 1].lower == "it"
    )


def _is_of_domain(scene: Scene, draft: Draft) -> bool:
    """Tells whether the sentence of a fraction speaks of money, forces or equipment; other halves are scenery."""
    if draft.rule not in ("fraction", "fraction_by"):
        return True
    start, end = scene.extent(draft)
    listed = set(scene.lex.words(max(0, start - _CONTEXT), end))
    if listed & words("relevance", "share", "domain") or listed & words("words", "all", "verbs"):
        return True
    return any(counted_unit(word) not in (None, *_SCENERY) for word in scene.lex.words(start, end))
