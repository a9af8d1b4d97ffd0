"""Stretches of text that hold a proposition: tokens of a parse turned into trimmed pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from burthen.annotate.lexicon import words
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Marks at the ends of a piece that are no part of the proposition; "?" and "!" are.
_EDGES = " \n\t,;:.–—-\"“”„«»‘’'‚‛`()"
_KEPT_ENDS = ")]'’"


def subtree_range(token: Token) -> tuple[int, int]:
    """Returns the first token of a subtree and one past its last one."""
    return token.left_edge.i, token.right_edge.i + 1


def pieces_of(doc: Doc, start: int, end: int, holes: Iterable[tuple[int, int]] = ()) -> tuple[Span, ...]:
    """Returns the text of tokens `start` to `end` without the holes, as trimmed pieces that hold a word.

    Args:
        start: First token.
        end: One past the last token.
        holes: Ranges of tokens to leave out, such as the cue's clause.
    """
    # `doc.text` is made anew at each call, so that only the stretch itself is looked at.
    pieces: list[Span | None] = []
    position = start
    for hole_start, hole_end in sorted(holes):
        if hole_start < position:
            position = max(position, min(hole_end, end))
            continue
        if hole_start >= end:
            break
        pieces.append(_trimmed(doc, position, hole_start))
        position = hole_end
    pieces.append(_trimmed(doc, position, end))
    return tuple(piece for piece in pieces if piece is not None)


def clause_end(doc: Doc, start: int, end: int) -> int:
    """Returns where a reported clause ends by its words alone, for clauses that the parse has lost.

    Args:
        start: First token of the clause.
        end: One past the last token that it may reach.
    """
    for i in range(start, end):
        token = doc[i]
        if i > start and (token.text in {".", ";", "?", "!"} or token.text.startswith("\n")):
            return i
        if token.text in {",", "–", "—"} and i + 1 < end and authors_turn(doc, i + 1):
            return i
    return end


def authors_turn(doc: Doc, i: int) -> bool:
    """Tells whether the words behind a comma turn to the author: ", but ...", ", which is rich"."""
    word = doc[i].lower_
    if word == "which" and i + 1 < len(doc):
        return doc[i + 1].lower_ in words("cues", "limits.comment_verbs")
    if word not in words("cues", "limits.turns"):
        return False
    return not (i + 1 < len(doc) and doc[i + 1].lower_ == "that")


def trim(text: str, span: Span) -> Span:
    """Returns the span without white space, quotation marks and the punctuation that closes a clause at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES and not (text[start] in "-(" and text[start + 1 : start + 2].isdigit()):
        start += 1
    while end > start and text[end - 1] in _EDGES and not _belongs(text, start, end):
        end -= 1
    return Span(start, end)


# "that" in front of a subject joins a clause to its cue; in front of a verb it is the subject ("that is wrong").
_COMPLEMENTISER = re.compile(
    r"that\s+(?!(?:is|was|are|were|has|had|would|will|may|might|could|should|can|must|does|did)\b)", re.IGNORECASE
)


def without_complementiser(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Returns the pieces of a content without a "that" at its beginning; a piece that is no more than it stays."""
    first = pieces[0]
    match = _COMPLEMENTISER.match(text, first.start, first.end)
    if match is None or match.end() >= first.end:
        return pieces
    return (trim(text, Span(match.end(), first.end)), *pieces[1:])


def _belongs(text: str, start: int, end: int) -> bool:
    """Tells whether the last character is part of the words: an abbreviation's stop, a bracket opened within."""
    char = text[end - 1]
    if char == ".":
        # The stop of "U.S." stays; three of them are an ellipsis.
        return text[end - 3 : end - 2] == "." and text[end - 2].isalpha()
    if char == ")":
        return "(" in text[start:end]
    if char in '"”':
        # A mark whose partner stands inside the words stays with it.
        return text.count("“", start, end) + (text.count('"', start, end - 1) % 2) > 0
    return char in "'’" and text[end - 2 : end - 1] == "s" and "'" not in text[start : end - 1]


def _trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """Returns the trimmed stretch, None if it holds no word."""
    if start >= end:
        return None
    text, base = str(doc[start:end].text), doc[start].idx
    span = trim(text, Span(0, len(text)))
    if not any(char.isalnum() for char in span.of(text)):
        return None
    return Span(base + span.start, base + span.end)
