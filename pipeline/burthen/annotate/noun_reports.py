"""Reports without a verb of saying: "his claim that", "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.annotate.clauses import SUBJECTS, child, has_mark, lemma, subject_of
from burthen.annotate.content import pieces_of, subtree_range
from burthen.annotate.lexicon import words
from burthen.annotate.report import Frame, Report, cue_span

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun_reports(noun: Token) -> Iterator[Report]:
    """Yields the report that a noun such as "claim" or "demand" makes."""
    key = lemma(noun)
    kinds = [kind for kind in ("assertion", "thought", "demand", "promise") if key in words("cues", f"nouns.{kind}")]
    if noun.pos_ != "NOUN" or not kinds or _is_denied(noun):
        return
    source = holder_of(noun)
    report = _that_clause(noun) or _copula(noun)
    if report is None and source is not None and set(kinds) & {"demand", "promise"}:
        report = _demand(noun)
    if report is None or not report.content:
        return
    report.source, report.lemma = source, key
    report.holder_needed = "assertion" not in kinds
    yield report


def holder_of(noun: Token) -> Token | None:
    """Returns whose claim it is: "Seoul's claim", "the claim by Seoul", "repeated his claim"."""
    if (possessor := _possessor_before(noun)) is not None:
        return possessor
    for c in noun.children:
        if c.dep_ == "nmod:poss":
            return c
    for c in noun.children:
        if c.dep_ == "nmod" and any(
            g.dep_ == "case" and g.lower_ in {"of", "by", "from", "in", "among"} for g in c.children
        ):
            return c
    for c in noun.lefts:
        if c.dep_ in {"compound", "nmod"} and c.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
            return c
    if noun.dep_ in {"obj", "obl"} and lemma(noun.head) in words("cues", "limits.light"):
        return subject_of(noun.head)
    return None


def _possessor_before(noun: Token) -> Token | None:
    """Returns the possessor in front of a noun and its adjectives; the words tell it more surely than the parse."""
    i = noun.i - 1
    while i > noun.sent.start and noun.doc[i].pos_ == "ADJ":
        i -= 1
    token = noun.doc[max(i, 0)]
    if token.tag_ == "POS" and token.i > noun.sent.start:
        return noun.doc[token.i - 1]
    return token if token.tag_ == "PRP$" else None


def according_reports(token: Token) -> Iterator[Report]:
    """Yields the report of "according to X" and "in the words of X", whose host clause is the content."""
    doc = token.doc
    if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        name = token.head if token.dep_ == "case" else child(token, "obl", "nmod", "obj")
        cue_end = token.i + 2
    elif token.lower_ in {"words", "view", "opinion", "eyes", "telling", "account"} and token.dep_ in {"obl", "nmod"}:
        name = child(token, "nmod", "nmod:poss")
        case = child(token, "case")
        if name is None or case is None or case.lower_ not in {"in", "by"}:
            return
        phrase = token if token.i != name.i else name
        link = child(name, "case")
        yield from _host_clause(phrase, name, (case.i, max(token.i, link.i if link is not None else 0) + 1))
        return
    else:
        return
    if name is None:
        return
    phrase = name if token.dep_ == "case" else token
    yield from _host_clause(phrase, name, (token.i, cue_end))


def hearsay_reports(adverb: Token) -> Iterator[Report]:
    """Yields the report of "reportedly": the clause that it stands in."""
    if adverb.lower_ not in hearsay_adverbs() or adverb.dep_ not in {"advmod", "discourse"}:
        return
    host = adverb.head
    if host.dep_ in {"amod", "nmod", "compound"} or host.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
        return
    start, end = _clause_range(host)
    pieces = pieces_of(adverb.doc, start, end, [(adverb.i, adverb.i + 1)])
    yield Report(Frame.HEARSAY, host, cue_span(adverb.doc, adverb.i, adverb.i + 1), pieces, None, adverb.lower_)


def hearsay_adverbs() -> frozenset[str]:
    """Returns the adverbs that mark hearsay."""
    return words("cues", "hearsay.adverbs")


def _host_clause(phrase: Token, name: Token, cue: tuple[int, int]) -> Iterator[Report]:
    host = phrase.head
    hops = 0
    while host.pos_ not in {"VERB", "AUX"} and host.head != host and child(host, "cop") is None and hops < 4:
        host, hops = host.head, hops + 1
    if host == phrase:
        return
    start, end = _clause_range(host)
    hole_end = max(phrase.right_edge.i + 1, cue[1])
    if phrase.left_edge.i <= phrase.sent.start + 1:
        # In front of the clause the phrase ends at its comma, however far the parse takes it.
        commas = (t.i for t in phrase.doc[name.i + 1 : hole_end] if t.text == ",")
        hole_end = next(commas, hole_end)
    hole = (min(phrase.left_edge.i, cue[0]), hole_end)
    pieces = pieces_of(phrase.doc, start, end, [hole])
    yield Report(Frame.ACCORDING, host, cue_span(phrase.doc, *cue), pieces, name, "according")


def _clause_range(host: Token) -> tuple[int, int]:
    """Returns the clause of a predicate without the conjunction before it and without clauses joined by "but"."""
    start, end = subtree_range(host)
    for c in host.children:
        if c.dep_ in {"cc", "mark"} and c.i <= start + 2 and c.i < host.i:
            start = max(start, c.i + 1)
        joined = c.dep_ == "conj" and child(c, "cc") is not None
        if joined and c.i > host.i and child(c, *SUBJECTS) is not None:
            end = min(end, c.left_edge.i)
    return start, end


def _is_denied(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _that_clause(noun: Token) -> Report | None:
    for c in noun.children:
        if c.dep_ in {"acl", "ccomp", "acl:relcl"} and c.i > noun.i and has_mark(c, "that") and c.left_edge.i > noun.i:
            mark = next(m for m in c.children if m.dep_ == "mark" and m.lower_ == "that")
            cue_end = mark.i + 1 if mark.i <= noun.i + 2 else noun.i + 1
            pieces = pieces_of(noun.doc, mark.i + 1, _clause_end(noun, c))
            return Report(Frame.NOUN, noun, cue_span(noun.doc, noun.i, cue_end), pieces, None)
    return _that_beside(noun)


def _that_beside(noun: Token) -> Report | None:
    """Reads "claim that ..." where the parse has lost the clause, up to the next stop or the noun's own predicate."""
    doc, start = noun.doc, noun.i + 2
    if start >= len(doc) or doc[start - 1].lower_ != "that" or doc[start - 1].tag_ != "IN":
        return None
    last = noun.head.i if noun.dep_ in SUBJECTS and noun.head.i > start else noun.sent.end
    end = next((t.i for t in doc[start:last] if t.text in {".", ",", ";", "?", "!", ":"}), last)
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[start:end]):
        return None
    return Report(Frame.NOUN, noun, cue_span(doc, noun.i, start), pieces_of(doc, start, end), None)


def _clause_end(noun: Token, clause: Token) -> int:
    """Returns where the that-clause of a noun ends: before the predicate that the noun is the subject of.

    Parsers often let the clause swallow that predicate ("the claim that they pay nothing is false") or lose its end.
    """
    main = noun.head
    if noun.dep_ in SUBJECTS and main.i > clause.i:
        first = [c.i for c in main.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i > clause.i]
        return int(min([main.i, *first]))
    end = int(clause.right_edge.i) + 1
    if noun.dep_ == "ROOT":
        finite = [t.i for t in noun.doc[clause.i + 1 : end] if t.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
        end = int(finite[-1]) if finite else end
    return end


def _copula(noun: Token) -> Report | None:
    """Reads "his claim is that ..."."""
    head = noun.head
    if noun.dep_ not in SUBJECTS or head.i < noun.i:
        return None
    clause = (
        head
        if has_mark(head, "that")
        else next(
            (c for c in head.children if c.dep_ in {"ccomp", "csubj"} and c.i > noun.i and has_mark(c, "that")), None
        )
    )
    if clause is not None and clause != head and lemma(head) != "be":
        return None
    if clause is None:
        return None
    mark = next(m for m in clause.children if m.dep_ == "mark" and m.lower_ == "that")
    if mark.i < noun.i:
        return None
    pieces = pieces_of(noun.doc, mark.i + 1, clause.right_edge.i + 1)
    return Report(Frame.NOUN_IS, noun, cue_span(noun.doc, noun.i, mark.i + 1), pieces, None)


def _demand(noun: Token) -> Report | None:
    """Reads "his demand for $5 billion" and "their pledge to spend more"."""
    loose = [c for c in noun.head.children if c.dep_ in {"obl", "advcl"} and c.left_edge.i == noun.i + 1]
    for c in (*noun.children, *(loose if noun.dep_ == "obj" else ())):
        if c.i < noun.i or c.dep_ not in {"nmod", "acl", "obl", "advcl"}:
            continue
        word = next((g for g in c.children if g.dep_ in {"case", "mark"} and g.lower_ in {"for", "to"}), None)
        if word is None or (c.dep_ in {"nmod", "obl"} and word.lower_ == "to"):
            continue
        start = word.i + 1
        cue_end = start if word.i <= noun.i + 1 else noun.i + 1
        pieces = pieces_of(noun.doc, start, c.right_edge.i + 1)
        return Report(Frame.NOUN, noun, cue_span(noun.doc, noun.i, cue_end), pieces, None)
    return None
