"""All expressions of time in a sentence, with what stands before them; `reference` turns them into dates."""

from __future__ import annotations

from dataclasses import replace

from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes
from burthen.figures.timewords import Temporal, read_temporal

# "the end of the" is the most that stands between "by" and a year.
_MAX_LEAD = 4


def find_temporals(lex: Lexemes, start: int, end: int) -> list[Temporal]:
    """Returns the expressions of time between two lexemes, in order, without overlaps."""
    found: list[Temporal] = []
    i = start
    while i < end:
        temporal = read_temporal(lex, i) if lex[i].kind in ("num", "word") else None
        if temporal is None:
            i += 1
            continue
        temporal = _widen(lex, _anchored(temporal, found), start)
        if found and temporal.first < found[-1].last:
            temporal = replace(temporal, first=found[-1].last)
        found.append(temporal)
        i = max(temporal.last, i + 1)
    return found


def _anchored(temporal: Temporal, before: list[Temporal]) -> Temporal:
    """Resolves "a year earlier" and "within ten years", which count from the year named before, else from now."""
    if temporal.kind == "until_this_year" and temporal.year and before and before[-1].kind == "year":
        return replace(temporal, kind="until_year", year=before[-1].year + temporal.year)
    if temporal.kind != "earlier":
        return temporal
    anchor = before[-1] if before else None
    if anchor is not None and anchor.kind in ("year", "fiscal", "this_year", "this_fiscal"):
        return replace(anchor, first=temporal.first, last=temporal.last, year=anchor.year - 1)
    return replace(temporal, kind="this_year", year=-1)


def _widen(lex: Lexemes, temporal: Temporal, floor: int) -> Temporal:
    """Adds what stands before: "by", "since", "five years from", "the five-year period from"."""
    i = temporal.first - 1
    for _ in range(_MAX_LEAD):
        i -= i > floor and lex[i].lower in ("of", "the", "end", "early", "late", "middle", "start")
    word = lex[i].lower
    dated = temporal.kind in ("year", "month", "fiscal", "this_year", "this_fiscal")
    if dated and word in words("periods", "cue", "until"):
        return replace(temporal, first=i, kind="until_" + temporal.kind)
    if word == "in" and lex[i - 1].lower in words("periods", "cue", "from"):
        i -= 1
    counted = _count_before(lex, i) if word == "to" and temporal.kind in ("year", "fiscal") else None
    if counted is not None:
        count, first = counted
        start = temporal.year - count + 1
        return replace(temporal, first=first, kind="years", year=start, to=temporal.year, count=count)
    if lex[i].lower in words("periods", "cue", "from") | {"since"} and (dated or temporal.kind == "years"):
        return _widen_from(lex, temporal, i)
    return temporal


def _widen_from(lex: Lexemes, temporal: Temporal, i: int) -> Temporal:
    """Adds "five years from", "the five-year period from", or "from" alone; "since" without a count has an open end."""
    counted = _count_before(lex, i)
    if counted is None:
        since = lex[i].lower == "since" and temporal.kind != "years"
        return replace(temporal, first=i, kind="since_" + temporal.kind) if since else replace(temporal, first=i)
    count, first = counted
    if temporal.count > 1 or temporal.kind == "years":
        return replace(temporal, first=first)
    fiscal = not set(lex.words(first, i)).isdisjoint(words("periods", "cue", "fiscal") - {"budget"})
    kind = ("fiscal" if fiscal else "years") if temporal.kind == "year" else temporal.kind
    return replace(temporal, first=first, count=count, kind=kind, to=temporal.year + count - 1)


def _count_before(lex: Lexemes, i: int) -> tuple[int, int] | None:
    """Reads "(the) five years", "a five-year period" that ends before lexeme `i`: the count and its first lexeme."""
    k = i - 1
    k -= lex[k].kind == "comma"
    k -= lex[k].lower in words("periods", "duration", "spans") or lex[k].lower in (
        "plan",
        "deal",
        "agreement",
        "program",
        "programme",
        "budget",
    )
    k -= lex[k].lower in words("periods", "cue", "years")
    k -= lex[k].lower == "fiscal"
    k -= lex[k].kind == "dash"
    item = lex[k]
    value = item.value if item.kind == "num" else table("numbers")["units"].get(item.lower)
    if (
        value is None
        or not 2 <= value <= 30
        or (lex[k + 1].kind != "dash" and lex[k + 1].lower not in ("years", "fiscal"))
    ):
        return None
    return int(value), k
