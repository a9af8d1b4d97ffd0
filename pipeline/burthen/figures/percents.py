"""Of what a bare percentage is: of GDP where the talk is of military spending, of the cost where it is of costs."""

from __future__ import annotations

from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scene import Scene
from burthen.labels import FigureKind

# Military spending above this share of GDP does not occur in peace; a larger bare percentage is of something else.
_MAX_GDP = 12.0
# Nobody proposes more than this: a bare percentage up to it is a level of military spending, unless something says
# otherwise.
_MAX_LEVEL = 6.0
# A verb of paying this close has the percentage as its object.
_MAX_OBJECT = 5
# A share of GDP is still the topic this many sentences later.
_NEAR = 2
# "is to meet $6.1 billion, or 59 percent": how far before a conversion its verb may stand.
_MAX_CLAUSE = 12
# A word this close to a percentage says that it is one of the economy at large.
_BESIDE = 5


def read_bases(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Sets the unit of percentages whose base is not said behind them; drops those of the economy at large."""
    drafts = [draft for draft in drafts if not _off_topic(scene, draft)]
    gdp_seen = -_NEAR - 1
    before: Draft | None = None
    named = any(draft.unit == "pct_GDP" for draft in drafts)
    same: dict[float, str] = {}
    for draft in drafts:
        if draft.unit == "pct_of_total" and draft.kind is FigureKind.PERCENT:
            _read_base(scene, draft, gdp_seen, before, same, named=named)
        if draft.unit == "pct_GDP":
            gdp_seen = draft.sentence
        if draft.kind is FigureKind.PERCENT:
            before = draft
            if draft.unit in ("pct_GDP", "pct_change", "pct_of_cost") and draft.low == draft.high:
                same[draft.high] = draft.unit
    return drafts


def _off_topic(scene: Scene, draft: Draft) -> bool:
    """Tells whether it is inflation, unemployment, interest: "with inflation at 3 percent"."""
    if draft.kind is not FigureKind.PERCENT or draft.unit == "pct_GDP":
        return False
    near = scene.lex.words(draft.first - _BESIDE, draft.first) + scene.lex.words(draft.last, draft.last + 2)
    return bool(set(near) & words("units", "percent_other", "off_topic"))


def _read_base(
    scene: Scene, draft: Draft, gdp_seen: int, before: Draft | None, same: dict[float, str], *, named: bool
) -> None:
    """Reads the base of one percentage; `same` are the units of percentages of the same value before it."""
    lex = scene.lex
    after = lex[draft.last].lower
    start, end = scene.extent(draft)
    sentence = set(lex.words(start, end))
    if (
        after == "of"
        and lex[draft.last + 1].lower in ("that", "it")
        and sentence & words("units", "gdp_context", "near")
    ):
        draft.unit, draft.last = "pct_GDP", draft.last + 2
        return
    told = _told(scene, draft, same, sentence)
    if told is not None:
        draft.unit, draft.rule = told
        return
    if (
        after in words("units", "percent_other", "heads")
        or (after == "of" and lex[draft.last + 1].lower not in ("what", "everyone", "everything", "everybody"))
        or sentence & words("units", "percent_other", "context")
    ):
        return
    if before is not None and before.sentence == draft.sentence and before.unit in ("pct_GDP", "pct_of_cost"):
        draft.unit, draft.rule = before.unit, "percent_of_antecedent"
        return
    if _is_of_cost(scene, draft, sentence):
        draft.unit, draft.rule = "pct_of_cost", "percent_of_cost"
        return
    previous = scene.bounds[draft.sentence - 1] if draft.sentence else (0, 0)
    near = sentence | set(lex.words(*previous))
    spending = sentence & words("units", "gdp_context", "spending")
    close = near & words("units", "gdp_context", "near") or 0 <= draft.sentence - gdp_seen <= _NEAR
    goal = lex[draft.last + (lex[draft.last].kind == "dash")].lower in words("changes", "target", "after")
    if draft.high <= _MAX_LEVEL or (draft.high <= _MAX_GDP and (spending or close or goal or named)):
        draft.unit, draft.rule = "pct_GDP", "percent_of_context"


def _told(scene: Scene, draft: Draft, same: dict[float, str], sentence: set[str]) -> tuple[str, str] | None:
    """Returns unit and rule where the percentage was given before, is met of a bill, or is a rate of growth."""
    if draft.high in same:
        return same[draft.high], "percent_repeated"
    if draft.high > _MAX_GDP and _is_of_cost(scene, draft, sentence):
        return "pct_of_cost", "percent_of_cost"
    return ("pct_change", "percent_growth") if _is_growth(scene, draft) else None


def _is_of_cost(scene: Scene, draft: Draft, sentence: set[str]) -> bool:
    """Tells whether it is a part of a bill: "will pay 100 percent of it", "is to meet $6 billion, or 59 percent"."""
    lex = scene.lex
    near = set(lex.words(draft.first - _MAX_OBJECT, draft.first))
    paying = near & words("units", "percent_other", "bearing")
    if not paying:
        far = set(lex.words(max(scene.extent(draft)[0], draft.first - _MAX_CLAUSE), draft.first))
        paying = far & words("units", "percent_other", "bearing") if lex[draft.first - 1].lower == "or" else set()
    if not paying:
        return False
    costs = sentence & words("units", "percent_of", "pct_of_cost")
    return bool(costs) or draft.high > _MAX_GDP


def _is_growth(scene: Scene, draft: Draft) -> bool:
    """Reads "3 percent, the yearly growth we signed for", "a cap of 4 percent on yearly rises"."""
    lex, j = scene.lex, draft.last
    j += lex[j].kind == "comma"
    j += lex[j].lower in ("the", "in", "on", "a", "real")
    j += lex[j].lower in ("yearly", "annual", "real")
    return j > draft.last and lex[j].lower in words("units", "percent_other", "growth")
