"""Reads the figures of a Doc: the grammar first, then the slots that need context."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from burthen.figures import changes, links, measures, parties, percents, periods, selection
from burthen.figures.amounts import Reader
from burthen.figures.draft import Draft
from burthen.figures.grammar import read_drafts
from burthen.figures.readings import FigureReading
from burthen.figures.scene import Scene, make_scene

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_figures(doc: Doc, *, country: str | None, published: date | None) -> tuple[FigureReading, ...]:
    """Reads every figure of a Doc.

    Tags and dependencies are used where the Doc has them; without them payer, payee and measures are poorer.

    Args:
        country: ISO 3166-1 alpha-2 of the outlet: whose "$" a bare "$" is, and whose fiscal year where nobody is named.
        published: Publication date, the anchor of "last month" and "this fiscal year".
    """
    scene, drafts = drafts_of(doc, country=country, published=published)
    fill_slots(scene, drafts)
    return _frozen(scene, drafts)


def drafts_of(doc: Doc, *, country: str | None, published: date | None) -> tuple[Scene, list[Draft]]:
    """Returns the scene and the figures before their slots are read, which is what the ranker learns from."""
    scene = make_scene(doc, country, published)
    drafts = read_drafts(Reader(scene.lex, scene.tags, country, published))
    for draft in drafts:
        draft.sentence = scene.sentence_of(draft.core)
    return scene, _figures(scene, drafts)


def _figures(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    drafts = links.fill_bare(scene, drafts)
    changes.read_changes(scene, drafts)
    drafts = percents.read_bases(scene, drafts)
    drafts = links.fill_anaphors(scene, drafts)
    return selection.select(scene, drafts)


def fill_slots(scene: Scene, drafts: list[Draft]) -> None:
    """Sets parties, periods, measures and links of the figures."""
    parties.read_parties(scene, drafts)
    periods.read_periods(scene, drafts)
    measures.read_measures(scene, drafts)
    links.link(scene, drafts)


def _frozen(scene: Scene, drafts: list[Draft]) -> tuple[FigureReading, ...]:
    starts = [item.start for item in scene.lex.items]
    ends = [item.end for item in scene.lex.items]
    index = {id(draft): number for number, draft in enumerate(drafts)}
    return tuple(draft.freeze(starts, ends, index) for draft in drafts)
