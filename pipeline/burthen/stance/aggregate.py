"""From scored passages to one verdict of a holder on a proposition.

First version, a fixed rule that no data has tuned: passages weigh by how surely they speak of the proposition, a
headline half as much again. A passage counts for a side by the margin between the sides, and what is left counts for
neither. A learned aggregation waits for annotated articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from burthen.labels import StanceValue, Strength
from burthen.spans import Span
from burthen.stance.scorer import PairScore

HEADLINE_WEIGHT = 1.5
# Mean margin between the sides that the passages must have. High, because signs are not yet to be trusted: even so
# only half of the "support" given on the corpus's training part is support in the gold (table `stance.all` there).
LEAST_TOLD = 0.75
# A report of facts takes no side by itself (codebook, target 1), though which facts are told may: half of its lean
# counts. The other half is undecided, not neutral. Chosen, not measured.
REPORT_SHARE = 0.5
# How often a proposition is raised after all where no passage seemed to speak of it: 144 of 392 such cells of the
# corpus's training part (table `stance.all` of `burthen evaluate corpus/gold/train`).
RAISED_UNSEEN = 0.37


@dataclass(frozen=True)
class Passage:
    """A scored passage of one holder.

    Attributes:
        span: The sentence that is shown as evidence, in `doc.text`.
        score: Already turned to the holder's side: flipped where the holder rejects what is said.
    """

    span: Span
    score: PairScore
    is_headline: bool = False
    hedged: bool = False

    @classmethod
    def report(cls, span: Span, score: PairScore, *, is_headline: bool, hedged: bool) -> Passage:
        """Makes a passage of a sentence that reports facts."""
        middle = (score.support + score.oppose) / 2
        halved = replace(
            score,
            support=middle + REPORT_SHARE * (score.support - middle),
            oppose=middle + REPORT_SHARE * (score.oppose - middle),
        )
        return cls(span, halved, is_headline, hedged)

    @property
    def weight(self) -> float:
        """How much the passage counts."""
        return self.score.discussed * (HEADLINE_WEIGHT if self.is_headline else 1.0)

    @property
    def lean(self) -> float:
        """Margin of support over opposition, -1 to 1."""
        return self.score.support - self.score.oppose


@dataclass(frozen=True)
class Verdict:
    """Value, probabilities and evidence."""

    value: StanceValue
    p: dict[StanceValue, float]
    strength: Strength | None
    evidence: tuple[tuple[Span, float], ...]


def decide(passages: Sequence[Passage], *, discussed_above: float, abstain_below: float, n_evidence: int) -> Verdict:
    """Returns the verdict on one proposition.

    Args:
        passages: All passages of the holder that passed the relevance gate.
        discussed_above: A passage less probably about the proposition is left out.
        abstain_below: A verdict less probable than this becomes `abstain`.
        n_evidence: Evidence sentences listed at most.
    """
    missed = 1.0
    for passage in passages:
        missed *= 1 - passage.score.discussed
    speaking = [passage for passage in passages if passage.score.discussed >= discussed_above]
    if not speaking:
        return Verdict(StanceValue.ABSENT, _distribution({}, RAISED_UNSEEN), None, ())
    shares = _shares(speaking)
    p = _distribution(shares, 1 - missed)
    value = max(shares, key=lambda v: (shares[v], v))
    told = sum(shares.values())
    if told < LEAST_TOLD or shares[value] < abstain_below * told:
        return Verdict(StanceValue.ABSTAIN, p, None, _evidence(speaking, None, n_evidence))
    evidence = _evidence(speaking, value, n_evidence)
    return Verdict(value, p, _strength(speaking, evidence), evidence)


def _shares(passages: Sequence[Passage]) -> dict[StanceValue, float]:
    """Returns the share of each value among the passages; what speaks for none of them is missing from the sum.

    `neutral` is never given: what the open sets call neutral is not what the codebook does.
    """
    total = sum(passage.weight for passage in passages) or 1.0
    support = sum(passage.weight * max(0.0, passage.lean) for passage in passages) / total
    oppose = sum(passage.weight * max(0.0, -passage.lean) for passage in passages) / total
    both = min(support, oppose)
    return {
        StanceValue.SUPPORT: support - both,
        StanceValue.OPPOSE: oppose - both,
        StanceValue.MIXED: 2 * both,
    }


def _distribution(shares: dict[StanceValue, float], raised: float) -> dict[StanceValue, float]:
    """Returns the probability of each value; what the passages leave undecided is split between the two sides."""
    undecided = 1 - sum(shares.values())
    p = {value: raised * share for value, share in shares.items()}
    for side in (StanceValue.SUPPORT, StanceValue.OPPOSE):
        p[side] = p.get(side, 0.0) + raised * undecided / 2
    p[StanceValue.ABSENT] = 1 - sum(p.values())
    return {value: round(probability, 4) for value, probability in p.items()}


def _evidence(
    passages: Sequence[Passage], value: StanceValue | None, n_evidence: int
) -> tuple[tuple[Span, float], ...]:
    strengths: dict[Span, float] = {}
    for passage in passages:
        strength = passage.weight * _bears_out(passage, value)
        strengths[passage.span] = max(strength, strengths.get(passage.span, 0.0))
    total = sum(strengths.values()) or 1.0
    ranked = sorted(strengths.items(), key=lambda item: (-item[1], item[0]))[:n_evidence]
    return tuple((span, round(strength / total, 4)) for span, strength in ranked if strength > 0)


def _bears_out(passage: Passage, value: StanceValue | None) -> float:
    match value:
        case StanceValue.SUPPORT:
            return max(0.0, passage.lean)
        case StanceValue.OPPOSE:
            return max(0.0, -passage.lean)
        case _:
            return max(abs(passage.lean), 0.01)  # of an abstention: what was read, however undecided


def _strength(passages: Sequence[Passage], evidence: tuple[tuple[Span, float], ...]) -> Strength | None:
    if not evidence:
        return None
    strongest = evidence[0][0]
    hedged = any(passage.hedged for passage in passages if passage.span == strongest)
    return Strength.HEDGED if hedged else Strength.ASSERTED
