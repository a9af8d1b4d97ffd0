"""Scores stances: the author's on each proposition, with evidence, and those of quoted holders."""

from __future__ import annotations

from burthen.evaluate.matching import match
from burthen.evaluate.names import names_of, same_any
from burthen.evaluate.tally import Tally
from burthen.evaluate.tokens import Tokens, TokenText
from burthen.labels import HolderKind, StanceValue
from burthen.records import Record, Stance

RAISED = (StanceValue.SUPPORT, StanceValue.OPPOSE, StanceValue.MIXED, StanceValue.NEUTRAL)
SIDES = {StanceValue.SUPPORT, StanceValue.OPPOSE}


def score_stances(tally: Tally, text: TokenText, gold: Record, record: Record) -> None:
    """Adds the author's stances of one piece; a row that is missing counts as `absent`, `abstain` as wrong."""
    rows = author_rows(record)
    sentences = [text.under(s.start, s.end) for s in gold.sentences or []]
    for target, wanted in author_rows(gold).items():
        row = rows.get(target)
        value = row.value if row else StanceValue.ABSENT
        _score_cell(tally, wanted, value, row)
        if wanted.value in RAISED and value == wanted.value and row is not None:
            want, got = (_sentences(text, s, sentences) for s in (wanted, row))
            if want:
                tally.found("stance.evidence_f1", len(want & got), len(got), len(want))


def author_rows(record: Record) -> dict[str, Stance]:
    """Returns the author's stance by proposition."""
    return {s.target: s for s in record.stances or [] if s.holder.kind is HolderKind.AUTHOR}


def _score_cell(tally: Tally, gold: Stance, value: StanceValue, row: Stance | None) -> None:
    right = value == gold.value
    gold_raised, raised = gold.value in RAISED, value in RAISED
    p = (row.p or {}).get(value) if row else None
    tally.confuse("stance.all", gold.value, value)
    tally.hit("stance.coverage", value is not StanceValue.ABSTAIN)
    tally.found("stance.detect_f1", gold_raised and raised, raised, gold_raised)
    if value is not StanceValue.ABSTAIN:
        tally.answer("stance", p, right)
    if gold_raised or raised:
        tally.confuse("stance.either", gold.value, value)
    sign = {gold.value, value} == SIDES
    if not right:
        places = gold.evidence or (row.evidence if row else [])
        what = "stance.sign" if sign else "stance"
        tally.miss(what, next(iter(places), None), f"{gold.target}: {gold.value}", value, p)
    if not gold_raised:
        return
    tally.confuse("stance.raised", gold.value, value)
    tally.hit("stance.raised_coverage", value is not StanceValue.ABSTAIN)
    if value is not StanceValue.ABSTAIN:
        tally.hit("stance.raised_acc_answered", right)
    if gold.value in SIDES:
        tally.hit("stance.sign_errors", sign)
        if value in SIDES:
            tally.hit("stance.sign_acc_answered", right)


def _sentences(text: TokenText, stance: Stance, sentences: list[Tokens]) -> set[int]:
    """Returns the gold sentences that hold the evidence of a stance, at least half of the shorter of the two."""
    found = set()
    for span in stance.evidence:
        tokens = text.under(span.start, span.end)
        for index, sentence in enumerate(sentences):
            if tokens and sentence and len(tokens & sentence) >= 0.5 * min(len(tokens), len(sentence)):
                found.add(index)
    return found


def score_quoted(tally: Tally, gold: Record, record: Record) -> None:
    """Adds the stances of quoted holders: holder, proposition and value all right."""
    golds, found = _quoted(gold), _quoted(record)
    weights = {
        (g, p): 1.0
        for g, wanted in enumerate(golds)
        for p, row in enumerate(found)
        if (wanted.target, wanted.value) == (row.target, row.value)
        and same_any(names_of(wanted.holder), names_of(row.holder))
    }
    matched = match(weights)
    tally.found("quoted.f1", len(matched), len(found), len(golds))
    for g, wanted in enumerate(golds):
        if g not in matched:
            said = f"{wanted.holder.name or wanted.holder.id} {wanted.target}: {wanted.value}"
            tally.miss("quoted.missed", next(iter(wanted.evidence), None), said)


def _quoted(record: Record) -> list[Stance]:
    rows = record.stances or []
    return [s for s in rows if s.holder.kind is not HolderKind.AUTHOR and s.value in RAISED]
