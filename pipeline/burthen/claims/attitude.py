"""What bears on whether the author stands behind a quotation, as named numbers for a small classifier.

Each feature is something the codebook names (3.3): the reporting words, a verdict or a contrast in the author's own
words nearby, who speaks, scare quotes, and what the closed rules of `endorsement` say. Words of the content are left
out: with some 300 claims to learn from they would be learnt by heart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.claims.endorsement import EndorsementReading
from burthen.claims.features import Features
from burthen.claims.lexicon import Cue, words
from burthen.claims.places import Place, cue_holds
from burthen.claims.tokens import span_of
from burthen.labels import Force, Mode, Scope, Voice
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERDICTS = ("rejection.verdict", "factive.verdict")
SIGNALS = ("rejection.contrast", "rejection.turn", "rejection.refusal", "rejection.manner", "factive.manner",
           "factive.premise")  # fmt: skip
SHORT = 9  # tokens of a sentence that does nothing but judge: "It is no such thing."
FLIP_REACH = 4  # tokens before a verdict in which a negator turns it
SCARE_WORDS = 3  # quoted words of a mixed report up to which they are a label, not speech


@dataclass
class Attitude:
    """Features of one attribution, and the words that some of them come from.

    Attributes:
        values: Feature names and values between 0 and 1.
        evidence: For a feature, the author's words behind it and whether they stand in the quotation's own sentence.
    """

    values: dict[str, float] = field(default_factory=dict)
    evidence: dict[str, tuple[Span, Scope]] = field(default_factory=dict)

    def add(self, name: str, value: float = 1.0, words_behind: tuple[Span, Scope] | None = None) -> None:
        """Sets a feature; of several signals with one name the first gives the evidence."""
        self.values[name] = max(value, self.values.get(name, 0.0))
        if words_behind is not None:
            self.evidence.setdefault(name, words_behind)


def read_attitude(
    features: Features,
    attribution: Attribution,
    place: Place,
    voices: Sequence[SentenceVoice],
    force: Force,
    rule: EndorsementReading,
    home: str | None,
) -> Attitude:
    """Returns the features of one attribution.

    Args:
        features: Clauses and cues of the Doc.
        place: Where the attribution stands.
        voices: Voice of each sentence; empty if unknown.
        rule: What the closed rules say.
        home: ISO code of the outlet's country, None if unknown.
    """
    found = Attitude()
    _reporting(found, features, attribution, place, force)
    _speaker(found, attribution, force, home)
    evidence = None if rule.evidence is None else (rule.evidence, rule.scope or Scope.SENTENCE)
    found.add(f"rule={rule.value.value}", 1.0, evidence)
    _around(found, features, place, voices)
    return found


def _reporting(found: Attitude, features: Features, attribution: Attribution, place: Place, force: Force) -> None:
    found.add(f"force={force.value}")
    found.add(f"mode={attribution.mode.value}")
    found.add(f"frame={attribution.rule}" if attribution.rule in ("naming", "noun", "according") else "frame=other")
    # A distancing word alone is neutral by the codebook, so it is no feature by itself.
    for category in ("factive.cue", "rejection.manner"):
        cue = cue_holds(features, place, category)
        if cue is not None:
            found.add(f"cue:{category}", 1.0, (span_of(features.doc, cue.start, cue.end), Scope.SENTENCE))
    if attribution.mode is Mode.MIXED and _quoted_words(features.doc, place) <= SCARE_WORDS:
        found.add("scare-quotes")


def _speaker(found: Attitude, attribution: Attribution, force: Force, home: str | None) -> None:
    kind = attribution.source.kind.value
    found.add(f"kind={kind}")
    if kind == "group" and force is Force.DIRECTIVE:
        found.add("group-demand")
    country = attribution.source.country
    if country is not None and home is not None:
        found.add("home" if country == home else "foreign")


def _around(found: Attitude, features: Features, place: Place, voices: Sequence[SentenceVoice]) -> None:
    """Adds what the author says in the same sentence, right before it and in the two sentences behind it."""
    sentences = features.sentences
    behind = max(end for _, end in place.content)
    _signals(found, "same", features, _outside(place, place.start, min(behind, place.end)), Scope.SENTENCE)
    rest = list(_outside(place, behind, place.end))
    _signals(found, "behind", features, rest, Scope.SENTENCE)
    _opening(found, "behind", features.doc, rest, Scope.SENTENCE)
    for step in (-1, 1, 2):
        index = place.last_sentence + step if step > 0 else place.first_sentence - 1
        if not 0 <= index < len(sentences) or (index < len(voices) and voices[index].voice is Voice.OTHER):
            continue
        name = "before" if step < 0 else f"next{step}"
        tokens = list(range(sentences[index].start, sentences[index].end))
        takes_up = features.opening(tokens[0], tokens[-1] + 1, "rejection.anaphor") is not None
        _signals(found, name, features, tokens, Scope.DOCUMENT, takes_up=takes_up)
        if step > 0:
            _opening(found, name, features.doc, tokens, Scope.DOCUMENT)
        if step == 1 and len(tokens) <= SHORT and takes_up:
            found.add("short-judgement")


def _signals(
    found: Attitude, name: str, features: Features, tokens: Sequence[int] | Iterator[int], scope: Scope,
    *, takes_up: bool = False,
) -> None:  # fmt: skip
    """Adds verdicts, turned where they are denied, and the other signals that begin at the tokens."""
    doc = features.doc
    for index in tokens:
        for cue in features.at.get(index, ()):
            words_behind = (span_of(doc, cue.start, cue.end), scope)
            if cue.category in VERDICTS:
                against = (cue.category == VERDICTS[0]) != _denied(doc, cue)
                partly = doc[max(0, cue.start - 1)].lower_ in words("attitude.partly")
                verdict = "partly" if partly else "against" if against else "for"
                found.add(f"{name}:{verdict}", 1.0, words_behind)
                if takes_up:
                    found.add(f"{name}:{verdict}:taken-up", 1.0, words_behind)
            elif cue.category in SIGNALS:
                found.add(f"{name}:{cue.category}", 1.0, words_behind)


def _denied(doc: Doc, cue: Cue) -> bool:
    first = max(doc[cue.start].sent.start, cue.start - FLIP_REACH)
    return any(doc[i].lower_ in words("attitude.flip") for i in range(first, cue.start))


def _opening(found: Attitude, name: str, doc: Doc, tokens: Sequence[int], scope: Scope) -> None:
    first = next((i for i in tokens if not doc[i].is_punct and not doc[i].is_space), None)
    if first is None:
        return
    word = doc[first].lower_
    for kind in ("opens_against", "opens_for", "opens_no"):
        if word in words(f"attitude.{kind}"):
            found.add(f"{name}^{kind}", 1.0, (span_of(doc, first, first + 1), scope))


def _outside(place: Place, start: int, end: int) -> Iterator[int]:
    low, high = place.cue
    return (i for i in range(start, end) if place.outside(i) and not low <= i < high)


def _quoted_words(doc: Doc, place: Place) -> int:
    """Returns how many words of the content stand between quotation marks, as the marks beside them tell."""
    inside, count = False, 0
    for start, end in place.content:
        for i in range(max(0, start - 1), end):
            if doc[i].text in {'"', "“", "”", "'", "‘", "’"}:
                inside = not inside
            elif inside and doc[i].is_alpha:
                count += 1
    return count
