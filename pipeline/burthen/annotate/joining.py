"""Joins the reports of the rules with those of the token model.

The rules have the better ends and sources, the model finds what no rule has a frame for. So a rule's report stays
unless the model is nearly sure that nobody speaks there, and the model adds what no rule touches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burthen.annotate.attribution_model import AttributionConfig, WordScores
from burthen.annotate.clauses import subject_of
from burthen.annotate.content import pieces_of
from burthen.annotate.lost_verbs import nominal_before
from burthen.annotate.report import Frame, Report, cue_span
from burthen.annotate.token_features import token_bounds
from burthen.labels import Mode
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORTEST = 3  # tokens; below that it is a stray word more often than a claim
LIKELY = 0.4  # that a token is part of a source
LIKELY_CUE = 0.2  # of a content that the model is sure of, some word is the cue more often than not
BEFORE, BEHIND = 18, 12  # tokens around a content in which its cue and source are looked for
SHARED = 0.25  # of the shorter: from there on two contents are the same
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CUES = frozenset({"VERB", "NOUN", "ADP", "AUX"})


def is_doubted(report: Report, doc: Doc, scores: WordScores, config: AttributionConfig) -> bool:
    """Tells whether the model takes a rule's report for none."""
    bounds = [token_bounds(doc, piece) for piece in report.content]
    n_tokens = sum(end - start for start, end in bounds)
    total = sum(scores.content(start, end) * (end - start) for start, end in bounds)
    return total < config.drop_below * max(1, n_tokens)


def model_reports(
    doc: Doc, reports: Sequence[Report], quoted: Sequence[int], scores: WordScores, config: AttributionConfig
) -> list[Report]:
    """Returns the reports that only the model sees, in text order."""
    taken = [set(range(*token_bounds(doc, piece))) for report in reports for piece in report.content]
    found = []
    for start, end in scores.spans():
        own = set(range(start, end))
        touched = any(len(own & other) > SHARED * min(len(own), len(other)) for other in taken)
        if end - start < SHORTEST or touched or scores.content(start, end) < config.add_from:
            continue
        content = pieces_of(doc, start, end)
        if content:
            found.append(_report(doc, start, end, content, quoted, scores))
    return found


def _report(
    doc: Doc, start: int, end: int, content: tuple[Span, ...], quoted: Sequence[int], scores: WordScores
) -> Report:
    around = [*range(max(0, doc[start].sent.start, start - BEFORE), start), *range(end, _behind(doc, end))]
    cue = _best(doc, around, scores.cue.tolist(), _CUES, LIKELY_CUE)
    source = _source(doc, around, scores.source.tolist(), cue)
    if source is not None and start <= source.i < end:
        source = None
    span = cue_span(doc, cue.i, cue.i + 1) if cue is not None else None
    return Report(Frame.MODEL, cue, span, content, source, "", _mode(quoted, start, end))


def _behind(doc: Doc, end: int) -> int:
    last = doc[min(end, len(doc) - 1)].sent.end
    return min(len(doc), int(last), end + BEHIND)


def _source(doc: Doc, around: Sequence[int], chances: Sequence[float], cue: Token | None) -> Token | None:
    """Returns who speaks: the head of the likeliest source, else the subject of the cue, else the noun before it."""
    best = _best(doc, around, chances, _NOMINAL, LIKELY)
    if best is not None:
        # Of "the chief of the staff" every word is likely: the highest one in the parse is meant.
        while best.head != best and chances[best.head.i] >= LIKELY and best.head.pos_ in _NOMINAL:
            best = best.head
        return best
    if cue is None:
        return None
    subject = subject_of(cue) if cue.pos_ == "VERB" else None
    return subject if subject is not None and subject.pos_ in _NOMINAL else nominal_before(cue)


def _best(
    doc: Doc, around: Sequence[int], chances: Sequence[float], tags: frozenset[str], likely: float
) -> Token | None:
    """Returns the likeliest token of some, None if none is likely; numbers and dates are nobody."""
    candidates = [i for i in around if doc[i].pos_ in tags and doc[i].ent_type_ not in {"DATE", "MONEY", "PERCENT"}]
    best = max(candidates, key=lambda i: chances[i], default=None)
    return doc[best] if best is not None and chances[best] >= likely else None


def _mode(quoted: Sequence[int], start: int, end: int) -> Mode:
    share = sum(quoted[i] >= 0 for i in range(start, end)) / (end - start)
    return Mode.DIRECT if share >= 0.9 else Mode.MIXED if share > 0 else Mode.INDIRECT
