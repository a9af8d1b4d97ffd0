"""The reference period and the rate of each figure, as ISO dates."""

from __future__ import annotations

from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.reference import reference_period
from burthen.figures.scanner import Lexemes
from burthen.figures.scene import Scene
from burthen.figures.temporal import find_temporals
from burthen.figures.timewords import Temporal
from burthen.labels import Change, FigureKind, Per

# Two figures this close share what follows them ("$5 billion and 300 troops in 2024").
_COORDINATED = 4
# An expression of time this near to the start of a sentence speaks for the whole of it.
_OPENING = 9


def read_periods(scene: Scene, drafts: list[Draft]) -> None:
    """Sets `per` and `period` of every draft."""
    for sentence in sorted({draft.sentence for draft in drafts}):
        here = [draft for draft in drafts if draft.sentence == sentence]
        temporals = [
            temporal
            for temporal in find_temporals(scene.lex, *scene.bounds[sentence])
            if not _of_report(scene.lex, temporal)
        ]
        for draft, temporal in zip(here, _assign(scene.lex, scene.bounds[sentence][0], here, temporals), strict=True):
            draft.per = _rate(scene, draft)
            if temporal is not None and draft.kind is not FigureKind.DURATION and _dates_it(draft, temporal):
                draft.period = reference_period(scene, draft, temporal)
                draft.per = draft.per or _per_of(draft, temporal)
                _as_goal(scene, draft)
                _drop_deed(scene, draft)
            draft.per = draft.per or _default_rate(scene, draft)


def _assign(lex: Lexemes, start: int, drafts: list[Draft], temporals: list[Temporal]) -> list[Temporal | None]:
    """Gives each draft the time between it and the next, else the one that opens the sentence, else a shared one."""
    chosen: list[Temporal | None] = []
    for number, draft in enumerate(drafts):
        limit = drafts[number + 1].first if number + 1 < len(drafts) else 1 << 60
        inside = [temporal for temporal in temporals if draft.core <= temporal.first < draft.last]
        behind = [
            temporal
            for temporal in temporals
            if draft.last <= temporal.first < limit and _reaches(lex, draft.last, temporal)
        ]
        chosen.append(next(iter(behind or inside), None))
    taken = {id(temporal) for temporal in chosen if temporal is not None}
    for number, draft in enumerate(drafts):
        if chosen[number] is not None:
            continue
        ahead = [
            temporal
            for temporal in temporals
            if temporal.last <= draft.first and id(temporal) not in taken and _leads(lex, start, temporal, draft)
        ]
        shared = number + 1 < len(drafts) and _joined(lex, draft, drafts[number + 1])
        chosen[number] = ahead[-1] if ahead else chosen[number + 1] if shared else None
    return chosen


def _joined(lex: Lexemes, draft: Draft, after: Draft) -> bool:
    """Tells whether two figures share what follows: "$5 billion and 300 troops in 2024"."""
    gap = lex.items[draft.last : after.first]
    return len(gap) <= _COORDINATED and any(item.lower in ("and", "or", ",", "(") for item in gap)


def _of_report(lex: Lexemes, temporal: Temporal) -> bool:
    """Tells whether a time dates a report ("said last month that ...") or a comparison ("the highest since 1991")."""
    before = lex.words(temporal.first - 2, temporal.first)
    if before[-1:] and before[-1] in words("periods", "gap", "reporting"):
        return True
    if set(before) & words("periods", "deed", "verbs") and temporal.kind in ("year", "month", "weekday"):
        return True
    superlative = {"highest", "lowest", "largest", "biggest", "first", "most"} & set(
        lex.words(temporal.first - 12, temporal.first)
    )
    return temporal.kind.startswith("since_") and bool(superlative)


def _reaches(lex: Lexemes, end: int, temporal: Temporal) -> bool:
    """Tells whether a time behind a figure belongs to it: no new clause, comparison or aside stands between."""
    for item in lex.items[end : temporal.first]:
        if (
            item.kind in ("stop", "break")
            or item.lower in words("periods", "gap", "stops")
            or (item.kind == "dash" and (not item.glued or item.text in "–—"))
        ):
            return False
    return True


def _leads(lex: Lexemes, start: int, temporal: Temporal, draft: Draft) -> bool:
    """Tells whether a time before a figure belongs to it: it opens the sentence, or stands in the same clause."""
    near = temporal.first - start <= _OPENING and all(
        item.kind != "comma" for item in lex.items[start : temporal.first]
    )
    opening = near and (temporal.first == start or lex[start].lower in words("periods", "cue", "opening"))
    between = lex.items[temporal.last : draft.first]
    same = all(
        item.kind not in ("comma", "stop", "dash") and item.lower not in words("periods", "gap", "stops")
        for item in between
    )
    return opening or same


def _rate(scene: Scene, draft: Draft) -> Per | None:
    """Reads "a year", "per month", "annually" behind a figure; "annual", "one-off" before or behind it."""
    lex = scene.lex
    if draft.kind not in (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.RATIO):
        return None
    j = draft.last + (lex[draft.last].lower == "in")
    article = lex[j].lower in ("a", "an", "per", "each", "every")
    for per, forms in table("fiscal")["rates"].items():
        if (article and lex[j + 1].lower in forms) or (
            lex[draft.last].lower in forms and lex[draft.last].lower.endswith("ly")
        ):
            return Per.FISCAL_YEAR if lex[j + 1].lower == "fiscal" else Per(per)
    around = [lex[k].lower for k in (*range(draft.first - 6, draft.first), *range(draft.last, draft.last + 2))]
    if draft.kind is FigureKind.MONEY and ("annual" in around or "annually" in around or "yearly" in around):
        return Per.YEAR
    once = "one" in around and ("time" in around or "off" in around)
    return Per.ONCE if once and draft.kind is FigureKind.MONEY else None


def _dates_it(draft: Draft, temporal: Temporal) -> bool:
    """Tells whether a time can be the figure's: a day of the week before it dates the news."""
    return temporal.kind != "weekday" or temporal.first >= draft.last


def _drop_deed(scene: Scene, draft: Draft) -> None:
    """A goal is not of the past year in which it was set: "in 2014 they shook on 2 percent"."""
    period = draft.period
    if draft.change is Change.TARGET and period and period.end and scene.published:
        draft.period = period if period.end >= scene.published.isoformat() else None


def _as_goal(scene: Scene, draft: Draft) -> None:
    """A level to be raised by a year to come is a goal (rulings), unless both levels are given."""
    period = draft.period
    moving = draft.change is Change.INCREASE or (draft.change is Change.NONE and draft.unit == "pct_GDP")
    if period is None or scene.published is None or not moving or draft.change_from is not None:
        return
    level = draft.kind is FigureKind.MONEY or draft.unit in ("pct_GDP", "pct_of_total", "pct_of_cost", "share")
    if level and period.start is None and period.end is not None and period.end > scene.published.isoformat():
        draft.change = Change.TARGET


def _per_of(draft: Draft, temporal: Temporal) -> Per | None:
    """The rate that a period implies: a single year makes a yearly sum, several a total."""
    if draft.kind is not FigureKind.MONEY or draft.change_from is not None:
        return None
    kind = temporal.kind
    if kind in ("fiscal", "this_fiscal"):
        return Per.FISCAL_YEAR if temporal.count == 1 else Per.TOTAL
    if kind in ("years", "past", "next") and temporal.unit == "year":
        return Per.TOTAL
    return Per.YEAR if kind in ("year", "this_year") and draft.change is not Change.TARGET else None


def _default_rate(scene: Scene, draft: Draft) -> Per | None:
    if draft.unit == "pct_GDP":
        return Per.YEAR
    if draft.kind is not FigureKind.MONEY:
        return None
    ahead = scene.lex.words(draft.last, draft.last + 7)
    spans = (
        ahead[:1]
        and ahead[0] in words("periods", "cue", "over")
        and any(word.startswith(("year", "decade")) for word in ahead[1:])
    )
    return (
        Per.TOTAL
        if spans
        or (
            "total" in scene.lex.words(draft.first - 3, draft.first)
            and "of" in scene.lex.words(draft.first - 1, draft.first)
        )
        else None
    )
