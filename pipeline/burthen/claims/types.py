"""Decides the type of a sentence or a quoted proposition: rules in the codebook's order, joined with a model."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from burthen.claims.clauses import Clause
from burthen.claims.deontic import Finding, is_imperative, policy, predictive
from burthen.claims.features import Features, main_clauses
from burthen.claims.questions import is_question, is_rhetorical
from burthen.claims.substance import causal, closing_verdict, evaluative, factual, verdict
from burthen.labels import ClaimType, DecidedBy
from burthen.resources import config

ORDER = tuple(ClaimType)
FRAMED_DEPS = frozenset({"ccomp", "csubj", "acl", "acl:relcl", "advcl", "parataxis", "csubj:outer"})
CODEBOOK_HEAD = "codebook"  # the sentence head trained on the corpus
SHORTEST_ASSERTION = 5  # tokens; shorter ones without a finite verb are fragments
RULES: tuple[tuple[ClaimType, Callable[[Features, Clause], Finding | None]], ...] = (
    (ClaimType.POLICY, policy),
    (ClaimType.PREDICTIVE, predictive),
    (ClaimType.CAUSAL, causal),
    (ClaimType.EVALUATIVE, evaluative),
    (ClaimType.FACTUAL, factual),
)


@dataclass(frozen=True)
class TypeDecision:
    """The type of a stretch of text and what it rests on.

    Attributes:
        clauses: The main clauses that carry the type; flags are read from these.
        frames: Clauses around the assertion that add no assertion of their own ("it can be said that").
        denies: Whether it is a denial where the rule knows; None where the clauses tell.
        p: Probability of the type where a model took part.
    """

    type: ClaimType
    rule: str
    clauses: tuple[Clause, ...] = ()
    frames: tuple[Clause, ...] = ()
    denies: bool | None = None
    rhetorical: bool = False
    decided_by: DecidedBy = DecidedBy.RULE
    p: float | None = None


@cache
def joining() -> Mapping[str, Any]:
    """Returns thresholds and weights of the decision layer (`configs/claims/types.toml`)."""
    return tomllib.loads(config("claims/types.toml").read_text(encoding="utf-8"))


def decide_type(
    features: Features, start: int, end: int, scores: Mapping[str, float] | None = None, *, next_end: int | None = None
) -> TypeDecision:
    """Returns the type of the tokens from `start` to `end`.

    Args:
        features: Clauses and cues of the Doc.
        start: First token.
        end: One past the last token.
        scores: A model's evidence for this stretch, None without a model.
        next_end: End of the sentence that follows, where an answer to a question may stand.
    """
    clauses = main_clauses(features, start, end)
    if not clauses or (end - start < 10 and features.opening(start, end, "frames.stub", within=2)):
        return TypeDecision(ClaimType.NONE, "none-stub", tuple(clauses))
    closing = closing_verdict(features, start, end)
    if closing is not None:
        cue, denies = closing
        return TypeDecision(ClaimType.FACTUAL, "factual-verdict", (features.clause(cue.start),), denies=denies)
    rhetorical = False
    if is_question(features, start, end):
        rhetorical = is_rhetorical(features, start, end, next_end)
        if not rhetorical:
            return TypeDecision(ClaimType.NONE, "none-question", tuple(clauses))
    read = [_read_clause(features, clause, start, end) for clause in clauses]
    best = min((kind for _, _, findings in read for kind in findings), key=ORDER.index, default=ClaimType.NONE)
    winner = min(read, key=lambda item: ORDER.index(_winner(item[2])))
    kind = _winner(winner[2])
    if rhetorical and kind is ClaimType.FACTUAL:
        # "How can the leader say so?" implies a judgement, not a record.
        winner[2][ClaimType.EVALUATIVE] = (joining()["threshold"]["evaluative"], "evaluative-rhetorical")
        kind = ClaimType.EVALUATIVE
    carrying = [item for item in read if item is winner or _winner(item[2]) is kind]
    decision = TypeDecision(
        kind,
        winner[2][kind][1] if kind in winner[2] else "none-verbless",
        tuple(item[0] for item in carrying),
        tuple(frame for item in carrying for frame in item[1]),
        rhetorical=rhetorical,
    )
    return decision if scores is None or best is ClaimType.NONE else _join(decision, winner[2], scores)


def _read_clause(
    features: Features, clause: Clause, start: int, end: int
) -> tuple[Clause, tuple[Clause, ...], dict[ClaimType, Finding]]:
    inner, frames = unframe(features, clause, start, end)
    return inner, frames, clause_findings(features, inner)


def unframe(features: Features, clause: Clause, start: int, end: int) -> tuple[Clause, tuple[Clause, ...]]:
    """Goes below frames that assert nothing of their own ("the fact is that"); returns the assertion and the frames."""
    frames: list[Clause] = []
    while features.has(clause, "frames.transparent"):
        below = [
            child
            for child in _below_frame(features, clause)
            if child.finite and clause.head < child.head < end and start <= child.head
        ]
        if not below:
            break
        frames.append(clause)
        clause = below[0]
    return clause, tuple(frames)


def _below_frame(features: Features, clause: Clause) -> Iterator[Clause]:
    """Yields the clauses that may hold what a frame introduces, below an infinitive too ("important to note that")."""
    for child in features.tree.children(clause.head):
        if child.dep in FRAMED_DEPS:
            yield child
            if not child.finite:
                yield from (inner for inner in features.tree.children(child.head) if inner.dep == "ccomp")


def clause_findings(features: Features, clause: Clause) -> dict[ClaimType, Finding]:
    """Returns every type that a rule finds in a clause, with score and rule; none for a clause without an assertion."""
    if verdict(features, clause) is not None:
        return {ClaimType.FACTUAL: (1.0, "factual-verdict")}
    if _guides_reader(features, clause):
        return {}
    found = {kind: finding for kind, rule in RULES if (finding := rule(features, clause)) is not None}
    if clause.finite or ClaimType.POLICY in found:
        return found
    if not _ends_as_sentence(features, clause):
        return {}
    return found or {ClaimType.FACTUAL: (joining()["threshold"]["factual"], "factual-unparsed")}


def _guides_reader(features: Features, clause: Clause) -> bool:
    head = features.doc[clause.head]
    return (
        head.tag_ == "VB"
        and clause.subject is None
        and not clause.finite
        and not is_imperative(features, clause)
        and features.has(clause, "policy.reader")
    )


def _ends_as_sentence(features: Features, clause: Clause) -> bool:
    """Tells whether a clause without a finite verb is still an assertion: it ends as one and holds a verb."""
    sentence = features.doc[clause.head].sent
    verbs = sum(token.tag_[:2] in ("VB", "MD") for token in sentence)
    last = sentence.text.rstrip("\"'”’ \n")
    return last.endswith((".", "!", "?")) and verbs > 0 and len(sentence) > SHORTEST_ASSERTION


def _winner(findings: Mapping[ClaimType, Finding]) -> ClaimType:
    thresholds = joining()["threshold"]
    return next((kind for kind in ORDER if kind in findings and findings[kind][0] >= thresholds[kind]), ClaimType.NONE)


def _join(decision: TypeDecision, findings: Mapping[ClaimType, Finding], scores: Mapping[str, float]) -> TypeDecision:
    """Returns the decision with a model's evidence added to the rules' as one softmax."""
    logits = {kind: _logit(kind, decision, findings, scores) for kind in ORDER}
    total = sum(math.exp(value) for value in logits.values())
    best = max(ORDER, key=lambda kind: logits[kind])
    agreed = best is decision.type
    return replace(
        decision,
        type=best,
        rule=f"{decision.rule}+model" if agreed else f"model over {decision.rule}",
        decided_by=DecidedBy.BOTH if agreed else DecidedBy.MODEL,
        p=math.exp(logits[best]) / total,
    )


def _logit(
    kind: ClaimType, decision: TypeDecision, findings: Mapping[ClaimType, Finding], scores: Mapping[str, float]
) -> float:
    """Weighs a type: a head on the codebook's own labels is calibrated and leads, heads on other labels only lean."""
    settings = joining()
    rule_score = findings[kind][0] if kind in findings else 0.0
    if kind is decision.type is ClaimType.NONE:
        rule_score = 1.0
    share = 1.0 if kind is decision.type else settings["rule"]["later"]
    own = scores.get(f"{CODEBOOK_HEAD}.{kind}")
    if own is not None:
        return math.log(own + 1e-6) + float(settings["rule"]["beside_head"]) * share * rule_score
    evidence = sum(weight * scores.get(name, 0.0) for name, weight in settings["evidence"][kind].items())
    return float(settings["bias"][kind] + settings["rule"]["weight"] * share * rule_score + evidence)
