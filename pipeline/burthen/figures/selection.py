"""Which quantities are figures: lengths of time that only fix a period, and trivial ones, are not."""

from __future__ import annotations

from burthen.figures.bounds import match_ahead
from burthen.figures.draft import Draft
from burthen.figures.lexicon import phrases, words
from burthen.figures.scene import Scene
from burthen.labels import Bound, FigureKind


def select(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Returns the drafts that are figures, with `scenario` set."""
    measured = {draft.sentence for draft in drafts if draft.kind is not FigureKind.DURATION}
    kept = [draft for draft in drafts if draft.kind is not FigureKind.DURATION or _asserted(scene, draft, measured)]
    scenarios = {number: _is_scenario(scene, number) for number in {draft.sentence for draft in kept}}
    for draft in kept:
        draft.scenario = scenarios[draft.sentence]
    return kept


def _asserted(scene: Scene, draft: Draft, measured: set[int]) -> bool:
    """Tells whether a duration is what the text asserts, not the date or the span of something else."""
    lex = scene.lex
    after, before = lex[draft.last].lower, lex[draft.first - 1].lower
    if draft.rule == "duration_modifier":
        return after not in words("periods", "duration", "modified")
    if after in words("periods", "duration", "after") or (after == "'s" and lex[draft.last + 1].lower == "time"):
        return False
    # "would last about a week": behind a bound word "last" is the verb.
    verb = before == "last" and draft.first < draft.core
    if before == "the" or (before in words("periods", "duration", "before") and not verb):
        return False
    if draft.bound is not Bound.EXACT and lex[draft.first].lower == "over" and draft.sentence in measured:
        return False
    return not (
        before in words("periods", "duration", "prepositions") and (draft.sentence in measured or before == "in")
    )


def _is_scenario(scene: Scene, sentence: int) -> bool:
    lex, (start, end) = scene.lex, scene.bounds[sentence]
    listed = phrases("changes", "scenario", "phrases")
    return any(lex[k].lower in listed._firsts and match_ahead(lex, k, listed) is not None for k in range(start, end))
