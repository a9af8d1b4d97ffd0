"""Brings together what verbs, nouns, prepositions, adverbs, colons and quotation marks report in one Doc."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.content import trim
from burthen.annotate.headline import headline_reports
from burthen.annotate.lexicon import words
from burthen.annotate.lost_verbs import lost_reports
from burthen.annotate.marks import find_marks, source_of
from burthen.annotate.noun_reports import according_reports, hearsay_adverbs, hearsay_reports, noun_reports
from burthen.annotate.parentheses import parenthetical_reports
from burthen.annotate.quotation import Quotation, find_quotations
from burthen.annotate.quoted import QuoteReader
from burthen.annotate.report import Frame, Report
from burthen.annotate.set_phrases import set_phrase_reports
from burthen.annotate.source_phrases import source_phrase_reports
from burthen.annotate.verb_reports import is_hidden_verb, verb_reports
from burthen.labels import Mode
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A parse of a longer "sentence" is of no use, and walking it would take more than linear time.
_LONGEST_SENTENCE = 300
# A shorter quotation that stands alone is a title or a motto as often as speech.
_SPOKEN_WORDS = 4
_SENTENCE_END = ".?!…"


def gather_reports(doc: Doc) -> tuple[list[Report], list[int]]:
    """Finds the reports of a Doc; sources are tokens, not yet resolved.

    Returns:
        The reports in text order of their cues, and for each token the number of its quotation, -1 outside of any.
    """
    text = doc.text
    quotations = find_quotations(text, find_marks(text, source_of(doc)))
    starts = [token.idx for token in doc]
    ranges = [_token_range(starts, quotation) for quotation in quotations]
    quoted = [-1] * len(doc)
    for index, (start, end) in enumerate(ranges):
        quoted[start:end] = [index] * (end - start)
    parsed = _parsed_reports(doc)
    reports = _with_quotations(doc, parsed, quotations, ranges, quoted)
    reports += headline_reports(doc)
    return _without_repeats(sorted(reports, key=_position)), quoted


def _position(report: Report) -> int:
    return report.cue.start if report.cue is not None else report.extent.start


def _token_range(starts: list[int], quotation: Quotation) -> tuple[int, int]:
    """Returns the tokens from the opening mark to the closing mark, both included."""
    start = max(0, bisect_left(starts, quotation.outer.start + 1) - 1)
    return start, max(start + 1, bisect_left(starts, quotation.outer.end))


def _parsed_reports(doc: Doc) -> list[Report]:
    if not doc.has_annotation("DEP"):
        return []
    reports: list[Report] = []
    text = doc.text
    for sentence in doc.sents:
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        found = [_within_clause(text, report) for token in sentence for report in _reports_at(token) if report.content]
        taken = {report.head.i for report in found if report.head is not None}
        found += [
            report
            for token in sentence
            for report in (*lost_reports(token, taken), *set_phrase_reports(token))
            if token.i not in taken
        ]
        reports.extend(report for report in found if report.content)
    return reports


def _within_clause(text: str, report: Report) -> Report:
    """Ends the content in a side clause ("When she claimed that ..., he ...") where the main clause begins."""
    cue = report.head
    if cue is None or report.frame is Frame.INSERTED or cue.dep_ != "advcl" or cue.head.i <= cue.i:
        return report
    subjects = [child.left_edge.idx for child in cue.head.lefts if child.dep_.startswith("nsubj") and child.i > cue.i]
    main = min([cue.head.idx, *subjects])
    if report.extent.end > main:
        cut = (Span(piece.start, min(piece.end, main)) for piece in report.content if piece.start < main)
        report.content = tuple(piece for piece in (trim(text, piece) for piece in cut) if len(piece))
    return report


def _reports_at(token: Token) -> list[Report]:
    if between := list(parenthetical_reports(token)):
        return between
    if token.pos_ in {"VERB", "AUX"}:
        found = list(verb_reports(token))
        return found or list(according_reports(token))
    if is_hidden_verb(token):
        return list(verb_reports(token))
    if token.pos_ == "NOUN":
        return [*noun_reports(token), *according_reports(token)]
    if token.lower_ in hearsay_adverbs():
        return list(hearsay_reports(token))
    return list(according_reports(token)) or list(source_phrase_reports(token))


def _with_quotations(
    doc: Doc, parsed: list[Report], quotations: list[Quotation], ranges: list[tuple[int, int]], quoted: list[int]
) -> list[Report]:
    by_head = {report.head.i: report for report in parsed if report.head is not None}
    direct: dict[int, Report] = {}
    extra: list[Report] = []
    text = doc.text
    reader = QuoteReader(doc, quoted, text)
    cued: list[bool] = []
    for index, (quotation, (start, end)) in enumerate(zip(quotations, ranges, strict=True)):
        report = reader.report_of(quotation, start, end)
        if (
            report is not None
            and report.head is not None
            and _is_part(doc, by_head.get(report.head.i), report, start, end)
        ):
            report = None
        if report is None:
            report = _uncued(doc, text, quotation, start, end, cued) or _beside(doc, text, quotation, start, parsed)
        cued.append(report is not None)
        if report is None:
            continue
        report.quotations.append(index)
        if report.head is not None and report.head.i in direct:
            _join(text, direct[report.head.i], report, extra)
        elif report.head is not None:
            direct[report.head.i] = report
        else:
            extra.append(report)
    starts = [quotation.outer.start for quotation in quotations]
    kept = [report for report in parsed if _keeps(report, direct)]
    for report in kept:
        _take_in_next(text, report, quotations, starts)
        _set_mode(report, quotations, starts)
    return [*kept, *direct.values(), *extra]


def _take_in_next(text: str, report: Report, quotations: list[Quotation], starts: list[int]) -> None:
    """Extends a content that stops right before a quotation: 'that he had "made them pay"'."""
    last = report.content[-1]
    index = bisect_left(starts, last.end)
    if index >= len(quotations) or report.frame not in {Frame.CLAUSE, Frame.NAMING, Frame.ORDER, Frame.COMMIT}:
        return
    gap = text[last.end : quotations[index].outer.start]
    if not gap.strip(" ") and "\n" not in gap:
        whole = trim(text, Span(last.start, quotations[index].outer.end))
        report.content = (*report.content[:-1], whole)


def _is_part(doc: Doc, parsed: Report | None, report: Report, start: int, end: int) -> bool:
    """Tells whether the parse gives the cue a content that goes beyond the quotation: some words of it are quoted."""
    if parsed is None or report.frame is Frame.NAMING:
        return False
    if parsed.frame is Frame.INSERTED:
        return False
    inside = sum(len(piece) for piece in parsed.content)
    covered = parsed.extent.start <= report.extent.start and report.extent.end <= parsed.extent.end
    has_verb = any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" for token in doc[start:end])
    if has_verb and start > 0 and doc[start - 1].lower_ in {"that", ",", ":", "said", "says"}:
        return False
    return covered and inside > len(report.extent) + 6


def _join(text: str, first: Report, second: Report, extra: list[Report]) -> None:
    """Makes a quotation broken by its cue one report; after a full stop the second part is a report of its own."""
    last = text[first.extent.end : first.extent.end + 1]
    if last and last in ".?!":
        extra.append(second)
    else:
        first.content = tuple(sorted((*first.content, *second.content)))


def _uncued(doc: Doc, text: str, quotation: Quotation, start: int, end: int, cued: list[bool]) -> Report | None:
    """Reads a whole quoted sentence without a cue as going on from the quotation before it."""
    inner = quotation.inner.of(text)
    whole = doc[start].is_sent_start is True and (inner[-1:] in _SENTENCE_END or not quotation.closed)
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end])
    if not (whole and has_verb and cued and cued[-1] and inner.count(" ") >= 2):
        return None
    pieces = tuple(trim(text, piece) for piece in quotation.pieces)
    return Report(Frame.UNCUED, None, None, tuple(p for p in pieces if len(p)), None, mode=Mode.DIRECT)


def _beside(doc: Doc, text: str, quotation: Quotation, start: int, parsed: list[Report]) -> Report | None:
    """Reads a whole quoted sentence of its own as said by who reports, or is the subject, in the sentence before it."""
    inner = quotation.inner.of(text)
    whole = doc[start].is_sent_start is True and (inner[-1:] in _SENTENCE_END or not quotation.closed)
    if not whole or start == 0 or inner.count(" ") < _SPOKEN_WORDS or "\n\n" in doc[start - 1].text_with_ws:
        return None
    before = doc[start - 1].sent
    source = next((r.source for r in reversed(parsed) if r.head is not None and r.head.sent == before), None)
    if source is None:
        subject = next((c for c in before.root.children if c.dep_ == "nsubj"), None)
        named = subject is not None and (subject.ent_type_ == "PERSON" or lemma(subject) in words("offices", "heads"))
        source = subject if named else None
    if source is None or source.lower_ in words("cues", "limits.first_person"):
        return None
    pieces = tuple(trim(text, piece) for piece in quotation.pieces)
    return Report(Frame.BESIDE, None, None, tuple(p for p in pieces if len(p)), source, mode=Mode.DIRECT)


def _keeps(report: Report, direct: dict[int, Report]) -> bool:
    """Tells whether a report from the parse is not made obsolete by the quotation that has its cue."""
    return report.head is None or report.head.i not in direct


def _set_mode(report: Report, quotations: list[Quotation], starts: list[int]) -> None:
    """Sets direct or mixed by how much of the content stands between quotation marks."""
    extent = report.extent
    first = max(0, bisect_left(starts, extent.start) - 1)
    total = sum(len(piece) for piece in report.content)
    covered = 0
    for quotation in quotations[first:]:
        if quotation.outer.start >= extent.end:
            break
        for piece in report.content:
            covered += max(0, min(piece.end, quotation.inner.end) - max(piece.start, quotation.inner.start))
    if covered >= 0.9 * total:
        report.mode = Mode.DIRECT
    elif covered:
        inside = any(q.outer.start < extent.start and extent.end < q.outer.end for q in quotations[first : first + 2])
        report.mode = Mode.INDIRECT if inside else Mode.MIXED


def _without_repeats(reports: list[Report]) -> list[Report]:
    """Keeps one report a content: the first cue of "went on to argue, saying that"."""
    seen: set[tuple[int, int]] = set()
    kept: list[Report] = []
    for report in reports:
        key = (report.extent.start, report.extent.end)
        if key not in seen:
            seen.add(key)
            kept.append(report)
    return kept
