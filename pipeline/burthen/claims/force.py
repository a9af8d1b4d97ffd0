"""Tells what a quoted speaker does: asserts, directs, commits himself or expresses a feeling (codebook 3.2)."""

from __future__ import annotations

from dataclasses import replace

from burthen.annotate.readings import Attribution
from burthen.claims.clauses import Clause
from burthen.claims.deontic import is_imperative
from burthen.claims.features import Features, subject_token, top_clause
from burthen.claims.tokens import token_range
from burthen.claims.types import TypeDecision
from burthen.labels import ClaimType, Force, Mode
from burthen.spans import Span

CUE_FORCES = (
    ("force.directive", Force.DIRECTIVE),
    ("force.commissive", Force.COMMISSIVE),
    ("force.expressive", Force.EXPRESSIVE),
)
FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
DUTY_MODALS = frozenset({"should", "must", "ought"})


def read_force(features: Features, attribution: Attribution) -> Force:
    """Returns the force of an attribution, from its reporting words first and the mood of its content next."""
    from_cue = _cue_force(features, attribution.cue) if attribution.cue is not None else None
    start, end = token_range(features.doc, attribution.extent)
    clause = top_clause(features, start, end)
    if from_cue is not None and not (
        from_cue is Force.COMMISSIVE and clause is not None and _demands(features, clause)
    ):
        return from_cue
    if clause is None:
        return Force.ASSERTIVE
    if _demands(features, clause) and (attribution.cue is None or _may_direct(features, attribution.cue)):
        return Force.DIRECTIVE
    if _insists_on_others(features, attribution, clause):
        return Force.DIRECTIVE
    return Force.COMMISSIVE if _commits(features, attribution, clause) else Force.ASSERTIVE


def directs(features: Features, attribution: Attribution, force: Force) -> bool:
    """Tells whether reporting words themselves report a demand ("urged", "insisted that A pay"), not just a saying."""
    if force is not Force.DIRECTIVE or attribution.cue is None:
        return False
    start, end = token_range(features.doc, attribution.cue)
    insists = any("insist" in features.forms[index].forms for index in range(start, end))
    return insists or _cue_force(features, attribution.cue) is Force.DIRECTIVE


def by_force(decision: TypeDecision, force: Force) -> TypeDecision:
    """Returns the type of quoted content in the light of its force.

    What is demanded is what somebody should do; what is promised without a clause of its own is what will be.
    """
    if force is Force.DIRECTIVE and decision.type is not ClaimType.POLICY:
        return replace(decision, type=ClaimType.POLICY, rule="policy-demand", denies=None)
    finite = any(clause.finite for clause in decision.clauses)
    if force is Force.COMMISSIVE and not finite and decision.type in (ClaimType.NONE, ClaimType.FACTUAL):
        return replace(decision, type=ClaimType.PREDICTIVE, rule="prediction-promise")
    return decision


def _cue_force(features: Features, cue: Span) -> Force | None:
    start, end = token_range(features.doc, cue)
    # The content's first words may decide ("ask whether"), so a cue may reach a little beyond the reporting words.
    for category, force in CUE_FORCES:
        if any(found.start < end for found in features.inside(start, min(end + 4, len(features.doc)), category)):
            return force
    return None


def _may_direct(features: Features, cue: Span) -> bool:
    start, end = token_range(features.doc, cue)
    return features.opening(start, end, "factive.cue") is None


def _demands(features: Features, clause: Clause) -> bool:
    """Tells whether content is put as a demand: imperative, subjunctive or with a modal of duty."""
    if is_imperative(features, clause) or features.has(clause, "policy.duty", "policy.need", "policy.frame"):
        return True
    return is_subjunctive(features, clause)


def is_subjunctive(features: Features, clause: Clause) -> bool:
    """Tells whether a clause has a subject and a bare verb ("that Japan bear more")."""
    doc = features.doc
    if clause.subject is None:
        return False
    tags = [doc[index].tag_ for index in clause.group]
    subject = doc[clause.subject]
    if doc[clause.head].tag_ == "VBP" and clause.group == (clause.head,):
        return subject.tag_ in ("NNP", "NN") and not any(child.dep_ == "conj" for child in subject.children)
    return (
        "VB" in tags
        and not {"MD", "VBZ", "VBP", "VBD", "TO"} & set(tags)
        and not any(doc[index].tag_ == "TO" for index in clause.tokens if clause.subject < index < clause.head)
    )


def _insists_on_others(features: Features, attribution: Attribution, clause: Clause) -> bool:
    """Tells whether somebody insists that another than himself would or will do something."""
    if attribution.cue is None or attribution.mode is Mode.DIRECT:
        return False
    start, end = token_range(features.doc, attribution.cue)
    insists = any("insist" in features.forms[index].forms for index in range(start, end))
    subject = subject_token(features, clause)
    would = any(features.doc[index].lower_ in ("would", "will") for index in clause.group)
    return insists and would and subject is not None and subject.lower_ not in THIRD_PERSON


def _commits(features: Features, attribution: Attribution, clause: Clause) -> bool:
    """Tells whether the speaker says what he himself will do."""
    subject = subject_token(features, clause)
    if subject is None or features.doc[clause.head].tag_[:2] != "VB":
        return False
    if any(features.doc[index].dep_ in ("cop", "aux:pass") for index in clause.group):
        return False
    modals = {features.doc[index].lower_ for index in clause.group}
    if attribution.mode is Mode.DIRECT:
        return subject.lower_ in FIRST_PERSON and bool(modals & {"will", "'ll", "wo", "shall"})
    return subject.lower_ in THIRD_PERSON and bool(modals & {"will", "'ll", "wo", "would"})
