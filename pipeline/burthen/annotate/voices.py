"""Reads the voices of a parsed article: who is given which words, and whose the main assertion of each sentence is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.content import without_complementiser
from burthen.annotate.gather import gather_reports
from burthen.annotate.holders import UNNAMED, is_human
from burthen.annotate.joining import is_doubted, model_reports
from burthen.annotate.lexicon import words
from burthen.annotate.main_assertion import sentence_voices
from burthen.annotate.readings import Attribution, SentenceVoice, Speaker
from burthen.annotate.report import Frame, Report
from burthen.annotate.speakers import Cast
from burthen.labels import HolderKind
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from burthen.annotate.attribution_model import AttributionModel


def read_voices(
    doc: Doc, model: AttributionModel | None = None
) -> tuple[tuple[Attribution, ...], tuple[SentenceVoice, ...]]:
    """Returns the attributions by start of content, and one voice a sentence.

    The Doc needs sentences, a Universal Dependencies parse with Penn tags and lemmas; entities help to name the
    sources. A Doc without a parse gets quotations only.

    Args:
        doc: The parsed Doc.
        model: Token model that adds to the rules and doubts them, where the Doc has states; None for rules alone.
    """
    reports, quoted = gather_reports(doc)
    cast = Cast(doc, quoted)
    found = _sourced(reports, cast)
    if model is not None and doc._.states is not None and doc._.states.offsets:
        found = _joined(doc, found, quoted, cast, model)
    text = doc.text
    for report, _ in found:
        report.content = without_complementiser(text, report.content)
    attributions = _chained(found)
    return attributions, sentence_voices(doc, [report for report, _ in found], attributions)


def _sourced(reports: Iterable[Report], cast: Cast) -> list[tuple[Report, Speaker]]:
    """Returns the reports whose source is somebody, outermost first, each with its source."""
    found: list[tuple[Report, Speaker]] = []
    last: Speaker | None = None
    for report in reports:
        source = _source(report, cast, last)
        if source is None or not report.content:
            continue
        found.append((report, source))
        if report.frame is not Frame.HEARSAY:
            last = source
    return sorted(found, key=_outermost_first)


def _outermost_first(pair: tuple[Report, Speaker]) -> tuple[int, int]:
    return pair[0].extent.start, -pair[0].extent.end


def _joined(
    doc: Doc, found: list[tuple[Report, Speaker]], quoted: list[int], cast: Cast, model: AttributionModel
) -> list[tuple[Report, Speaker]]:
    """Returns the reports of rules and model together."""
    scores = model.score(doc, quoted, _chained(found))
    kept = [pair for pair in found if not is_doubted(pair[0], doc, scores, model.config)]
    added: list[tuple[Report, Speaker]] = []
    for report in model_reports(doc, [report for report, _ in found], quoted, scores, model.config):
        before = [pair for pair in kept if pair[0].extent.start < report.extent.start]
        source = _source(report, cast, before[-1][1] if before else None)
        if source is not None:
            added.append((report, source))
    return sorted([*kept, *added], key=_outermost_first)


def _source(report: Report, cast: Cast, last: Speaker | None) -> Speaker | None:
    """Returns the holder of a report, None where it is the author's own or nobody's."""
    silent = report.frame is Frame.MODEL and report.source is None and report.cue is None
    if report.frame is Frame.UNCUED or silent:
        return replace(last, surface=None, span=None) if last is not None else None
    if report.source is None:
        return None if report.holder_needed or _needs_source(report) else UNNAMED
    source = cast.resolve(report.source)
    if source is None:
        return _earlier_self(report, report.source)
    if _is_nobody(report, report.source, source):
        return None
    if report.foreseen and source.kind in {HolderKind.UNNAMED, HolderKind.GROUP}:
        return replace(source, kind=HolderKind.PROJECTED, id="projected" if source.name is None else source.id)
    return source


def _is_nobody(report: Report, mention: Token, source: Speaker) -> bool:
    """Tells whether the source of a report is "nobody", or a thing that cannot speak."""
    if mention.lower_ in words("cues", "limits.negations"):
        return True
    if source.kind is not HolderKind.UNNAMED:
        return False
    if report.holder_needed and report.frame is Frame.COLON:
        return True
    free = report.frame in {Frame.QUOTED, Frame.ACCORDING, Frame.MODEL}
    return not (free or is_human(source, mention) or _speaks(report))


def _earlier_self(report: Report, mention: Token) -> Speaker | None:
    """Returns the writer as a source of an earlier piece of their own ("I wrote in 2014 that"), else None."""
    if not _is_earlier_self(report):
        return None
    span = Span(mention.idx, mention.idx + len(mention))
    return Speaker("author_past", HolderKind.AUTHOR_PAST, mention.text, surface=mention.text, span=span)


def _is_earlier_self(report: Report) -> bool:
    """Tells whether the writer quotes an earlier piece of their own: "I wrote in 2014 that"."""
    head, source = report.head, report.source
    if head is None or source is None or source.lower_ not in {"i", "we"} or head.tag_ not in {"VBD", "VBN", "NNS"}:
        return False
    return report.lemma in words("cues", "classes.writing") and report.frame in {
        Frame.CLAUSE,
        Frame.QUOTED,
        Frame.INSERTED,
    }


def _speaks(report: Report) -> bool:
    """Tells whether only people do what the cue says, so that its subject is one, whatever noun it is ("a staffer")."""
    source = report.source
    if source is None or source.pos_ not in {"NOUN", "PROPN"} or lemma(source) in words("cues", "limits.abstract"):
        return False
    return report.lemma in words("cues", "classes.speech")


def _needs_source(report: Report) -> bool:
    return report.frame not in {Frame.HEARSAY, Frame.PASSIVE, Frame.NOUN, Frame.NOUN_IS, Frame.QUOTED, Frame.MODEL}


def _chained(found: list[tuple[Report, Speaker]]) -> tuple[Attribution, ...]:
    """Adds to each attribution the sources of those whose content holds it, outermost first."""
    attributions: list[Attribution] = []
    stack: list[tuple[int, tuple[str, ...]]] = []  # end of a content still open, its chain
    for report, source in found:
        while stack and stack[-1][0] < report.extent.end:
            stack.pop()
        above = stack[-1][1] if stack else ()
        chain = above if above and above[-1] == source.id else (*above, source.id)
        attributions.append(Attribution(report.content, source, report.cue, report.mode, chain, report.frame.value))
        stack.append((report.extent.end, chain))
    return tuple(attributions)
