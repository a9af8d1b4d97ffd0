"""Reads hedging, denial and check-worthiness off the clauses that carry a sentence's type (codebook 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.claims.clauses import SUBJECT_DEPS, Clause
from burthen.claims.features import Features, is_number
from burthen.claims.lexicon import Cue
from burthen.claims.substance import verdict
from burthen.claims.types import TypeDecision
from burthen.labels import ClaimType

if TYPE_CHECKING:
    from spacy.tokens import Token

DENIABLE_DEPS = SUBJECT_DEPS | {"obj", "iobj", "obl", "xcomp", "ROOT", "conj", "ccomp", "attr"}
CHECKABLE = frozenset({ClaimType.FACTUAL, ClaimType.CAUSAL})
BREAKS = frozenset({",", "-", "–", "—", "--", "("})
EPISTEMIC = frozenset({"may", "might"})


def is_hedged(features: Features, decision: TypeDecision) -> bool:
    """Tells whether the commitment to the main assertion is lowered, in its own clause or in a frame around it."""
    clauses = (*decision.clauses, *decision.frames)
    if any(_hedges(features, clause) for clause in clauses):
        return True
    return decision.type is ClaimType.POLICY and any(features.has(clause, "policy.weak") for clause in decision.clauses)


def _hedges(features: Features, clause: Clause) -> bool:
    past = features.has(clause, "frames.past")
    for cue in features.cues(clause, "hedge"):
        if cue.category == "hedge.modal" and past and features.doc[cue.start].lower_ == "could":
            continue
        return True
    return False


def is_negated(features: Features, decision: TypeDecision) -> bool:
    """Tells whether the main assertion is a denial; two denials in one clause undo each other.

    A rhetorical question denies what it asks, so its polarity is turned.
    """
    if decision.denies is not None:
        return decision.denies
    denied = any(_denials(features, clause) % 2 for clause in decision.clauses)
    for frame in decision.frames:
        denied ^= bool(_denials(features, frame) % 2)
    return denied ^ decision.rhetorical


def _denials(features: Features, clause: Clause) -> int:
    """Returns how often a clause turns its polarity."""
    doc = features.doc
    if any(doc[index].lower_ in EPISTEMIC for index in clause.group):
        # "may not arrive" leaves both open, so it denies nothing.
        return 0
    negators = {
        cue.start for cue in features.cues(clause, "negation.negator") if _turns_predicate(features, clause, cue)
    }
    determiners = {
        cue.start for cue in features.cues(clause, "negation.determiner") if _turns_argument(features, clause, cue)
    }
    count = len(negators) + len(determiners - negators)
    count += any(True for _ in features.cues(clause, "negation.lexical"))
    found = verdict(features, clause)
    if found is not None:
        # "not true" and "not so" hold their negator themselves.
        count += not any(found.start <= index < found.end for index in negators)
    elif count:
        count += any(cue.start <= clause.head < cue.end for cue in features.cues(clause, "negation.double"))
    return count


def _turns_predicate(features: Features, clause: Clause, cue: Cue) -> bool:
    """Tells whether a negator stands on the predicate or its auxiliaries, not on a word beside ("X, not Y")."""
    token = features.doc[cue.start]
    if not token.dep_:
        return True
    if _stands_apart(features, token):
        return False
    if cue.end - cue.start > 1:
        return True
    if token.head.i not in clause.group and token.i not in clause.group:
        return False
    head = features.doc[clause.head]
    if token.head.tag_ == "VB" and token.head.dep_ == "xcomp" and token.head.i != clause.head:
        return head.lemma_ in ("likely", "seem", "appear", "need", "have", "set", "bound", "go")
    # "a gift, not a loan": a negator behind the predicate turns what follows it.
    return bool(token.i < clause.head or token.head.i != clause.head or head.tag_[:2] == "VB")


def _stands_apart(features: Features, token: Token) -> bool:
    """Tells whether a denial is of the name beside it only ("Berlin - not Paris - pays")."""
    if not 0 < token.i < len(features.doc) - 1 or token.tag_ != "RB":
        return False
    return token.nbor(-1).text in BREAKS and token.nbor(1).tag_[:1] in ("N", "D", "P")


def _turns_argument(features: Features, clause: Clause, cue: Cue) -> bool:
    token = features.doc[cue.start]
    if not token.dep_:
        return True
    argument = token.head if token.dep_ in ("det", "advmod", "amod") else token
    return argument.i in clause.group or (argument.dep_ in DENIABLE_DEPS and argument.head.i in clause.group)


def is_checkworthy(features: Features, decision: TypeDecision, start: int, end: int) -> bool:
    """Tells whether a record could settle the assertion and a reader's view would change if it were false.

    Args:
        features: Clauses and cues of the Doc.
        decision: The type of the stretch.
        start: First token of the stretch.
        end: One past its last token.
    """
    if decision.type in CHECKABLE:
        return _recordable(features, start, end)
    if decision.type is ClaimType.EVALUATIVE:
        return any(_fact_framed(features, clause) for clause in decision.clauses)
    if decision.type is ClaimType.PREDICTIVE:
        return any(features.has(clause, "frames.reported") for clause in decision.clauses)
    return False


def _fact_framed(features: Features, clause: Clause) -> bool:
    """Tells whether a judgement frames a fact that can be looked up ("it is regrettable that A did B")."""
    if features.has(clause, "evaluative.adverb") and not features.has(clause, "evaluative.adjective"):
        return _recordable(features, clause.tokens[0], clause.tokens[-1] + 1)
    below = [
        child
        for child in features.tree.children(clause.head)
        if child.dep in ("ccomp", "csubj", "acl", "csubj:outer", "advcl") and child.finite
    ]
    return features.has(clause, "evaluative.frame") and any(
        _recordable(features, child.tokens[0], child.tokens[-1] + 1) for child in below
    )


def _recordable(features: Features, start: int, end: int) -> bool:
    """Tells whether a number, a name, a past event or a definite thing gives a checker something to look up."""
    doc = features.doc
    if next(features.inside(start, end, "frames.past"), None) is not None:
        return True
    for index in range(start, end):
        token = doc[index]
        if is_number(token) or token.tag_ in ("NNP", "NNPS", "VBD", "VBN") or token.ent_type_:
            return True
        if not token.tag_ and token.is_title and index > start:
            return True
    return False
