"""Rules that read a recommendation or a prediction off a clause (codebook 3.1, rows 1 and 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause
from burthen.claims.features import Features, subject_token

if TYPE_CHECKING:
    from spacy.tokens import Token

Finding = tuple[float, str]
OUTCOMES = frozenset(
    {"able", "unable", "forced", "compelled", "obliged", "available", "ready", "needed", "next", "gone"}
)
PRESENT_RATING_DEPS = frozenset({"csubj", "xcomp", "ccomp", "advcl", "acl"})


def policy(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely a clause says what an actor should do, and the rule."""
    for score, name, found in (
        (1.0, "duty", _duty(features, clause)),
        (1.0, "imperative", is_imperative(features, clause)),
        (0.8, "imperative", opening_verb(features, clause) is not None),
        (0.9, "need", _need(features, clause)),
        (0.9, "frame", _frame(features, clause)),
        (0.9, "performative", features.has(clause, "policy.performative")),
        (0.8, "recommendation", features.has(clause, "policy.weak")),
        (0.8, "course", rates_course(features, clause)),
    ):
        if found:
            return score, f"policy-{name}"
    return None


def _duty(features: Features, clause: Clause) -> bool:
    return any(cue.start in clause.group or cue.start in clause.tokens for cue in features.cues(clause, "policy.duty"))


def _need(features: Features, clause: Clause) -> bool:
    """Tells whether the clause states a present need; `had to` and `needed` report a past one."""
    return any(features.doc[cue.start].tag_ not in ("VBD", "NN", "NNS") for cue in features.cues(clause, "policy.need"))


def _frame(features: Features, clause: Clause) -> bool:
    past = features.doc[clause.head].tag_ == "VBD" or any(features.doc[i].tag_ == "VBD" for i in clause.group)
    return not past and features.has(clause, "policy.frame")


def rates_course(features: Features, clause: Clause) -> bool:
    """Tells whether a clause rates a course still open: "would be a mistake", "it is unwise to"."""
    doc = features.doc
    if doc[clause.head].tag_[:2] == "VB" and not any(doc[index].dep_ == "cop" for index in clause.group):
        return False
    if not any(cue.start <= clause.head < cue.end for cue in features.cues(clause, "policy.course")):
        return False
    tags = {doc[index].tag_ for index in clause.group}
    if any(doc[index].lower_ in ("would", "'d") for index in clause.group):
        return "VBN" not in {doc[index].tag_ for index in clause.group if doc[index].dep_ == "cop"}
    return "VBD" not in tags and _expletive_infinitive(features, clause)


def _expletive_infinitive(features: Features, clause: Clause) -> bool:
    subject = subject_token(features, clause)
    infinitive = any(
        child.dep in PRESENT_RATING_DEPS and any(t.tag_ == "TO" for t in features.doc[child.head].lefts)
        for child in features.tree.children(clause.head)
    )
    return infinitive and subject is not None and subject.lower_ == "it"


def is_imperative(features: Features, clause: Clause) -> bool:
    """Tells whether a clause is a demand in the imperative, not one that only guides the reader."""
    doc, head = features.doc, features.doc[clause.head]
    if head.tag_ != "VB" or clause.subject is not None:
        return False
    if any(doc[index].tag_ in ("MD", "TO") or doc[index].dep_ == "cop" for index in clause.group if index < head.i):
        return any(doc[index].lower_ == "be" for index in clause.group) and not _has_finite(features, clause)
    if any(child.tag_ in ("TO", "MD") or child.dep_ == "mark" for child in head.lefts):
        return False
    first = _first_word(features, clause)
    guides = any(cue.start <= head.i < cue.end for cue in features.at.get(first, ()) if cue.category == "policy.reader")
    return not guides and not _is_question(features, head)


def opening_verb(features: Features, clause: Clause) -> Token | None:
    """Returns the bare verb that opens a sentence without a finite verb, which the parse took for a noun."""
    if clause.finite or clause.parent is not None:
        return None
    sentence = features.doc[clause.head].sent
    first = next((token for token in sentence if not token.is_punct and not token.is_space), None)
    if not sentence.text.rstrip().endswith((".", "!")):
        return None
    if first is None or first.tag_ != "VB" or _is_question(features, first):
        return None
    guides = any(cue.category == "policy.reader" for cue in features.at.get(first.i, ()))
    return None if guides or is_imperative(features, clause) else first


def _has_finite(features: Features, clause: Clause) -> bool:
    return any(features.doc[index].tag_ in ("MD", "VBD", "VBZ", "VBP", "TO") for index in clause.group)


def _first_word(features: Features, clause: Clause) -> int:
    doc = features.doc
    left = [
        i for i in clause.tokens if i <= clause.head and not doc[i].is_punct and doc[i].dep_ not in ("cc", "discourse")
    ]
    verbs = [i for i in left if doc[i].tag_[:2] == "VB"]
    return verbs[0] if verbs else clause.head


def _is_question(features: Features, head: Token) -> bool:
    return bool(features.doc[head.sent.end - 1].text == "?")


def predictive(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely a clause says what will or may happen, and the rule."""
    if features.has(clause, "prediction.schedule"):
        return None
    if features.has(clause, "prediction.outlook") and not _is_past(features, clause):
        return 0.9, "prediction-outlook"
    modal = next((cue.start for cue in features.cues(clause, "prediction.modal")), None)
    if modal is None or not _is_prediction(features, clause, modal):
        return None
    return (
        (0.9, "prediction-modal")
        if features.doc[modal].lower_ in ("will", "'ll", "wo", "would")
        else (0.8, "prediction-modal")
    )


def _is_past(features: Features, clause: Clause) -> bool:
    return any(features.doc[index].tag_ == "VBD" for index in clause.group)


def _is_prediction(features: Features, clause: Clause, modal: int) -> bool:
    """Sorts out modals that speak of the past or of what is the case now."""
    doc, word = features.doc, features.doc[modal].lower_
    conditional = any(
        child.dep == "advcl" and _opens_with_if(features, child) for child in features.tree.children(clause.head)
    )
    perfect = any(doc[i].lemma_ == "have" and doc[i].dep_ == "aux" for i in clause.group)
    if perfect and word in ("may", "might", "could"):
        return conditional
    if word in ("would", "could") and features.has(clause, "frames.past") and not conditional:
        return False
    linked = any(doc[i].dep_ == "cop" or doc[i].lemma_ in ("seem", "appear") for i in clause.group)
    if word in ("may", "might") and linked and not conditional and doc[clause.head].lower_ not in OUTCOMES:
        return features.has(clause, "prediction.outlook")
    return True


def _opens_with_if(features: Features, clause: Clause) -> bool:
    return any(features.doc[index].lower_ in ("if", "unless", "should", "without") for index in clause.tokens[:3])
