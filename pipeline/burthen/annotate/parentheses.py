"""Reports put between a subject and its verb, as in "The deal, the ambassador argued, would cost more than it saved".

Parsers of web text make a relative clause, an adverbial or the main clause of it, each in its own way, so the words
decide: two commas, between them a nominal and a reporting verb with at most a little behind it, and a finite verb after
the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.annotate.clauses import is_passive, is_real
from burthen.annotate.content import clause_end
from burthen.annotate.frames import make_report
from burthen.annotate.lost_verbs import nominal_before, verb_lemma
from burthen.annotate.report import Frame, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"MD", "VBZ", "VBD", "VBP"})
_IN_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP", "AUX", "ADV"})
_BEHIND = frozenset({"ADV", "ADP", "DET", "NOUN", "PROPN", "NUM"})  # "said on Tuesday"
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_LONGEST_SUBJECT, _MOST_BEHIND = 9, 4


def parenthetical_reports(verb: Token) -> Iterator[Report]:
    """Yields the report of a verb that stands with its subject between two commas."""
    key = verb_lemma(verb.lower_)
    if key is None or not is_real(verb) or (verb.pos_ in {"VERB", "AUX"} and is_passive(verb)):
        return
    opening, closing = _opening(verb), _closing(verb)
    if opening is None or closing is None:
        return
    start, source = verb.sent.start, nominal_before(verb)
    if source is None or source.i < opening or not _is_subject_alone(verb.doc, start, opening):
        return
    end = clause_end(verb.doc, closing + 1, verb.sent.end)
    report = make_report(verb, Frame.INSERTED, start, end, [(opening, closing + 1)])
    report.source, report.lemma = source, key
    yield report


def _opening(verb: Token) -> int | None:
    """Returns the comma in front of the subject, None where anything else than a subject stands behind it."""
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _LONGEST_SUBJECT) - 1, -1):
        token = verb.doc[i]
        if token.text == ",":
            return i if i < verb.i - 1 else None
        if token.pos_ not in _IN_SUBJECT or token.tag_ in _WH:
            return None
    return None


def _closing(verb: Token) -> int | None:
    """Returns the comma behind the verb, None unless a finite verb follows it."""
    for i in range(verb.i + 1, min(verb.sent.end - 1, verb.i + 2 + _MOST_BEHIND)):
        token = verb.doc[i]
        if token.text == ",":
            return i if verb.doc[i + 1].tag_ in _FINITE else None
        if token.pos_ not in _BEHIND:
            return None
    return None


def _is_subject_alone(doc: Doc, start: int, end: int) -> bool:
    """Tells whether a stretch names something and says nothing of it yet."""
    stretch = doc[start:end]
    named = any(token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} for token in stretch)
    return named and not any(token.tag_ in _FINITE or token.text in {",", ":", ";"} for token in stretch)
