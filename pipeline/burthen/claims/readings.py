"""What the claims stage writes on a Doc. Offsets count code points of `doc.text`, half-open."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.annotate.readings import Speaker
from burthen.labels import ClaimType, DecidedBy, Endorsement, Force, Mode, Scope, Voice
from burthen.spans import Span


@dataclass(frozen=True)
class SentenceReading:
    """Type and flags of one sentence of `doc.sents`, in order.

    Attributes:
        p: Calibrated probability of `type`, None where a rule decided.
        rule: Name of the rule or model that decided the type, for `explain`.
    """

    type: ClaimType
    hedged: bool
    negated: bool
    rhetorical: bool
    checkworthy: bool
    p: float | None = None
    rule: str = ""


@dataclass(frozen=True)
class ClaimReading:
    """A proposition or demand.

    Attributes:
        spans: The proposition, in pieces where its cue breaks it.
        sentence: Index of the first sentence that it stands in.
        attribution: Index into `doc._.attributions`, None for the author's own claim.
        ask: Addressee and action of a policy claim.
    """

    spans: tuple[Span, ...]
    sentence: int
    type: ClaimType
    voice: Voice
    force: Force
    hedged: bool
    negated: bool
    checkworthy: bool
    source: Speaker | None = None
    cue: Span | None = None
    mode: Mode | None = None
    chain: tuple[str, ...] = ()
    attribution: int | None = None
    endorsement: Endorsement | None = None
    endorsement_scope: Scope | None = None
    endorsement_evidence: Span | None = None
    ask: tuple[str | None, str] | None = None
    canonical: str | None = None
    decided_by: DecidedBy = DecidedBy.RULE
    p: float | None = None
    rule: str = ""
