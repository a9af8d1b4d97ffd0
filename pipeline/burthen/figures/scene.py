"""What the slots of a figure are read from: sentences, tags and dependencies of the Doc, and the article's facts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from burthen.annotate.readings import Attribution
from burthen.figures.draft import Draft
from burthen.figures.scanner import Lexemes
from burthen.figures.units import TagReader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# Text without sentence ends is read in pieces of this many lexemes, so that context stays small and time linear.
_MAX_SENTENCE = 300


@dataclass(frozen=True)
class Scene:
    """The text around the figures.

    Attributes:
        bounds: First and last (exclusive) lexeme of each sentence.
        country: ISO 3166-1 alpha-2 of the outlet.
        published: Publication date.
        parsed: Whether the Doc has dependencies.
    """

    doc: Doc
    lex: Lexemes
    tags: TagReader
    bounds: tuple[tuple[int, int], ...]
    country: str | None
    published: date | None
    parsed: bool
    tokens: tuple[Token, ...]
    token_starts: tuple[int, ...]
    attributions: tuple[Attribution, ...]

    def sentence_of(self, index: int) -> int:
        """Returns the number of the sentence that lexeme `index` is in."""
        return max(0, bisect_right(self.bounds, (index, len(self.lex) + 1)) - 1)

    def extent(self, draft: Draft) -> tuple[int, int]:
        """Returns the lexemes of the sentence that a draft is in."""
        return self.bounds[draft.sentence]

    def token(self, index: int) -> Token:
        """Returns the spaCy token that holds the first character of lexeme `index`."""
        place = bisect_right(self.token_starts, self.lex[index].start) - 1
        return self.tokens[max(0, place)]


def make_scene(doc: Doc, country: str | None, published: date | None) -> Scene:
    """Scans a Doc's text and lines it up with its tokens and sentences."""
    lex = Lexemes(doc.text)
    tokens = tuple(doc)
    starts = tuple(token.idx for token in tokens)
    tags = TagReader(dict(zip(starts, tokens, strict=True)) if doc.has_annotation("TAG") else {})
    attributions = doc._.attributions if doc.has_extension("attributions") else ()
    parsed = doc.has_annotation("DEP")
    return Scene(doc, lex, tags, _sentences(doc, lex), country, published, parsed, tokens, starts, attributions)


def _sentences(doc: Doc, lex: Lexemes) -> tuple[tuple[int, int], ...]:
    if doc.has_annotation("SENT_START"):
        firsts = [lex.at(sentence.start_char) for sentence in doc.sents]
    else:
        firsts = [i for i in range(len(lex)) if i == 0 or _begins(lex, i)]
    firsts = sorted(set(firsts) | {0})
    pieces = zip(firsts, [*firsts[1:], len(lex)], strict=True)
    return tuple(
        (cut, min(cut + _MAX_SENTENCE, last))
        for first, last in pieces
        for cut in range(first, max(last, first + 1), _MAX_SENTENCE)
    )


def _begins(lex: Lexemes, i: int) -> bool:
    before = lex[i - 1]
    return before.kind == "break" or (
        before.kind == "stop" and before.text in ".?!" and lex[i].capital and not lex[i].glued
    )
