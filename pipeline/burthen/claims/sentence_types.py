"""Types every sentence of a Doc, in the light of who speaks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.claims.features import Features
from burthen.claims.force import directs
from burthen.claims.headlines import decide_headline
from burthen.claims.substance import verdict_behind
from burthen.claims.tokens import token_range
from burthen.claims.types import TypeDecision, decide_type
from burthen.labels import ClaimType, Force, Mode, Role, Voice

if TYPE_CHECKING:
    from spacy.tokens import Doc

Scores = Mapping[str, float]
REPORTED_DEMAND = "factual-reported-demand"


class SentenceTyper:
    """Types the sentences of one Doc.

    Attributes:
        sentence_of: For each token, the index of its sentence.
    """

    def __init__(self, features: Features, forces: Sequence[Force], scores: Sequence[Scores] | None) -> None:
        """Takes what is known of the Doc.

        Args:
            features: Its clauses and cues.
            forces: For each attribution of the Doc, what its speaker does.
            scores: A model's evidence for each sentence, None without a model.
        """
        self.features = features
        self.doc: Doc = features.doc
        self.forces = forces
        self.scores = scores
        self.voices: Sequence[SentenceVoice] = self.doc._.sentence_voices
        self.attributions: Sequence[Attribution] = self.doc._.attributions
        self.sentence_of = [at for at, sentence in enumerate(features.sentences) for _ in sentence]
        self.starting: dict[int, list[int]] = {}
        for number, attribution in enumerate(self.attributions):
            first, last = token_range(self.doc, attribution.extent)
            if last > first:
                self.starting.setdefault(self.sentence_of[first], []).append(number)

    def decisions(self) -> list[TypeDecision]:
        """Returns the type of every sentence, in order."""
        return [self._decide(index) for index in range(len(self.features.sentences))]

    def evidence(self, index: int) -> Scores | None:
        """Returns a model's evidence for one sentence, None without a model."""
        return self.scores[index] if self.scores is not None else None

    def _decide(self, index: int) -> TypeDecision:
        sentence = self.features.sentences[index]
        own = self._attribution_of(index)
        if own is not None:
            reported = self._decide_reported(index, own)
            if reported is not None:
                return reported
        found = self._refuted_quote(index) or self._reported_demand(index) or self._headline(index)
        if found is not None:
            return found
        following = index + 1 < len(self.features.sentences)
        next_end = self.features.sentences[index + 1].end if following else None
        return decide_type(self.features, sentence.start, sentence.end, self.evidence(index), next_end=next_end)

    def _refuted_quote(self, index: int) -> TypeDecision | None:
        """Types "X's claim that ... is wrong" by the words behind the quotation: a long quote misleads the parse."""
        sentence = self.features.sentences[index]
        for number in self.starting.get(index, ()):
            attribution = self.attributions[number]
            if attribution.extent.end > sentence.end_char:
                continue
            _, after = token_range(self.doc, attribution.extent)
            found = verdict_behind(self.features, after, sentence.end)
            if found is not None:
                cue, denies = found
                clause = self.features.clause(cue.start)
                return TypeDecision(ClaimType.FACTUAL, "factual-verdict", (clause,), denies=denies)
        return None

    def _attribution_of(self, index: int) -> int | None:
        """Returns the attribution that makes a sentence another's."""
        if index >= len(self.voices) or self.voices[index].voice is not Voice.OTHER:
            return None
        return self.voices[index].attribution

    def _decide_reported(self, index: int, number: int) -> TypeDecision | None:
        """Types a sentence of another's by its content; a reported demand is an event (fixed decision)."""
        sentence, attribution = self.features.sentences[index], self.attributions[number]
        if directs(self.features, attribution, self.forces[number]) and not self._own_direct_sentence(
            index, attribution
        ):
            whole = decide_type(self.features, sentence.start, sentence.end)
            return TypeDecision(ClaimType.FACTUAL, REPORTED_DEMAND, whole.clauses[:1])
        stretch = self._content_in(index, attribution)
        if stretch is None:
            return None
        share = (stretch[1] - stretch[0]) / max(1, len(sentence))
        return decide_type(self.features, *stretch, self.evidence(index) if share >= 0.5 else None)

    def _own_direct_sentence(self, index: int, attribution: Attribution) -> bool:
        """Tells whether a directly quoted demand stands as its own sentence, without reporting words in it."""
        if attribution.mode is not Mode.DIRECT:
            return False
        sentence = self.features.sentences[index]
        cue = attribution.cue
        return cue is None or not sentence.start_char <= cue.start < sentence.end_char

    def _content_in(self, index: int, attribution: Attribution) -> tuple[int, int] | None:
        sentence = self.features.sentences[index]
        pieces = [token_range(self.doc, piece) for piece in attribution.content]
        inside = [(max(a, sentence.start), min(b, sentence.end)) for a, b in pieces]
        inside = [(a, b) for a, b in inside if b > a]
        return (inside[0][0], inside[-1][1]) if inside else None

    def _headline(self, index: int) -> TypeDecision | None:
        if index >= len(self.voices) or self.voices[index].role is not Role.HEADLINE:
            return None
        sentence = self.features.sentences[index]
        return decide_headline(self.features, sentence.start, sentence.end)

    def _reported_demand(self, index: int) -> TypeDecision | None:
        """Types a sentence of the author's whose main predicate is a reported demand: an event."""
        sentence = self.features.sentences[index]
        for number in self.starting.get(index, ()):
            attribution = self.attributions[number]
            cue = attribution.cue
            if cue is None or not directs(self.features, attribution, self.forces[number]):
                continue
            start, end = token_range(self.doc, cue)
            root = sentence.root.i if self.features.parsed else start
            if sentence.start <= start and end <= sentence.end and start <= root < end:
                whole = decide_type(self.features, sentence.start, sentence.end)
                clause = self.features.tree.clauses.get(root)
                return TypeDecision(ClaimType.FACTUAL, REPORTED_DEMAND, (clause,) if clause else whole.clauses)
        return None
