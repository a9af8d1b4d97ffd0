"""Finds the cue of a quotation: beside it in the text, since parses of quotations are the least sure ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.annotate.clauses import is_passive, lemma, subject_of
from burthen.annotate.content import trim
from burthen.annotate.lexicon import is_cue_noun, table, words
from burthen.annotate.noun_reports import holder_of
from burthen.annotate.report import Frame, Report, cue_span
from burthen.labels import Mode
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from burthen.annotate.quotation import Quotation

_AFTER_REACH = 12
_BEFORE_REACH = 10
_COLON_REACH = 40
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LINKS = frozenset({",", "that", "to", "as", ":", "how", "then"})


class QuoteReader:
    """Looks for cues around the quotations of one Doc."""

    def __init__(self, doc: Doc, quoted: list[int], text: str) -> None:
        self._doc = doc
        self._text = text
        self._quoted = quoted

    def report_of(self, quotation: Quotation, start: int, end: int) -> Report | None:
        """Returns the report that a quotation makes, None if nothing beside it reports.

        Args:
            quotation: Where the words stand.
            start: First token, the opening mark.
            end: One past the last token, the closing mark included.
        """
        return self._after(quotation, end) or self._before(quotation, start)

    def _outside(self, i: int) -> bool:
        return 0 <= i < len(self._doc) and self._quoted[i] < 0 and "\n" not in self._doc[i].text

    def _after(self, quotation: Quotation, end: int) -> Report | None:
        """Reads '"...," the minister said', '"...?" asked Ms. Arden', '"...", according to X'."""
        doc, position = self._doc, end
        last = quotation.inner.of(self._text)[-1:]
        comma = position < len(doc) and doc[position].text in {",", "–", "—", "--"}
        follows = (
            last in ",?!–—-" or comma or (position < len(doc) and doc[position].text[:1].islower() and last == ".")
        )
        if not follows:
            return None
        position += comma
        if self._outside(position) and doc[position].lower_ == "according":
            return None  # the parse rule for "according to" reads it
        for i in range(position, min(len(doc), position + _AFTER_REACH)):
            token = doc[i]
            if not self._outside(i) or token.text in {".", ";", ":", "?", "!"}:
                return None
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"acl:relcl", "acl"}:
                return self._said(quotation, token, position) if _is_clause_verb(token) else None
        return None

    def _said(self, quotation: Quotation, verb: Token, start: int) -> Report | None:
        if verb.tag_ in {"VB", "VBG"} and verb.i == start:
            return None
        source = subject_of(verb)
        if source is None or self._quoted[source.i] >= 0:
            source = self._nearest_nominal(verb, start)
        if source is None:
            return None
        return self._direct(quotation, verb, cue_span(self._doc, verb.i, verb.i + 1), source)

    def _nearest_nominal(self, verb: Token, start: int) -> Token | None:
        """Returns the noun between quotation and verb, else the first one behind the verb."""
        nominal = {"NOUN", "PROPN", "PRON"}
        for i in range(verb.i - 1, start - 1, -1):
            if self._doc[i].pos_ in nominal:
                return self._doc[i]
        found = None
        for i in range(verb.i + 1, min(len(self._doc), verb.i + 7)):
            if not self._outside(i) or self._doc[i].text in {",", ".", ";", ":"}:
                break
            if self._doc[i].pos_ in nominal:
                found = self._doc[i]
            elif found is not None:
                break
        return found

    def _before(self, quotation: Quotation, start: int) -> Report | None:
        doc, last = self._doc, start - 1
        if not self._outside(last):
            return None
        if doc[last].text == ":":
            return self._colon(quotation, last)
        stop = max(0, last - _BEFORE_REACH)
        for i in range(last, stop - 1, -1):
            token = doc[i]
            if not self._outside(i) or token.text in {".", ";", "?", "!", ":"}:
                return None
            if token.pos_ in {"VERB", "AUX"} or token.tag_ in _FINITE:
                return self._verb_before(quotation, token, start)
            if token.pos_ == "NOUN" and (report := self._noun_before(quotation, token, start)) is not None:
                return report
        return None

    def _verb_before(self, quotation: Quotation, verb: Token, start: int) -> Report | None:
        doc, key, gap = self._doc, lemma(verb), self._doc[verb.i + 1 : start]
        linked = all(t.lower_ in _LINKS for t in gap)
        frames = table("cues")["verbs"]
        if (
            key in frames["naming"]
            and len(gap)
            and (gap[-1].lower_ == "as" or key in {"call", "label", "brand", "dub", "term"})
        ):
            frame = Frame.NAMING
        elif _is_clause_verb(verb) and (linked or gap[-1].lower_ in {",", "that"}):
            frame = Frame.QUOTED
        else:
            return None
        source = subject_of(verb)
        if source is None or (is_passive(verb) and frame is Frame.NAMING and source is None):
            return None
        cue_end = start if linked and not any(t.text in {",", ":"} for t in gap) else verb.i + 1
        report = self._direct(quotation, verb, cue_span(doc, verb.i, cue_end), source)
        report.frame = frame
        if frame is Frame.NAMING:
            report.mode = Mode.MIXED
        return report

    def _noun_before(self, quotation: Quotation, noun: Token, start: int) -> Report | None:
        gap = self._doc[noun.i + 1 : start]
        key = lemma(noun)
        if not all(t.lower_ in {",", "that", "of", "is", "was"} for t in gap) or not is_cue_noun(key):
            return None
        source = holder_of(noun)
        named = key in words("cues", "nouns.assertion") and bool(len(gap)) and gap[-1].lower_ == "that"
        if source is None and not named:
            return None
        cue_end = start if len(gap) and gap[-1].lower_ == "that" else noun.i + 1
        return self._direct(quotation, noun, cue_span(self._doc, noun.i, cue_end), source)

    def _colon(self, quotation: Quotation, colon: int) -> Report | None:
        """Reads 'The minister was blunt: "..."'; the cue is the nearest reporting word, if there is one."""
        first = self._doc[colon].sent.start
        subject = None
        for i in range(colon - 1, max(first, colon - _COLON_REACH) - 1, -1):
            token = self._doc[i]
            if not self._outside(i):
                return None
            if _is_clause_verb(token):
                source = subject_of(token)
                if source is not None:
                    return self._direct(quotation, token, cue_span(self._doc, i, i + 1), source)
            if token.pos_ == "NOUN" and is_cue_noun(lemma(token)) and (holder := holder_of(token)) is not None:
                return self._direct(quotation, token, cue_span(self._doc, i, i + 1), holder)
            if token.dep_ == "nsubj" and subject is None:
                subject = token
        if subject is None:
            return None
        report = self._direct(quotation, None, None, subject)
        report.frame, report.holder_needed = Frame.COLON, True
        return report

    def _direct(self, quotation: Quotation, head: Token | None, cue: Span | None, source: Token | None) -> Report:
        pieces = tuple(trim(self._text, piece) for piece in quotation.pieces)
        key = lemma(head) if head is not None else ""
        return Report(Frame.QUOTED, head, cue, tuple(p for p in pieces if len(p)), source, key, Mode.DIRECT)


def _is_clause_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and lemma(token) in words("cues", "verbs.clause")
