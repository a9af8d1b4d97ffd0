"""The spaCy component that reads stances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language

from burthen.annotate.extensions import register_extensions
from burthen.annotate.readings import Speaker
from burthen.encode.component import shared_model
from burthen.encode.location import BUNDLED
from burthen.labels import ClaimType, Endorsement, HolderKind, Role, StanceValue, Voice
from burthen.spans import Span
from burthen.stance.aggregate import Passage, Verdict, decide
from burthen.stance.cues import CueGate
from burthen.stance.parties import Wording, find_ally
from burthen.stance.readings import StanceReading
from burthen.stance.relevance import RelevanceScorer
from burthen.stance.scorer import PairScore, PairScorer
from burthen.targets import Target, load_targets

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from torch import Tensor

    from burthen.claims.readings import ClaimReading

# Sources that cannot be told from one another hold no stance of their own.
NO_HOLDER = frozenset({HolderKind.UNNAMED})
AUTHOR = None


@dataclass(frozen=True)
class _Candidate:
    """A passage that passed the gate, still to be scored."""

    target: int
    holder: Speaker | None
    states: Tensor
    span: Span
    is_headline: bool
    hedged: bool
    flip: bool = False
    is_report: bool = False


class StanceComponent:
    """Writes `doc._.stances`: a row a target for the author, and what is present for quoted holders."""

    def __init__(
        self,
        name: str,
        targets: Sequence[Target],
        *,
        name_or_path: str,
        device: str,
        discussed_above: float,
        abstain_below: float,
        evidence: int,
    ) -> None:
        self.name = name
        self.targets = tuple(targets)
        self._gate = CueGate(targets)
        self._model_key = (name_or_path, device)
        self._thresholds = {"discussed_above": discussed_above, "abstain_below": abstain_below}
        self._n_evidence = evidence
        self._scorers: tuple[PairScorer, RelevanceScorer] | None = None
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Reads the stances of a Doc that has states, voices and claims."""
        candidates, scores = self._score([c for c in self._candidates(doc) if len(c.states)], find_ally(doc))
        passages: dict[tuple[int, str], list[Passage]] = defaultdict(list)
        holders: dict[str, Speaker | None] = {"": AUTHOR}
        for candidate, score in zip(candidates, scores, strict=True):
            key = candidate.holder.id if candidate.holder else ""
            holders.setdefault(key, candidate.holder)
            turned = score.flipped() if candidate.flip else score
            make = Passage.report if candidate.is_report else Passage
            passages[candidate.target, key].append(
                make(candidate.span, turned, is_headline=candidate.is_headline, hedged=candidate.hedged)
            )
        doc._.stances = tuple(self._rows(passages, holders))
        return doc

    def _rows(
        self, passages: dict[tuple[int, str], list[Passage]], holders: dict[str, Speaker | None]
    ) -> Iterator[StanceReading]:
        for key, holder in holders.items():
            for index, target in enumerate(self.targets):
                verdict = decide(passages.get((index, key), []), n_evidence=self._n_evidence, **self._thresholds)
                if holder is AUTHOR or verdict.value not in (StanceValue.ABSENT, StanceValue.ABSTAIN):
                    yield _reading(holder, target, verdict)

    def _candidates(self, doc: Doc) -> Iterator[_Candidate]:
        """Yields author's sentences and attributed claims with the propositions that they may speak of."""
        sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
        claims: dict[int, list[ClaimReading]] = defaultdict(list)
        for claim in doc._.claims:
            if claim.source is not None:
                claims[claim.sentence].append(claim)
        for index, (span, voice) in enumerate(zip(sentences, doc._.sentence_voices, strict=True)):
            taken: set[int] = set()
            for claim in claims[index]:
                for candidate in self._of_claim(doc, claim, span, voice.role is Role.HEADLINE):
                    if candidate.holder is AUTHOR and candidate.flip:
                        taken.add(candidate.target)
                    yield candidate
            if voice.voice is Voice.AUTHOR:
                for target in self._gate.open_for(span.of(doc.text)):
                    # Where the sentence rejects a quoted claim, that claim turned round is what the author says.
                    if target not in taken:
                        yield _Candidate(
                            target,
                            AUTHOR,
                            doc._.states.sentence(index),
                            span,
                            voice.role is Role.HEADLINE,
                            _hedged(doc, index),
                            is_report=_reports(doc, index),
                        )

    def _of_claim(self, doc: Doc, claim: ClaimReading, sentence: Span, is_headline: bool) -> Iterator[_Candidate]:
        extent = Span(min(span.start for span in claim.spans), max(span.end for span in claim.spans))
        states = doc._.states.within(extent)
        text = " ".join(span.of(doc.text) for span in claim.spans)
        for target in self._gate.open_for(text):
            if claim.source is not None and claim.source.kind not in NO_HOLDER:
                yield _Candidate(target, claim.source, states, sentence, is_headline, claim.hedged)
            if claim.endorsement in (Endorsement.REJECTED, Endorsement.ENDORSED):
                flip = claim.endorsement is Endorsement.REJECTED
                yield _Candidate(target, AUTHOR, states, sentence, is_headline, claim.hedged, flip)

    def _score(self, candidates: Sequence[_Candidate], ally: str | None) -> tuple[list[_Candidate], list[PairScore]]:
        """Scores the candidates that speak of their proposition; the dearer pair head never sees the others."""
        if not candidates:
            return [], []
        if self._scorers is None:
            model = shared_model(*self._model_key)
            self._scorers = PairScorer(model), RelevanceScorer(model)
        wordings = [Wording.of(target, ally) for target in self.targets]
        pairs, relevance = self._scorers
        speaking: list[tuple[_Candidate, float]] = []
        for c in candidates:
            gated = bool(self.targets[c.target].cues)
            p = relevance.score(c.states, wordings[c.target].statements, gated=gated)
            if p >= self._thresholds["discussed_above"]:
                speaking.append((c, p))
        wanted = [wordings[c.target] for c, _ in speaking]
        sides = pairs.score([c.states for c, _ in speaking], [(w.proposition, w.contrary) for w in wanted])
        return [c for c, _ in speaking], [
            replace(side, discussed=p) for side, (_, p) in zip(sides, speaking, strict=True)
        ]


def _hedged(doc: Doc, sentence: int) -> bool:
    readings = doc._.sentence_readings
    return bool(readings) and readings[sentence].hedged


def _reports(doc: Doc, sentence: int) -> bool:
    """Tells whether a sentence states facts; a denial of what somebody said is factual too, and takes a side."""
    reading = doc._.sentence_readings[sentence] if doc._.sentence_readings else None
    return reading is not None and reading.type is ClaimType.FACTUAL and not reading.negated


def _reading(holder: Speaker | None, target: Target, verdict: Verdict) -> StanceReading:
    return StanceReading(
        holder=holder,
        target=target.id,
        value=verdict.value,
        p=verdict.p,
        strength=verdict.strength,
        zero_shot=target.zero_shot,
        evidence=verdict.evidence,
    )


@Language.factory(
    "burthen_stance",
    default_config={
        "targets": ["burden_sharing"],
        "name_or_path": BUNDLED,
        "device": "cpu",
        "discussed_above": 0.5,
        "abstain_below": 0.5,
        "evidence": 4,
    },
    assigns=["doc._.stances"],
    requires=["doc.sents", "doc._.states", "doc._.sentence_voices", "doc._.claims"],
)
def create_stance(
    nlp: Language,
    name: str,
    targets: list[str],
    name_or_path: str,
    device: str,
    discussed_above: float,
    abstain_below: float,
    evidence: int,
) -> StanceComponent:
    """Creates the stance component.

    Args:
        targets: Bundled names or paths of target files.
        discussed_above: A sentence less probably about a proposition is left out.
        abstain_below: A verdict less probable than this becomes `abstain`.
        evidence: Evidence sentences listed at most.
    """
    return StanceComponent(
        name,
        load_targets(targets),
        name_or_path=name_or_path,
        device=device,
        discussed_above=discussed_above,
        abstain_below=abstain_below,
        evidence=evidence,
    )
