"""Which quantities are figures: lengths of time that only fix a period, and trivial ones, are not."""

from __future__ import annotations

from burthen.figures.bounds import match_ahead
from burthen.figures.draft import Draft
from burthen.figures.durations import is_asserted
from burthen.figures.lexicon import phrases
from burthen.figures.relevance import is_relevant
from burthen.figures.scene import Scene
from burthen.labels import FigureKind


def select(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Returns the drafts that are figures, with `scenario` set."""
    measured = {draft.sentence for draft in drafts if draft.kind is not FigureKind.DURATION}
    kept = [draft for draft in drafts if _is_figure(scene, draft, measured)]
    scenarios = {number: _is_scenario(scene, number) for number in {draft.sentence for draft in kept}}
    for draft in kept:
        draft.scenario = scenarios[draft.sentence]
    return kept


def _is_figure(scene: Scene, draft: Draft, measured: set[int]) -> bool:
    if draft.kind is FigureKind.DURATION:
        return is_asserted(scene, draft, measured=draft.sentence in measured)
    return is_relevant(scene, draft)


def _is_scenario(scene: Scene, sentence: int) -> bool:
    lex, (start, end) = scene.lex, scene.bounds[sentence]
    listed = phrases("changes", "scenario", "phrases")
    return any(lex[k].lower in listed._firsts and match_ahead(lex, k, listed) is not None for k in range(start, end))
