"""Where a quotation stands: its sentences, its pieces, its cue, and what the author says after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.claims.features import Features
from burthen.claims.lexicon import Cue
from burthen.claims.tokens import token_range
from burthen.labels import Voice

REACH = 2  # sentences behind a quotation in which a verdict may still speak of it


@dataclass(frozen=True)
class Place:
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


def locate(features: Features, attribution: Attribution, sentence_of: Sequence[int]) -> Place | None:
    """Returns where an attribution stands, None where its content holds no token.

    Args:
        features: Clauses and cues of the Doc.
        attribution: The quotation.
        sentence_of: For each token, the index of its sentence.
    """
    doc = features.doc
    content = tuple(token_range(doc, piece) for piece in attribution.content)
    content = tuple((start, end) for start, end in content if end > start)
    if not content:
        return None
    cue = token_range(doc, attribution.cue) if attribution.cue is not None and len(attribution.cue) else (0, 0)
    start = min([content[0][0], *([cue[0]] if cue[1] > cue[0] else [])])
    end = max(content[-1][1], cue[1])
    first, last = sentence_of[start], sentence_of[end - 1]
    return Place(first, last, features.sentences[first].start, features.sentences[last].end, content, cue)


def cue_holds(features: Features, place: Place, category: str) -> Cue | None:
    """Returns the first cue of a category that begins in the reporting words."""
    start, end = place.cue
    return next((cue for cue in cues_between(features, start, end, category, reach=2) if cue.start < end), None)


def cues_between(features: Features, start: int, end: int, *categories: str, reach: int = 0) -> Iterator[Cue]:
    """Yields cues between two tokens; one may end up to `reach` tokens later."""
    yield from features.inside(start, min(end + reach, len(features.doc)), *categories)


def next_own(features: Features, place: Place, voices: Sequence[SentenceVoice]) -> Iterator[tuple[int, int]]:
    """Yields token ranges of the author's sentences right behind a quotation, up to the next quoted one."""
    for index in range(place.last_sentence + 1, min(place.last_sentence + 1 + REACH, len(features.sentences))):
        if index < len(voices) and voices[index].voice is Voice.OTHER:
            return
        yield features.sentences[index].start, features.sentences[index].end
