"""Rules that read a cause, a judgement or a fact off a clause (codebook 3.1, rows 3 to 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause
from burthen.claims.deontic import Finding
from burthen.claims.features import Features, is_number, subject_token
from burthen.claims.lexicon import Cue, words

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_VERDICT = 12  # tokens
LEADERS = frozenset({"but", "and", "yet", "so", "however", "now"})
COPULAS = frozenset({"be", "seem", "sound", "remain", "look", "ring"})
HYPOTHETICAL = frozenset({"would", "should", "will", "'d"})


def verdict(features: Features, clause: Clause) -> Cue | None:
    """Returns the words of a verdict on a statement ("that is wrong"): a fact that denies (fixed decision)."""
    doc = features.doc
    if any(doc[index].tag_ == "MD" and doc[index].lower_ in HYPOTHETICAL for index in clause.group):
        return None
    cue = next((cue for cue in features.cues(clause, "negation.verdict") if _on_predicate(clause, cue)), None)
    copula = any(doc[index].dep_ == "cop" or doc[index].lemma_ == "be" for index in clause.group)
    if cue is None or not (copula or doc[clause.head].tag_[:2] == "VB") or _rates_an_act(features, clause):
        return None
    subject = subject_token(features, clause)
    if subject is None:
        return cue if copula else None
    named = {(subject.lemma_ or subject.text).lower(), subject.lower_}
    said = named & words("frames.statement") or subject.tag_ == "NNP" or _holds_clause(features, subject.i)
    return cue if said else None


def closing_verdict(features: Features, start: int, end: int) -> tuple[Cue, bool] | None:
    """Returns the verdict that ends a short sentence on a statement ("What he said is wrong"), and whether it denies.

    It reads words alone, because a clause in the subject often misleads the parse.
    """
    doc = features.doc
    if end - start > LONGEST_VERDICT or any(doc[i].lower_ in HYPOTHETICAL for i in range(start, end)):
        return None
    first = next((i for i in range(start, end) if doc[i].is_alpha and doc[i].lower_ not in LEADERS), end)
    if first == end or doc[first].lower_ not in {"what", "that", "this", "such"} | words("frames.statement"):
        return None
    for index in range(first + 1, end):
        if "be" in features.forms[index].forms:
            found = verdict_behind(features, index, end)
            if found is not None and all(doc[i].is_punct or doc[i].is_space for i in range(found[0].end, end)):
                return found
    return None


def verdict_behind(features: Features, start: int, end: int, *categories: str) -> tuple[Cue, bool] | None:
    """Returns the verdict that a copula puts right behind a quotation, and whether its sense stands, not turned.

    Args:
        features: Clauses and cues of the Doc.
        start: First token behind the quotation.
        end: End of the sentence.
        *categories: Tables of verdicts; those that deny a statement by default.
    """
    wanted = categories or ("negation.verdict",)
    copula, negators = False, 0
    for index in range(start, end):
        forms = features.forms[index].forms
        cue = next((cue for cue in features.at.get(index, ()) if cue.category in wanted), None)
        if cue is not None and copula:
            return cue, "not" in forms or negators % 2 == 0
        if forms & COPULAS:
            copula = True
        elif "not" in forms or "never" in forms:
            negators += 1
        elif not _skipped(features.doc[index]):
            return None
    return None


def _skipped(token: Token) -> bool:
    return token.is_punct or token.is_quote or token.tag_ in ("RB", "DT", "''", "-RRB-", "RBR", "RBS")


def _rates_an_act(features: Features, clause: Clause) -> bool:
    """Tells whether what is called wrong is an act ("it is wrong to", "he is wrong to ask"), not a statement."""
    doc = features.doc
    return any(
        child.dep.startswith("csubj") or (child.head > clause.head and doc[child.head].tag_ in ("VB", "VBG"))
        for child in features.tree.children(clause.head)
    ) or any(doc[index].tag_ == "VB" and index > clause.head for index in clause.group)


def _on_predicate(clause: Clause, cue: Cue) -> bool:
    return any(index in clause.group for index in range(cue.start, cue.end)) or cue.start <= clause.head < cue.end


def _holds_clause(features: Features, index: int) -> bool:
    return any(child.dep_ in ("acl", "acl:relcl", "ccomp") for child in features.doc[index].children)


def causal(features: Features, clause: Clause) -> Finding | None:
    """Returns how surely a clause is about one thing bringing about another, and the rule."""
    cue = next((cue for cue in features.cues(clause, "causal.predicate") if _on_predicate(clause, cue)), None)
    subject = subject_token(features, clause)
    if features.has(clause, "evaluative.motive"):
        return None
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
        score += 0.8 if copular or existential else 0.5 if target.dep_ == "xcomp" else 0.35 if complement else 0.2
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
