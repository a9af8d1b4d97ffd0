"""Tells whether the author stands behind what is quoted, and which words decide (codebook 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.claims.features import Features
from burthen.claims.lexicon import Cue, words
from burthen.claims.places import Place, cue_holds, cues_between, locate, next_own
from burthen.claims.substance import verdict_behind
from burthen.claims.tokens import span_of
from burthen.labels import Endorsement, Force, HolderKind, Scope
from burthen.spans import Span


@dataclass(frozen=True)
class EndorsementReading:
    """The author's attitude to an attribution.

    Attributes:
        evidence: The words that decide, None where nothing does.
        p: Calibrated probability of the value where a model had a say, None for a rule alone.
    """

    value: Endorsement
    scope: Scope | None = None
    evidence: Span | None = None
    rule: str = "no-signal"
    p: float | None = None


def read_endorsement(
    features: Features,
    attribution: Attribution,
    voices: Sequence[SentenceVoice],
    sentence_of: Sequence[int],
    force: Force,
) -> EndorsementReading:
    """Returns the author's attitude; signs nearer to the claim come first.

    Args:
        features: Clauses and cues of the Doc.
        attribution: Whose words they are.
        voices: Voice of each sentence; empty if unknown.
        sentence_of: For each token, the index of its sentence.
        force: What the speaker does.
    """
    place = locate(features, attribution, sentence_of)
    if place is None:
        return EndorsementReading(Endorsement.NEUTRAL)
    distancing = cue_holds(features, place, "rejection.distancing")
    for reading in (
        _manner(features, place),
        _same_sentence(features, place, distancing),
        _following(features, place, voices, distancing, force),
        _factive(features, place, force),
        _premise(features, place, voices),
    ):
        if reading is not None:
            return reading
    return EndorsementReading(Endorsement.NEUTRAL, rule="distancing-alone" if distancing else "no-signal")


def _reading(
    features: Features, value: Endorsement, cue: Cue, rule: str, scope: Scope = Scope.SENTENCE
) -> EndorsementReading:
    return EndorsementReading(value, scope, span_of(features.doc, cue.start, cue.end), rule)


def _manner(features: Features, place: Place) -> EndorsementReading | None:
    """Reads adverbs that praise or blame the saying, right beside the reporting words."""
    start, end = place.cue
    if end <= start:
        return None
    low, high = max(place.start, start - 3), min(place.end, end + 2)
    for value, category in ((Endorsement.REJECTED, "rejection.manner"), (Endorsement.ENDORSED, "factive.manner")):
        for cue in cues_between(features, low, high, category):
            if place.outside(cue.start):
                return _reading(features, value, cue, "manner")
    return None


def _same_sentence(features: Features, place: Place, distancing: Cue | None) -> EndorsementReading | None:
    """Reads a verdict or a contrast in the author's own part of the sentence."""
    behind = verdict_behind(features, place.content[-1][1], place.end, "rejection.verdict", "factive.verdict")
    if behind is not None:
        cue, stands = behind
        rejects = (cue.category == "rejection.verdict") == stands
        return _reading(features, Endorsement.REJECTED if rejects else Endorsement.ENDORSED, cue, "verdict")
    found = _verdict(features, place.start, place.end, place, need_subject=True)
    if found is not None:
        return found
    after = place.content[-1][1]
    for cue in cues_between(features, after, place.end, "rejection.contrast"):
        return _reading(features, Endorsement.REJECTED, cue, "contrast")
    for cue in cues_between(features, after, place.end, "rejection.turn"):
        if distancing is not None:
            return _reading(features, Endorsement.REJECTED, cue, "distancing+turn")
    return None


def _verdict(
    features: Features, start: int, end: int, place: Place, *, need_subject: bool
) -> EndorsementReading | None:
    """Returns what a predicate of judgement between two tokens says of the claim; a negator turns it."""
    for cue in cues_between(features, start, end, "rejection.verdict", "factive.verdict"):
        clause = features.clause(cue.start)
        if not place.outside(cue.start) or place.cue[0] <= cue.start < place.cue[1]:
            continue
        if not any(index in clause.group or index == clause.head for index in range(cue.start, cue.end)):
            continue
        if cue.start and features.doc[cue.start - 1].lower_ in words("attitude.partly"):
            continue  # granted in part
        if need_subject and not _speaks_of(features, clause.subject, place):
            continue
        rejects = cue.category == "rejection.verdict"
        rejects ^= any(
            place.outside(negator.start) and not cue.start <= negator.start < cue.end
            for negator in features.cues(clause, "negation.negator")
        )
        return _reading(features, Endorsement.REJECTED if rejects else Endorsement.ENDORSED, cue, "verdict")
    return None


def _speaks_of(features: Features, subject: int | None, place: Place) -> bool:
    """Tells whether the subject of a judgement is the claim: its noun, or the content itself."""
    if subject is None:
        return False
    if any(start <= subject < end for start, end in (*place.content, place.cue)):
        return True
    token = features.doc[subject]
    low, high = token.left_edge.i, token.right_edge.i + 1
    return any(low <= start < high for start, _ in place.content)


def _following(
    features: Features, place: Place, voices: Sequence[SentenceVoice], distancing: Cue | None, force: Force
) -> EndorsementReading | None:
    """Reads the author's next sentences: a verdict by anaphor, a set-right record, a turn after a distancing word."""
    for step, sentence in enumerate(next_own(features, place, voices), start=1):
        start, end = sentence
        anaphor = features.opening(start, end, "rejection.anaphor")
        if anaphor is not None:
            found = _verdict_of(features, anaphor, start, end, place)
            if found is not None:
                return found
        contrast = features.opening(start, end, "rejection.contrast")
        if contrast is not None and (step == 1 or distancing is not None) and force is not Force.DIRECTIVE:
            return _reading(features, Endorsement.REJECTED, contrast, "contrast", Scope.DOCUMENT)
        turn = features.opening(start, end, "rejection.turn", within=1)
        if step == 1 and turn is not None and distancing is not None and force is Force.ASSERTIVE:
            return _reading(features, Endorsement.REJECTED, turn, "distancing+turn", Scope.DOCUMENT)
        refusal = _refusal(features, start, end) if force is Force.DIRECTIVE else None
        if refusal is not None:
            return _reading(features, Endorsement.REJECTED, refusal, "refusal", Scope.DOCUMENT)
    return None


def _verdict_of(features: Features, anaphor: Cue, start: int, end: int, place: Place) -> EndorsementReading | None:
    clause = features.clause(anaphor.start)
    subject = clause.subject
    if subject is not None and not anaphor.start <= subject < anaphor.end:
        return None
    found = _verdict(features, start, end, place, need_subject=False)
    if found is None or found.evidence is None:
        return None
    return EndorsementReading(found.value, Scope.DOCUMENT, found.evidence, "verdict-anaphor")


def _refusal(features: Features, start: int, end: int) -> Cue | None:
    for cue in cues_between(features, start, end, "rejection.refusal"):
        if features.has(features.clause(cue.start), "policy.duty", "policy.need", "policy.frame"):
            return cue
    return None


def _factive(features: Features, place: Place, force: Force) -> EndorsementReading | None:
    """Reads reporting words that take their content for granted; demands and promises are not true or false."""
    cue = cue_holds(features, place, "factive.cue")
    if cue is None or force is Force.DIRECTIVE:
        return None
    return _reading(features, Endorsement.ENDORSED, cue, "factive")


def _premise(features: Features, place: Place, voices: Sequence[SentenceVoice]) -> EndorsementReading | None:
    """Reads an opening of the next sentence that builds on the claim."""
    for start, end in next_own(features, place, voices):
        cue = features.opening(start, end, "factive.premise", within=2)
        return _reading(features, Endorsement.ENDORSED, cue, "premise", Scope.DOCUMENT) if cue is not None else None
    return None


def settle_by_document(
    readings: Sequence[EndorsementReading], attributions: Sequence[Attribution], forces: Sequence[Force]
) -> list[EndorsementReading]:
    """Returns readings in which a distancing report of a holder whose claim the author refuted elsewhere is rejected.

    Args:
        readings: One for each attribution.
        attributions: In text order.
        forces: One for each attribution; what is demanded or promised is not refuted by a verdict on a fact.
    """
    refuted = {
        name: reading
        for reading, attribution in zip(readings, attributions, strict=True)
        if reading.value is Endorsement.REJECTED and reading.rule.startswith("verdict")
        for name in _names(attribution)
    }
    result = []
    for reading, attribution, force in zip(readings, attributions, forces, strict=True):
        earlier = next((refuted[name] for name in _names(attribution) if name in refuted), None)
        if reading.rule == "distancing-alone" and earlier is not None and force is Force.ASSERTIVE:
            reading = EndorsementReading(Endorsement.REJECTED, Scope.DOCUMENT, earlier.evidence, "refuted-elsewhere")
        result.append(reading)
    return result


def _names(attribution: Attribution) -> set[str]:
    """Returns what holders are compared by: the id, and the words of the name that are no common title."""
    source = attribution.source
    if source.kind is HolderKind.UNNAMED:
        return set()
    titles = words("asks.actor_noun")
    named = {word for word in (source.name or "").split() if word[:1].isupper() and word.lower() not in titles}
    return {source.id, *(word for word in named if len(word) > 3)}
