"""Scores figures: mention, value, unit, bound, period, change, rate, parties and voice."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from burthen.evaluate.matching import match
from burthen.evaluate.names import names_of, same_any
from burthen.evaluate.tally import Tally
from burthen.evaluate.tokens import TokenText, jaccard
from burthen.labels import Endorsement, PeriodBasis, Voice
from burthen.records import Figure, Record

Period = tuple[str | None, str | None]
OPEN: Period = (None, None)
# Values are compared to four digits, as a text gives them.
TOLERANCE = 5e-4
# Who or what is counted, where the difference is one of wording and coders may differ.
SAME_COUNT = {"people": "personnel", "sites": "bases", "site": "bases"}


def score_figures(tally: Tally, text: TokenText, gold: Record, record: Record) -> None:
    """Adds the figures of one piece; two mentions match if their spans share a token."""
    golds, found = gold.figures or [], record.figures or []
    gold_tokens = [text.under(f.start, f.end) for f in golds]
    found_tokens = [text.under(f.start, f.end) for f in found]
    weights = {
        (g, p): 11 + jaccard(gold_tokens[g], found_tokens[p]) + 0.5 * same_value(golds[g], found[p])
        for g in range(len(golds))
        for p in range(len(found))
        if gold_tokens[g] & found_tokens[p]
    }
    matched = match(weights)
    right: Counter[str] = Counter()
    for g, p in matched.items():
        right += _score_reading(tally, golds[g], found[p])
        _score_labels(tally, golds[g], found[p])
    tally.found("figures.mention_f1", len(matched), len(found), len(golds))
    for name in ("value", "value_unit", "value_unit_bound", "end_to_end"):
        tally.found(f"figures.{name}_f1", right[name], len(found), len(golds))
    dated = sum(period_of(f) != OPEN for f in found) - right["period_allowed"]
    tally.found("figures.period_f1", right["period"], dated, sum(_is_dated(f) for f in golds))
    if not golds:
        tally.hit("figures.none_ok", not found)
    for g, figure in enumerate(golds):
        if g not in matched:
            tally.miss("figure.missed", figure, figure.quote)
    for p, figure in enumerate(found):
        if p not in matched.values():
            tally.miss("figure.spurious", figure, None, f"{figure.value_min} {figure.unit}")


def _score_reading(tally: Tally, gold: Figure, found: Figure) -> Counter[str]:
    """Compares the reading of a matched figure; returns 1 for each level that is right."""
    value, unit = same_value(gold, found), fold_unit(gold.unit) == fold_unit(found.unit)
    bound, period = gold.bound == found.bound, period_of(found) in periods_allowed(gold)
    for what, ok in (("value", value), ("unit", unit), ("bound", bound), ("period", period)):
        if not ok:
            tally.miss(f"figure.{what}", gold, _shown(gold, what), _shown(found, what))
    dated = _is_dated(gold)
    given = period_of(found) != OPEN
    return Counter(
        value=value,
        value_unit=value and unit,
        value_unit_bound=value and unit and bound,
        end_to_end=value and unit and bound and period,
        period=period and dated and given,
        period_allowed=period and not dated and given,
    )


def _score_labels(tally: Tally, gold: Figure, found: Figure) -> None:
    tally.confuse("figures.bound", gold.bound, found.bound)
    tally.hit("figures.change_acc", gold.change == found.change)
    if gold.change != found.change:
        tally.miss("figure.change", gold, gold.change, found.change)
    tally.hit("figures.per_acc", _per(gold) == _per(found))
    if gold.change_from is not None:
        tally.hit("figures.change_from_acc", _same(gold.change_from, found.change_from))
    for who in ("payer", "payee"):
        wanted, got = getattr(gold, who), getattr(found, who)
        if wanted is None:
            if got is not None:
                tally.hit(f"figures.{who}_precision", right=0)
            continue
        names = [*names_of(wanted), *([f"government:{wanted.country}"] if wanted.country else [])]
        right = got is not None and same_any(names, names_of(got), by_country=True)
        tally.hit(f"figures.{who}_acc", right)
        if got is not None:
            tally.hit(f"figures.{who}_precision", right)
        if not right:
            tally.miss(f"figure.{who}", gold, wanted.name, got and got.name)
    tally.hit("figures.voice_acc", gold.voice == found.voice)
    wanted, got = endorsement_of(gold), endorsement_of(found)
    if wanted is not None:
        tally.hit("figures.endorsement_acc", wanted == got)


def same_value(gold: Figure, found: Figure) -> bool:
    """Tells whether both ends are equal; an open end must be open."""
    return _same(gold.value_min, found.value_min) and _same(gold.value_max, found.value_max)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=1e-9)


def period_of(figure: Figure) -> Period:
    """Returns both ends of a reference period, each None where open or where there is none."""
    return (figure.period.start, figure.period.end) if figure.period else OPEN


def periods_allowed(gold: Figure) -> set[Period]:
    """Returns the periods that are right: one that gold took from the date of publication may be left out."""
    published = gold.period is not None and gold.period.basis is PeriodBasis.PUBLICATION
    return {period_of(gold), OPEN} if published else {period_of(gold)}


def _is_dated(gold: Figure) -> bool:
    return period_of(gold) != OPEN and OPEN not in periods_allowed(gold)


def endorsement_of(figure: Figure) -> Endorsement | None:
    """Returns the endorsement; what the author says in the author's own voice is endorsed."""
    return figure.endorsement or (Endorsement.ENDORSED if figure.voice is Voice.AUTHOR else None)


def _per(figure: Figure) -> str | None:
    """Returns the rate; a fiscal year is a year."""
    return figure.per.value.removeprefix("fiscal_") if figure.per else None


def fold_unit(unit: str | None) -> str | None:
    """Returns a unit with the synonyms of counted nouns folded ("troops" is "personnel")."""
    if unit is None or (len(unit) == 3 and unit.isupper()):
        return unit
    plain = unit.casefold().replace(" ", "_")
    plain = SAME_COUNT.get(plain, plain)
    return _units().get(plain) or _units().get(plain.removesuffix("s")) or plain.removesuffix("s")


@cache
def _units() -> dict[str, str]:
    from burthen.figures.lexicon import table

    counted: dict[str, list[str]] = table("units")["counted"]
    return {noun.replace(" ", "_"): unit for unit, nouns in counted.items() for noun in [unit, *nouns]}


def _shown(figure: Figure, what: str) -> object:
    """Returns one reading of a figure for the list of misses."""
    match what:
        case "value":
            return f"{figure.value_min}..{figure.value_max}"
        case "period":
            return period_of(figure)
        case _:
            return getattr(figure, what)
