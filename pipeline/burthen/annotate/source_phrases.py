"""Reports by a phrase in front of a clause: "Under the treaty, ...", "By the ministry's count ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.content import clause_end, pieces_of
from burthen.annotate.lexicon import table, words
from burthen.annotate.report import Frame, Report, cue_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_PHRASE = 16
_NOMINAL = frozenset({"NOUN", "PROPN"})


def source_phrase_reports(token: Token) -> Iterator[Report]:
    """Yields the report of a phrase that a preposition opens, at the front of its clause or behind it.

    Of a reckoning ("the ministry's count") the possessor speaks, of a text ("the treaty") the text itself.
    """
    preposition = token.lower_
    kinds = table("cues")["source_phrases"].get(preposition)
    if kinds is None:
        return
    doc, start = token.doc, token.i
    opens = start == token.sent.start or doc[start - 1].text in {",", "(", "—", "–", ";", ":"} or _opens(token)
    end = _phrase_end(doc, start, token.sent.end)
    head = _head(doc, start + 1, end, kinds)
    if head is None or not opens:
        return
    source = head if lemma(head) not in words("cues", "reckonings") else _possessor(doc, start + 1, head)
    if source is None or any(t.lower_ in words("cues", "limits.first_person") for t in doc[start:end]):
        return
    if start == token.sent.start or _opens(token):
        content = pieces_of(doc, end, clause_end(doc, end, token.sent.end))
    elif end < token.sent.end and doc[end].text in {".", ";", ","}:
        first = _clause_start(doc, start, token.sent.start)
        holes = [(start, end)]
        last = end if doc[end].text != "," else clause_end(doc, end + 1, token.sent.end)
        content = pieces_of(doc, first, last, holes)
    else:
        return
    if any(t.pos_ in {"VERB", "AUX"} for t in doc[max(0, end - 40) : token.sent.end]) and content:
        yield Report(Frame.ACCORDING, token, cue_span(doc, start, head.i + 1), content, source, preposition)


def _opens(token: Token) -> bool:
    """Tells whether only a conjunction or an adverb stands before the phrase in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return len(before) <= 2 and all(t.pos_ in {"CCONJ", "ADV", "PUNCT", "SCONJ"} for t in before)


def _phrase_end(doc: Doc, start: int, limit: int) -> int:
    """Returns one past the phrase: its comma, else the first token that the head noun's phrase does not hold."""
    stop = min(limit, start + _LONGEST_PHRASE)
    for i in range(start + 1, stop):
        if doc[i].text in {",", ".", ";", ")"}:
            return i
        if doc[i].tag_ in {"VBZ", "VBP", "VBD", "MD"} and doc[i].dep_ not in {"acl:relcl", "acl"}:
            break
    i = start + 1
    while i < stop and (doc[i].pos_ in {"DET", "ADJ", "PROPN", "NUM", "PART", "PRON"} or doc[i].tag_ in {"NN", "POS"}):
        i += 1
        if doc[i - 1].tag_ == "NN" and i < stop and doc[i].pos_ in {"NUM", "DET", "PRON", "PROPN"}:
            break
    return i


def _head(doc: Doc, start: int, end: int, kinds: list[str]) -> Token | None:
    """Returns the first noun of the phrase, where it is of one of the kinds."""
    for i in range(start, end):
        if doc[i].pos_ in _NOMINAL and (i + 1 >= end or doc[i + 1].pos_ not in {*_NOMINAL, "PART"}):
            forms = {lemma(doc[i]), doc[i].lower_}
            known = any(forms & words(*kind.split(":", 1)) for kind in kinds)
            # "the memorandum of 1990", not "the law of the jungle" without an article that points
            return doc[i] if known else None
    return None


def _possessor(doc: Doc, start: int, head: Token) -> Token | None:
    for i in range(start, head.i):
        if doc[i].tag_ == "PRP$":
            return doc[i]
        if doc[i].tag_ == "POS" and i > start:
            return doc[i - 1]
    following = head.i + 1
    if following + 1 < len(doc) and doc[following].lower_ in {"of", "by", "from"}:
        return next((t for t in doc[following + 1 : following + 6] if t.pos_ in _NOMINAL and t.i + 1 < len(doc)
                     and doc[t.i + 1].pos_ not in _NOMINAL), None)  # fmt: skip
    return None


def _clause_start(doc: Doc, phrase: int, first: int) -> int:
    """Returns where the clause before a phrase starts: behind the last semicolon, or ", and" with a subject."""
    for i in range(phrase - 2, first, -1):
        if doc[i].text in {";", ":", "—", "–"}:
            return i + 1
    return first
