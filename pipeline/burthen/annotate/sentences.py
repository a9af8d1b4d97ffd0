"""Where sentences start in news text: sure cases are decided here, the rest is left to the parser.

A line feed ends a block, and a block ends a sentence. Within a block a sentence can only start after terminal
punctuation (and what closes behind it), so that every other token is told not to start one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burthen.annotate.boundary import Boundary, decide
from burthen.annotate.marks import Direction, Mark, find_marks, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_TERMINAL = re.compile(r"[.?!…]+$")
_WORD = re.compile(r"\w")


def sentence_starts(doc: Doc) -> list[bool | None]:
    """Tells for each token whether a sentence starts with it.

    Returns:
        True and False where the rules are sure, None where the parser should decide.
    """
    starts: list[bool | None] = [False] * len(doc)
    marks = {mark.at: mark for mark in find_marks(doc.text, source_of(doc))}
    for block in _blocks(doc):
        if not any(_WORD.search(doc[i].text) for i in block):
            continue
        starts[block[0]] = True
        _fill_block(doc, block, marks, starts)
    if len(doc) and True not in starts:
        starts[0] = True
    return starts


def _blocks(doc: Doc) -> list[list[int]]:
    """Returns the indices of the tokens of each block, without white space."""
    blocks: list[list[int]] = [[]]
    for token in doc:
        if token.is_space:
            if "\n" in token.text and blocks[-1]:
                blocks.append([])
        else:
            blocks[-1].append(token.i)
    return [block for block in blocks if block]


def _fill_block(doc: Doc, block: list[int], marks: dict[int, Mark], starts: list[bool | None]) -> None:
    quotes = _quote_tokens(doc, block, marks)
    inside = _inside_brackets(doc, block, quotes)
    terminal = -1  # position in the block of the last terminal, while only closing marks stand behind it
    pending_open = False
    for position, i in enumerate(block):
        token = doc[i]
        if terminal >= 0 and position > terminal and not _closes(token.text, quotes.get(i)):
            if not pending_open and i not in inside:
                starts[i] = decide(Boundary(doc, block, terminal, position, quotes))
            pending_open = _opens(token.text, quotes.get(i))
            terminal = terminal if pending_open else -1
        if _TERMINAL.search(token.text) and (position or len(token.text) == 1):
            terminal, pending_open = position, False


def _quote_tokens(doc: Doc, block: list[int], marks: dict[int, Mark]) -> dict[int, Direction]:
    """Returns the direction of each token of the block that is a quotation mark; unsure double ones take turns."""
    quotes: dict[int, Direction] = {}
    is_open = False
    for i in block:
        mark = marks.get(doc[i].idx)
        if mark is None or len(doc[i]) > 2:
            continue
        direction = mark.direction
        if direction is Direction.EITHER:
            direction = Direction.CLOSE if is_open else Direction.OPEN
        if mark.double:
            is_open = direction is Direction.OPEN
        quotes[i] = direction
    return quotes


def _inside_brackets(doc: Doc, block: list[int], quotes: dict[int, Direction]) -> set[int]:
    """Returns the tokens inside brackets that opened in mid-sentence: they do not end it."""
    inside: set[int] = set()
    stack: list[tuple[str, int]] = []
    for position, i in enumerate(block):
        text = doc[i].text
        if text in _BRACKETS:
            stack.append((_BRACKETS[text], position))
        elif stack and text == stack[-1][0]:
            _, opened = stack.pop()
            if not stack and opened and not _TERMINAL.search(_last_word(doc, block, opened, quotes)):
                inside.update(block[opened : position + 1])
    return inside


def _last_word(doc: Doc, block: list[int], position: int, quotes: dict[int, Direction]) -> str:
    position -= 1
    while position > 0 and quotes.get(block[position]) is Direction.CLOSE:
        position -= 1
    return str(doc[block[position]].text)


def _closes(text: str, direction: Direction | None) -> bool:
    return direction is Direction.CLOSE or text in _BRACKETS.values() or bool(_TERMINAL.fullmatch(text))


def _opens(text: str, direction: Direction | None) -> bool:
    return direction is Direction.OPEN or text in _BRACKETS or not _WORD.search(text)
