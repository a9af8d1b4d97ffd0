"""Frames of reporting verbs other than a finite clause: to-infinitive, noun phrase, "as ...", preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.annotate.clauses import child, has_mark
from burthen.annotate.content import pieces_of, subtree_range
from burthen.annotate.lexicon import table, words
from burthen.annotate.report import Frame, Report, cue_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAIN_NAMING = frozenset({"call", "label", "brand", "dub", "term", "deem"})
_CONTRAST = frozenset({"while", "whereas", "although", "though", "but", "yet"})


def order(verb: Token) -> Iterator[Report]:
    """Yields "asked Seoul to pay": the demand with its addressee."""
    addressee = child(verb, "obj", "iobj") or _prepositional(verb, ("on", "upon", "to", "for"))
    if addressee is None or addressee.i < verb.i or addressee.pos_ == "SCONJ":
        return
    for c in (*verb.children, *addressee.children):
        if c.dep_ in {"xcomp", "advcl", "ccomp", "acl"} and c.i > addressee.i and is_infinitive(c):
            start = addressee.left_edge.i
            if addressee.dep_ == "obl":
                start += 1
            yield make_report(verb, Frame.ORDER, start, c.right_edge.i + 1, [])
            return


def commit(verb: Token) -> Iterator[Report]:
    """Yields "pledged to pay": the speaker's own act to come."""
    for c in verb.children:
        if c.dep_ == "xcomp" and c.i > verb.i and is_infinitive(c):
            start = next(m.i for m in c.children if m.lower_ == "to") + 1
            yield make_report(verb, Frame.COMMIT, start, c.right_edge.i + 1, [])
            return


def naming(verb: Token, key: str) -> Iterator[Report]:
    """Yields "called the deal unfair" and "described it as unfair"."""
    # "called the levy unfair" may hang as a whole on the verb, with the adjective for its noun.
    obj = child(verb, "obj", "iobj") or (child(verb, "xcomp") if key in _PLAIN_NAMING else None)
    if obj is None or obj.i < verb.i:
        return
    if key in _PLAIN_NAMING and (end := _named_beside(verb, obj)) is not None:
        yield make_report(verb, Frame.NAMING, obj.left_edge.i, end, [])
        return
    for c in (*verb.children, *obj.children):
        plain = c.dep_ == "xcomp" and key in _PLAIN_NAMING
        as_phrase = c.dep_ in {"obl", "xcomp", "advcl", "nmod"} and any(
            g.lower_ == "as" and g.dep_ in {"case", "mark"} for g in c.children
        )
        if (plain or as_phrase) and c.i > obj.i and not is_infinitive(c):
            yield make_report(verb, Frame.NAMING, obj.left_edge.i, c.right_edge.i + 1, [])
            return


def _named_beside(verb: Token, obj: Token) -> int | None:
    """Returns where "called the reckoning unfair" and "calls it a fraud" end, where the parse makes one noun of it."""
    others = [c for c in verb.rights if c.dep_ in {"obj", "ccomp", "xcomp", "dep", "conj"} and c.i > obj.i]
    if others and others[0].left_edge.i == obj.right_edge.i + 1 and others[0].pos_ in {"NOUN", "ADJ", "PROPN"}:
        return int(others[0].right_edge.i) + 1
    last = obj.doc[obj.right_edge.i]
    adjective = last.pos_ == "ADJ" or last.lower_ in words("cues", "limits.verdict_adjectives")
    if adjective and obj.left_edge.pos_ == "DET" and last.i > obj.left_edge.i + 1:
        return int(last.i) + 1
    return None


def placed(verb: Token) -> Iterator[Report]:
    """Yields "puts the cost at $5 billion"."""
    obj = child(verb, "obj")
    place = _prepositional(verb, ("at", "to"))
    place = place or next((c for c in obj.children if c.dep_ == "nmod" and has_case(c, "at")), None) if obj else None
    if obj is not None and place is not None and verb.i < obj.i < place.i:
        yield make_report(verb, Frame.NAMING, obj.left_edge.i, place.right_edge.i + 1, [])


def has_case(noun: Token, *prepositions: str) -> bool:
    """Tells whether a noun phrase is introduced by one of the prepositions."""
    return any(g.dep_ == "case" and g.lower_ in prepositions for g in noun.children)


def about(verb: Token, key: str) -> Iterator[Report]:
    """Yields "complained about the cost", "accused Norland of dodging"."""
    prepositions = tuple(table("cues")["verbs"]["about"][key])
    for c in (*verb.children, *(g for o in verb.children if o.dep_ == "obj" for g in o.children)):
        if c.dep_ not in {"obl", "advcl", "nmod", "acl"} or c.i < verb.i:
            continue
        case = next((g for g in c.children if g.dep_ in {"case", "mark"} and g.lower_ in prepositions), None)
        if case is None:
            continue
        obj = child(verb, "obj")
        if key == "accuse" and obj is not None:
            yield make_report(verb, Frame.ABOUT, obj.left_edge.i, c.right_edge.i + 1, [])
        elif key != "accuse":
            yield make_report(verb, Frame.ABOUT, case.i + 1, c.right_edge.i + 1, [])
        return


def noun_phrase(verb: Token) -> Iterator[Report]:
    """Yields "demanded a larger share", "stipulates the obligation to defend"."""
    obj = child(verb, "obj")
    if obj is not None and obj.i > verb.i and obj.pos_ in {"NOUN", "PROPN", "NUM", "SYM", "ADJ"}:
        start, end = subtree_range(obj)
        # Parsers hang "the obligation to defend" on the verb as often as on the noun.
        for c in verb.children:
            if c.dep_ in {"xcomp", "advcl"} and c.left_edge.i == end and is_infinitive(c):
                end = c.right_edge.i + 1
        following = verb.doc[end] if end < len(verb.doc) else obj
        if following.tag_ in {"VB", "VBP"} and obj.pos_ == "PROPN":
            end = following.right_edge.i + 1  # the subject of a bare clause: "demand Seoul pay more"
        # A contrast after a comma is the author's.
        contrast = (
            i for i in range(start + 1, end - 1) if verb.doc[i].text == "," and verb.doc[i + 1].lower_ in _CONTRAST
        )
        end = next(contrast, end)
        yield make_report(verb, Frame.OBJECT, start, end, [])


def make_report(verb: Token, frame: Frame, start: int, end: int, holes: list[tuple[int, int]]) -> Report:
    """Returns a report of tokens `start` to `end` without the holes; its source is set by the caller."""
    doc = verb.doc
    pieces = pieces_of(doc, start, end, [hole for hole in holes if hole[0] < hole[1]])
    return Report(frame, verb, cue_span(doc, *_cue_range(verb, start)), pieces, None)


def _cue_range(verb: Token, content_start: int) -> tuple[int, int]:
    """Returns the verb with its particle and, where nothing stands between, the word that opens the content."""
    end = verb.i + 1
    particle = child(verb, "compound:prt")
    if particle is not None and particle.i == end:
        end += 1
    between = verb.doc[end:content_start] if end < content_start <= end + 2 else ()
    if len(between) and all(t.lower_ in {"that", "to", "for", "of", "on", "about", "against", "as"} for t in between):
        end = content_start
    return verb.i, end


def is_infinitive(clause: Token) -> bool:
    """Tells whether a clause is introduced by "to"."""
    return has_mark(clause, "to") or any(c.lower_ == "to" and c.dep_ in {"mark", "aux"} for c in clause.children)


def _prepositional(verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    for c in verb.children:
        if c.dep_ == "obl" and any(g.dep_ == "case" and g.lower_ in prepositions for g in c.children):
            return c
    return None
