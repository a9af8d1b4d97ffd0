"""Rules that read a cause, a judgement or a fact off a clause (codebook 3.1, rows 3 to 5)."""

from __future__ import annotations

from burthen.claims.clauses import Clause
from burthen.claims.deontic import Finding
from burthen.claims.features import Features, is_number, subject_token
from burthen.claims.lexicon import Cue, words

COMPLEMENT_DEPS = frozenset(
    {"obj", "xcomp", "amod", "advmod", "obl", "nmod", "ccomp", "acl", "compound", "conj", "nsubj", "ROOT"}
)


def verdict(features: Features, clause: Clause) -> Cue | None:
    """Returns the words of a verdict on a statement ("that is wrong"): a fact that denies (fixed decision)."""
    doc = features.doc
    if any(
        doc[index].tag_ == "MD" and doc[index].lower_ in ("would", "should", "will", "'d") for index in clause.group
    ):
        return None
    cue = next((cue for cue in features.cues(clause, "negation.verdict") if _on_predicate(clause, cue)), None)
    if cue is None or any(child.dep.startswith("csubj") for child in features.tree.children(clause.head)):
        return None
    if any(
        doc[child.head].lemma_ and doc[child.head].tag_ == "VB"
        for child in features.tree.children(clause.head)
        if child.head > clause.head and child.dep != "conj"
    ):
        return None
    subject = subject_token(features, clause)
    if subject is None:
        return cue if doc[clause.head].i == doc[clause.head].sent.root.i and not clause.finite else None
    named = (subject.lemma_ or subject.text).lower()
    return (
        cue
        if {named, subject.lower_} & words("frames.statement")
        or _holds_clause(features, subject.i)
        or subject.tag_ == "NNP"
        else None
    )


def _on_predicate(clause: Clause, cue: Cue) -> bool:
    return any(index in clause.group for index in range(cue.start, cue.end)) or cue.start <= clause.head < cue.end


def _holds_clause(features: Features, index: int) -> bool:
    return any(child.dep_ in ("acl", "acl:relcl", "ccomp") for child in features.doc[index].children)


def causal(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely a clause is about one thing bringing about another, and the rule."""
    cue = next((cue for cue in features.cues(clause, "causal.predicate") if _on_predicate(clause, cue)), None)
    subject = subject_token(features, clause)
    if cue is not None and not _agent_did(features, clause):
        return (0.5 if subject is None else 0.8), "causal-predicate"
    if _counterfactual(features, clause):
        return 0.9, "causal-counterfactual"
    if _reason(features, clause) and not number_in(features, clause) and not _judges(features, clause):
        return 0.7, "causal-reason"
    return None


def _agent_did(features: Features, clause: Clause) -> bool:
    """Tells whether a person or a state is the subject of a past event, which is a report and no causal claim."""
    subject = subject_token(features, clause)
    if subject is None:
        return False
    past = features.doc[clause.head].tag_ == "VBD"
    agent = subject.tag_ in ("NNP", "NNPS") or subject.lower_ in ("he", "she", "we", "i", "who")
    return agent and (past or subject.lower_ in ("we", "i"))


def _reason(features: Features, clause: Clause) -> bool:
    if features.has(clause, "causal.connective"):
        return True
    return any(
        child.dep == "advcl" and features.doc[child.tokens[0]].lower_ == "because"
        for child in features.tree.children(clause.head)
    )


def _counterfactual(features: Features, clause: Clause) -> bool:
    """Tells whether a clause says that something would not have come about without something else."""
    text = [features.doc[index].lower_ for index in clause.tokens]
    return "would" in text and "without" in text and ("have" in text or "not" in text or "n't" in text)


def number_in(features: Features, clause: Clause) -> bool:
    """Tells whether a numeral stands in the clause."""
    return any(is_number(features.doc[index]) for index in clause.tokens)


def _judges(features: Features, clause: Clause) -> bool:
    found = evaluative(features, clause)
    return found is not None and found[0] >= 0.8


def evaluative(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely a clause cannot be settled without a standard, and the rule."""
    if features.has(clause, "evaluative.frame"):
        return 1.0, "evaluative-frame"
    if features.has(clause, "evaluative.motive"):
        return 0.8, "evaluative-motive"
    for cue in features.cues(clause, "evaluative.adjective", "evaluative.noun", "evaluative.verb"):
        if _on_predicate(clause, cue):
            return (0.6 if number_in(features, clause) else 0.9), "evaluative-predicate"
    if features.has(clause, "evaluative.adverb"):
        return (0.45 if number_in(features, clause) else 0.7), "evaluative-adverb"
    return _loaded(features, clause)


def _loaded(features: Features, clause: Clause) -> Finding | None:
    """Weighs evaluative words beside the predicate: on a predicate noun or object they judge, elsewhere they colour."""
    doc, score = features.doc, 0.0
    for cue in features.cues(clause, "evaluative.adjective", "evaluative.noun"):
        token = doc[cue.end - 1]
        target = token.head if token.dep_ in ("amod", "compound", "conj") else token
        copular = target.i == clause.head and any(doc[index].dep_ == "cop" for index in clause.group)
        existential = target.dep_ == "nsubj" and any(child.dep_ == "expl" for child in doc[clause.head].children)
        complement = target.dep_ in ("obj", "xcomp", "advmod", "obl") and target.head.i in clause.group
        score += 0.8 if copular or existential else 0.35 if complement else 0.2
    if number_in(features, clause) or any(doc[index].tag_ == "VBD" for index in clause.group):
        score -= 0.25
    return (min(score, 0.8), "evaluative-loaded") if score > 0 else None


def factual(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely records could settle a clause, and the rule; any clause with a predicate may be factual."""
    doc = features.doc
    if features.has(clause, "prediction.schedule"):
        return 0.9, "factual-schedule"
    if number_in(features, clause):
        return 0.8, "factual-number"
    if any(doc[index].tag_ in ("VBD", "VBN") for index in clause.group):
        return 0.7, "factual-event"
    verbal = any(doc[index].tag_[:2] in ("VB", "MD", "") for index in clause.group)
    return (0.5, "factual-default") if clause.finite or verbal else None
