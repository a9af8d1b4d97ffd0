"""Small questions about a verb in a Universal Dependencies parse: its subject, and whether what it reports is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.annotate.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
_MAX_HOPS = 6
_NAME_REACH = 6


def child(token: Token, *deps: str) -> Token | None:
    """Returns the first child with one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def lemma(token: Token) -> str:
    """Returns the lemma in lower case, mended where the lemmatizer leaves an inflected form of a known cue."""
    return str(token.lemma_ or token.text).casefold()


def has_mark(token: Token, *marks: str) -> bool:
    """Tells whether a clause is introduced by one of the words."""
    return any(c.dep_ == "mark" and c.lower_ in marks for c in token.children)


def is_passive(verb: Token) -> bool:
    """Tells whether the verb is in the passive voice."""
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)


def subject_of(verb: Token) -> Token | None:
    """Returns who does what the verb says, through control, coordination and relative clauses.

    For a passive the agent counts: "was told by X".
    """
    if is_passive(verb):
        return child(verb, "obl:agent") or _by_phrase(verb)
    current = verb
    for _ in range(_MAX_HOPS):
        # "More worrisome is that an official has asked": the inner subject asks.
        subject = child(current, "nsubj", "nsubj:pass") or child(current, *SUBJECTS)
        if subject is not None and subject.dep_ not in {"csubj", "csubj:pass"}:
            return _antecedent(subject, current) if not is_passive(current) or current != verb else None
        if current.dep_ == "acl" and current.tag_ == "VBG" and _behind_comma(current):
            return _main_subject(current)
        if current.dep_ in {"acl", "acl:relcl"}:
            return current.head
        if current.dep_ in {"xcomp", "conj", "advcl", "parataxis"} and current.head != current:
            current = current.head
            continue
        break
    return _name_before(verb)


def _behind_comma(participle: Token) -> bool:
    start = participle.left_edge.i
    return start > 0 and participle.doc[start - 1].text in {",", "”", '"', "–", "—"}


def _main_subject(participle: Token) -> Token | None:
    """Returns the subject of the clause that ", saying that ..." belongs to, whatever noun the parser hangs it on."""
    subject = child(participle.sent.root, "nsubj", "nsubj:pass")
    if subject is not None and subject.i < participle.i:
        return subject
    current = participle.head
    for _ in range(_MAX_HOPS):
        subject = child(current, "nsubj", "nsubj:pass")
        if subject is not None and current.dep_ not in {"acl:relcl", "acl"}:
            return subject
        if current.head == current:
            return None
        current = current.head
    return None


def _name_before(verb: Token) -> Token | None:
    """Returns the name right before a finite verb whose subject the parser has lost."""
    before, first = verb.i - 1, verb.sent.start
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or before < first:
        return None
    for i in range(before, max(first, before - _NAME_REACH) - 1, -1):
        if verb.doc[i].ent_type_ == "PERSON":
            return verb.doc[i]
        if verb.doc[i].pos_ in {"VERB", "AUX"}:
            break
    token = verb.doc[before]
    return token if token.pos_ in {"PROPN", "PRON"} and token.tag_ not in {"WDT", "WP"} else None


def _by_phrase(verb: Token) -> Token | None:
    for c in verb.children:
        if c.dep_ in {"obl", "nmod"} and any(g.dep_ == "case" and g.lower_ == "by" for g in c.children):
            return c
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """Returns what a relative pronoun stands for."""
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ in {"acl:relcl", "acl"}:
        return verb.head
    return subject


def is_real(verb: Token) -> bool:
    """Tells whether the report happened: not denied, not asked, not conditional, no bare "to say"."""
    for c in verb.children:
        if c.dep_ in {"advmod", "det", "cc:preconj"} and c.lower_ in words("cues", "limits.negations"):
            return False
        if c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in words("cues", "limits.unreal"):
            return False
        if c.dep_ == "mark" and c.lower_ in words("cues", "limits.conditional"):
            return False
    if verb.tag_ == "VB" and not _finite_frame(verb):
        return False
    return not _is_question(verb)


def is_foreseen(verb: Token) -> bool:
    """Tells whether the author only expects the report: "some may argue"."""
    return any(
        c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in words("cues", "limits.foreseen") for c in verb.children
    )


def _finite_frame(verb: Token) -> bool:
    """Tells whether a base form reports all the same: with an auxiliary, with a subject, after "continued to"."""
    to = any(c.lower_ == "to" for c in verb.children)
    if not to and child(verb, "nsubj") is not None and verb.dep_ != "xcomp":
        return True  # a plural present that the tagger takes for a base form
    if any(c.dep_ == "aux" for c in verb.children):
        return not any(c.lower_ == "to" for c in verb.children if c.dep_ == "mark")
    return verb.dep_ in {"xcomp", "conj"} and lemma(verb.head) in words("cues", "limits.raising") and is_real(verb.head)


def _is_question(verb: Token) -> bool:
    if verb.dep_ not in {"ROOT", "conj"}:
        return False
    last = verb.sent[-1]
    for token in (last, *reversed(list(last.lefts))) if last.is_space else (last,):
        if token.text == "?":
            return any(c.dep_ == "aux" and c.i < (child(verb, *SUBJECTS) or verb).i for c in verb.children)
    return False
