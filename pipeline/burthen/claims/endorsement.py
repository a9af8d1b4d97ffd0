"""Tells whether the author stands behind what is quoted, and which words decide (codebook 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.claims.features import Features
from burthen.claims.lexicon import Cue, words
from burthen.claims.tokens import span_of, token_range
from burthen.labels import Endorsement, Force, HolderKind, Scope, Voice
from burthen.spans import Span

REACH = 2  # sentences behind a quotation in which a verdict may still speak of it
NEGATORS = frozenset({"not", "n't", "n’t", "never", "hardly", "neither", "nor", "no"})


@dataclass(frozen=True)
class EndorsementReading:
    """The author's attitude to an attribution.

    Attributes:
        evidence: The words that decide, None where nothing does.
    """

    value: Endorsement
    scope: Scope | None = None
    evidence: Span | None = None
    rule: str = "no-signal"


@dataclass(frozen=True)
class _Place:
    """Token ranges around one attribution: its sentences, its content pieces, its cue."""

    first_sentence: int
    last_sentence: int
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int]

    def outside(self, index: int) -> bool:
        """Tells whether a token belongs neither to the content nor to the cue."""
        return not any(start <= index < end for start, end in self.content)


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
    place = _locate(features, attribution, sentence_of)
    if place is None:
        return EndorsementReading(Endorsement.NEUTRAL)
    distancing = _cue_holds(features, place, "rejection.distancing")
    for reading in (
        _manner(features, place),
        _same_sentence(features, place, distancing),
        _following(features, place, voices, distancing, force),
        _factive(features, place, attribution, force),
        _premise(features, place, voices),
    ):
        if reading is not None:
            return reading
    return EndorsementReading(Endorsement.NEUTRAL, rule="distancing-alone" if distancing else "no-signal")


def _locate(features: Features, attribution: Attribution, sentence_of: Sequence[int]) -> _Place | None:
    doc = features.doc
    content = tuple(token_range(doc, piece) for piece in attribution.content)
    content = tuple((start, end) for start, end in content if end > start)
    if not content:
        return None
    cue = token_range(doc, attribution.cue) if attribution.cue is not None and len(attribution.cue) else (0, 0)
    start = min([content[0][0], *([cue[0]] if cue[1] > cue[0] else [])])
    end = max(content[-1][1], cue[1])
    first, last = sentence_of[start], sentence_of[end - 1]
    return _Place(first, last, features.sentences[first].start, features.sentences[last].end, content, cue)


def _cue_holds(features: Features, place: _Place, category: str) -> Cue | None:
    start, end = place.cue
    return next((cue for cue in _cues(features, start, end, category, reach=2) if cue.start < end), None)


def _cues(features: Features, start: int, end: int, *categories: str, reach: int = 0) -> Iterator[Cue]:
    yield from features.inside(start, min(end + reach, len(features.doc)), *categories)


def _reading(
    features: Features, value: Endorsement, cue: Cue, rule: str, scope: Scope = Scope.SENTENCE
) -> EndorsementReading:
    return EndorsementReading(value, scope, span_of(features.doc, cue.start, cue.end), rule)


def _manner(features: Features, place: _Place) -> EndorsementReading | None:
    """Reads adverbs that praise or blame the saying, right beside the reporting words."""
    start, end = place.cue
    if end <= start:
        return None
    low, high = max(place.start, start - 3), min(place.end, end + 2)
    for value, category in ((Endorsement.REJECTED, "rejection.manner"), (Endorsement.ENDORSED, "factive.manner")):
        for cue in _cues(features, low, high, category):
            if place.outside(cue.start):
                return _reading(features, value, cue, "manner")
    return None


def _same_sentence(features: Features, place: _Place, distancing: Cue | None) -> EndorsementReading | None:
    """Reads a verdict or a contrast in the author's own part of the sentence."""
    found = _verdict(features, place.start, place.end, place, need_subject=True)
    if found is not None:
        return found
    after = place.content[-1][1]
    for cue in _cues(features, after, place.end, "rejection.contrast"):
        return _reading(features, Endorsement.REJECTED, cue, "contrast")
    for cue in _cues(features, after, place.end, "rejection.turn"):
        if distancing is not None:
            return _reading(features, Endorsement.REJECTED, cue, "distancing+turn")
    return None


def _verdict(
    features: Features, start: int, end: int, place: _Place, *, need_subject: bool
) -> EndorsementReading | None:
    """Returns what a predicate of judgement between two tokens says of the claim; a negator turns it."""
    for cue in _cues(features, start, end, "rejection.verdict", "factive.verdict"):
        clause = features.clause(cue.start)
        if not place.outside(cue.start) or place.cue[0] <= cue.start < place.cue[1]:
            continue
        if not any(index in clause.group or index == clause.head for index in range(cue.start, cue.end)):
            continue
        if need_subject and not _speaks_of(features, clause.subject, place):
            continue
        rejects = cue.category == "rejection.verdict"
        rejects ^= any(
            features.doc[index].lower_ in NEGATORS and index not in range(cue.start, cue.end)
            for index in clause.tokens
            if place.outside(index) and features.doc[index].head.i in clause.group
        )
        return _reading(features, Endorsement.REJECTED if rejects else Endorsement.ENDORSED, cue, "verdict")
    return None


def _speaks_of(features: Features, subject: int | None, place: _Place) -> bool:
    """Tells whether the subject of a judgement is the claim: its noun, or the content itself."""
    if subject is None:
        return False
    if any(start <= subject < end for start, end in (*place.content, place.cue)):
        return True
    token = features.doc[subject]
    low, high = token.left_edge.i, token.right_edge.i + 1
    return any(low <= start < high for start, _ in place.content)


def _following(
    features: Features, place: _Place, voices: Sequence[SentenceVoice], distancing: Cue | None, force: Force
) -> EndorsementReading | None:
    """Reads the author's next sentences: a verdict by anaphor, a set-right record, a turn after a distancing word."""
    for step, sentence in enumerate(_next_own(features, place, voices), start=1):
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


def _next_own(features: Features, place: _Place, voices: Sequence[SentenceVoice]) -> Iterator[tuple[int, int]]:
    for index in range(place.last_sentence + 1, min(place.last_sentence + 1 + REACH, len(features.sentences))):
        if index < len(voices) and voices[index].voice is Voice.OTHER:
            return
        yield features.sentences[index].start, features.sentences[index].end


def _verdict_of(features: Features, anaphor: Cue, start: int, end: int, place: _Place) -> EndorsementReading | None:
    clause = features.clause(anaphor.start)
    subject = clause.subject
    if subject is not None and not anaphor.start <= subject < anaphor.end:
        return None
    found = _verdict(features, start, end, place, need_subject=False)
    if found is None or found.evidence is None:
        return None
    return EndorsementReading(found.value, Scope.DOCUMENT, found.evidence, "verdict-anaphor")


def _refusal(features: Features, start: int, end: int) -> Cue | None:
    for cue in _cues(features, start, end, "rejection.refusal"):
        if features.has(features.clause(cue.start), "policy.duty", "policy.need", "policy.frame"):
            return cue
    return None


def _factive(features: Features, place: _Place, attribution: Attribution, force: Force) -> EndorsementReading | None:
    """Reads reporting words that take their content for granted; demands and promises are not true or false."""
    cue = _cue_holds(features, place, "factive.cue")
    if cue is None or force is Force.DIRECTIVE:
        return None
    return _reading(features, Endorsement.ENDORSED, cue, "factive")


def _premise(features: Features, place: _Place, voices: Sequence[SentenceVoice]) -> EndorsementReading | None:
    """Reads an opening of the next sentence that builds on the claim."""
    for start, end in _next_own(features, place, voices):
        cue = features.opening(start, end, "factive.premise", within=2)
        return _reading(features, Endorsement.ENDORSED, cue, "premise", Scope.DOCUMENT) if cue is not None else None
    return None


def settle_by_document(
    readings: Sequence[EndorsementReading], attributions: Sequence[Attribution]
) -> list[EndorsementReading]:
    """Returns readings in which a distancing report of a holder whose claim the author refuted elsewhere is rejected.

    Args:
        readings: One for each attribution.
        attributions: In text order.
    """
    refuted = {
        name: reading
        for reading, attribution in zip(readings, attributions, strict=True)
        if reading.value is Endorsement.REJECTED and reading.rule.startswith("verdict")
        for name in _names(attribution)
    }
    result = []
    for reading, attribution in zip(readings, attributions, strict=True):
        earlier = next((refuted[name] for name in _names(attribution) if name in refuted), None)
        if reading.rule == "distancing-alone" and earlier is not None:
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
