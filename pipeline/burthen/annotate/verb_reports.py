"""Reports by verbs: "said that", "asked Seoul to", "called the deal unfair", with their content from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from burthen.annotate import frames
from burthen.annotate.clauses import child, has_mark, is_foreseen, is_passive, is_real, lemma, subject_of
from burthen.annotate.content import authors_turn, subtree_range
from burthen.annotate.frames import is_infinitive, make_report
from burthen.annotate.lexicon import is_cue_noun, table, words
from burthen.annotate.lost_verbs import nominal_before
from burthen.annotate.report import Frame, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASES = frozenset({Frame.OBJECT, Frame.ABOUT, Frame.NAMING})
_WH_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
_GAP = 8
_GAP_TAGS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADP", "ADJ", "NUM", "ADV"})


def verb_reports(verb: Token) -> Iterator[Report]:
    """Yields the reports that a verb makes; none if it is denied, asked or only supposed."""
    key = lemma(verb)
    if key not in _known() or not is_real(verb):
        return
    if is_passive(verb):
        yield from _passive(verb, key)
        return
    source = subject_of(verb)
    if source is None or source.pos_ == "VERB":
        source = nominal_before(verb) or source
    for report in _frames(verb, key):
        if _says_nothing(report, verb.doc):
            continue
        if verb.pos_ == "NOUN":
            source = verb.doc[verb.i - 1]
        report.source, report.lemma, report.foreseen = source, key, is_foreseen(verb)
        if source is None or source.i not in range(*_token_range(report, verb.doc)):
            yield report
            return


def _says_nothing(report: Report, doc: Doc) -> bool:
    """Tells whether a content is no more than a pronoun ("asked for it"), or a way of speaking ("tells you what")."""
    if report.head is None or not report.content:
        return True
    start, end = _token_range(report, doc)
    words_inside = [t for t in doc[start:end] if not t.is_punct]
    if report.frame in _PHRASES and all(t.pos_ in {"PRON", "DET"} for t in words_inside):
        return True
    addressee = doc[report.head.i + 1] if report.head.i + 1 < len(doc) else report.head
    return report.frame is not Frame.ORDER and lemma(report.head) == "tell" and addressee.lower_ in {"you", "us"}


@cache
def _known() -> frozenset[str]:
    return frozenset().union(*(words("cues", f"verbs.{frame}") for frame in table("cues")["verbs"]))


def _listed(key: str, frame: str) -> bool:
    return key in words("cues", f"verbs.{frame}")


def _frames(verb: Token, key: str) -> Iterator[Report]:
    """Yields candidates, the surest frame first."""
    if _listed(key, "order"):
        yield from frames.order(verb)
    if _listed(key, "clause"):
        yield from _clause(verb)
    if _listed(key, "commit"):
        yield from frames.commit(verb)
    if _listed(key, "naming"):
        yield from frames.naming(verb, key)
    if _listed(key, "placed"):
        yield from frames.placed(verb)
    if key in table("cues")["verbs"]["about"]:
        yield from frames.about(verb, key)
    if _listed(key, "object"):
        yield from frames.noun_phrase(verb)


def _clause(verb: Token) -> Iterator[Report]:
    for c in verb.children:
        if c.dep_ == "ccomp" and not _is_question_clause(c) and _is_proposition(c):
            yield make_report(verb, Frame.CLAUSE, *_without_mark(c), [_cue_inside(verb, c)])
            return
        if c.dep_ == "parataxis" and c.i > verb.i and verb.doc[c.left_edge.i - 1].text in {":", ",", '"', "“"}:
            yield make_report(verb, Frame.CLAUSE, *subtree_range(c), [])
            return
    host = verb.head
    if (thatclause := _that_beside(verb)) is not None:
        yield make_report(verb, Frame.CLAUSE, *thatclause, [])
    elif verb.dep_ == "parataxis" and host != verb:
        own = (verb.left_edge.i, verb.right_edge.i + 1)
        if child(verb, "obj", "xcomp", "ccomp") is None and (own[0] > host.left_edge.i):
            yield make_report(verb, Frame.INSERTED, *subtree_range(host), [own])


def _that_beside(verb: Token) -> tuple[int, int] | None:
    """Returns the clause behind "that" right after the verb, where the parse has missed it."""
    doc, start = verb.doc, verb.i + 1
    # Whom and when may stand between: "told the panel on Friday that".
    while start < min(len(doc) - 1, verb.i + _GAP) and doc[start].lower_ != "that" and doc[start].pos_ in _GAP_TAGS:
        start += 1
    if start >= len(doc) - 1 or doc[start].lower_ != "that" or doc[start].tag_ == "DT" or verb.tag_ == "VB":
        return None
    if start > verb.i + 1 and (_listed(lemma(verb), "mental") or is_cue_noun(lemma(doc[start - 1]))):
        return None
    start += 1
    end = start
    while end < len(doc) and not doc[end].is_sent_start and doc[end].text not in {".", ";", "?", "!", ":"}:
        if doc[end].text == "," and end + 1 < len(doc) and doc[end + 1].lower_ in {"but", "yet"}:
            break
        end += 1
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end])
    return (start, end) if has_verb else None


def is_hidden_verb(noun: Token) -> bool:
    """Tells whether a root tagged as a plural noun is a verb: "The institute estimates that ..."."""
    if noun.tag_ not in {"NNS", "NNPS"} or noun.dep_ != "ROOT" or noun.i == noun.sent.start:
        return False
    clause = child(noun, "ccomp", "acl")
    return clause is not None and has_mark(clause, "that") and lemma(noun) in words("cues", "verbs.clause")


def _cue_inside(verb: Token, clause: Token) -> tuple[int, int]:
    """Returns the stretch of a reporting verb and its subject that stands inside the clause it reports."""
    start, end = subtree_range(clause)
    if not start < verb.i < end:
        return (end, end)
    own = [verb.i, *(c.i for c in verb.children if c.dep_ in {"nsubj", "punct", "advmod"} and start < c.i < end)]
    subject = child(verb, "nsubj")
    left = min(own if subject is None else [*own, subject.left_edge.i])
    return left, max(own if subject is None else [*own, subject.right_edge.i]) + 1


def _passive(verb: Token, key: str) -> Iterator[Report]:
    """Yields "it is said that ..." and "X is believed to ..."."""
    subject = child(verb, "nsubj:pass", "expl", "nsubj")
    relative = subject is None or subject.tag_ in _WH_TAGS
    if key not in words("cues", "hearsay.passive") or (relative and verb.dep_ in {"acl", "acl:relcl"}):
        return
    clause = child(verb, "ccomp", "csubj", "csubj:pass")
    infinitive = child(verb, "xcomp")
    report = None
    if clause is not None and clause.i > verb.i and (subject is None or subject.lower_ == "it"):
        report = make_report(verb, Frame.PASSIVE, *_without_mark(clause), [])
    elif infinitive is not None and is_infinitive(infinitive) and subject is not None and subject.lower_ != "it":
        start = next(m.i for m in infinitive.children if m.lower_ == "to") + 1
        holes = [(subject.right_edge.i + 1, start)]
        report = make_report(verb, Frame.PASSIVE, subject.left_edge.i, infinitive.right_edge.i + 1, holes)
    if report is not None and not is_foreseen(verb):
        report.source, report.lemma = subject_of(verb), key
        yield report


def _without_mark(clause: Token) -> tuple[int, int]:
    start, end = subtree_range(clause)
    if clause.doc[start].lower_ == "that" and start + 1 < end and start + 1 != clause.i:
        start += 1
    if clause.head.dep_ == "acl:relcl" and any(c.lower_ in {"who", "which"} for c in clause.head.children):
        end = _before_main_verb(clause, start, end)
    for c in clause.rights:
        # ", but" turns to the author again; a second "that" would have kept it in the report.
        turn = any(g.dep_ == "cc" and g.lower_ in {"but", "yet"} for g in c.children)
        subject = child(c, "nsubj", "nsubj:pass", "expl")
        if c.dep_ == "conj" and turn and subject is not None:
            end = min(end, c.left_edge.i)
    return start, _before_comment(clause, start, end)


def _before_comment(clause: Token, start: int, end: int) -> int:
    """Returns where ", which is rich" begins: a comment on what is reported, whatever noun the parser hangs it on."""
    doc = clause.doc
    commas = (i for i in range(start, end - 1) if doc[i].text == "," and doc[i + 1].lower_ == "which")
    return next((i for i in commas if authors_turn(doc, i + 1)), end)


def _is_proposition(clause: Token) -> bool:
    """Tells whether a clause has a subject of its own: not "what he said *is wrong*", not "said no, *adding ...*"."""
    behind_comma = clause.doc[max(0, clause.left_edge.i - 1)].text == ","
    if (
        clause.tag_ == "VBG"
        and behind_comma
        and not any(c.dep_ in {"aux", "nsubj", "nsubj:pass"} for c in clause.children)
    ):
        return False
    first = next((t for t in clause.doc[clause.left_edge.i : clause.i + 1] if not t.is_punct), clause)
    return first.tag_ not in {"VBZ", "VBP", "VBD"} or first.i == clause.i


def _before_main_verb(clause: Token, start: int, end: int) -> int:
    """Returns where ", who says that ...," ends: at a comma with a finite verb behind it, which is the main one."""
    for i in range(start, end - 1):
        if clause.doc[i].text == "," and clause.doc[i + 1].tag_ in {"MD", "VBZ", "VBD", "VBP"}:
            return i
    return end


def _is_question_clause(clause: Token) -> bool:
    if has_mark(clause, "whether", "if"):
        return True
    first = clause.left_edge
    return (first.tag_ in _WH_TAGS and first.lower_ != "that") or clause.tag_ in _WH_TAGS


def _token_range(report: Report, doc: Doc) -> tuple[int, int]:
    if not report.content:
        return (0, len(doc))
    first = doc.char_span(report.content[0].start, report.content[0].end, alignment_mode="expand")
    return (first.start, first.end) if first is not None else (0, 0)
