"""Paragraphs: finds hard-wrapped lines by the statistics of their lengths, joins them, and describes each block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from burthen.clean.draft import Draft, Edit

# Widths at which mailers, editors and old archives wrap; newspaper columns go down to 30.
_WIDTHS = range(30, 121)
_MIN_LINES = 3
_WORD = re.compile(r"\w+(?:['\-.,&]\w+)*")
_FINAL = re.compile(r"[.!?。！？]['\"\)\]*]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|Gov|Gen|Sen|Rep))\.?$")


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or other line of the page.

    Attributes:
        start: Offset of its first character in the draft.
        text: Its characters.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset of one past its last character."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, lower case, without punctuation at their ends."""
        return tuple(_WORD.findall(self.text.casefold()))

    @cached_property
    def finished(self) -> bool:
        """Whether it ends as a sentence does; a full stop that only abbreviates does not count."""
        return bool(_FINAL.search(self.text[-8:])) and not _ABBREVIATED.search(self.text[-8:])

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text: a finished sentence of twelve words or more, or simply a long line."""
        return len(self.text) > 400 or (len(self.words) >= 12 and self.finished) or len(self.words) >= 35

    @cached_property
    def title_like(self) -> bool:
        """Whether it could be another article's headline: one line, at most 25 words, no full stop; `?` may end it."""
        if len(self.text) > 220 or len(self.words) > 25:
            return False
        return not self.finished or self.text.endswith("...") or (self.text[-1] in "?!" and len(self.words) <= 16)


def joined(draft: Draft) -> Draft:
    """Joins hard-wrapped lines with a space and leaves exactly one line feed between paragraphs."""
    return draft.edit(_joints(draft.text))


def split(text: str) -> list[Block]:
    """Returns the blocks of a joined draft: its lines, but for empty ones."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        body = line.strip(" ")
        if body:
            blocks.append(Block(start + line.index(body[0]), body))
        start += len(line) + 1
    return blocks


def _joints(text: str) -> list[Edit]:
    groups = [group.split("\n") for group in text.split("\n\n")]
    widths = [_wrap_width(group) for group in groups]
    # A paragraph of two lines is too short to tell; the other paragraphs of the page tell for it.
    page_width = max(widths, default=0)
    edits = []
    at = 0
    for group, width in zip(groups, widths, strict=True):
        wraps = width or (page_width if len(group) == 2 and max(map(len, group)) <= page_width else 0)
        for line, after in zip(group, [*group[1:], None], strict=True):
            at += len(line)
            if after is None:
                edits.append(Edit(at, at + 2, "\n"))
            elif wraps and _full(line, after, wraps):
                edits.append(Edit(at, at + 1, "" if re.search(r"\w-$", line) else " "))
            at += 1
        at += 1
    return edits[:-1]


def _full(line: str, after: str, width: int) -> bool:
    """Tells whether the next line's first word no longer fitted on this one."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _wrap_width(group: list[str]) -> int:
    """Returns the width at which a group of lines was wrapped, 0 if it was not.

    Evidence: the longest line is as long as a wrapped one, most lines are full in the sense of `_full`, those that are
    not end a sentence (but for a heading), and two in five at least continue in lower case, as headlines do not.
    """
    width = max(map(len, group))
    if len(group) < _MIN_LINES or width not in _WIDTHS:
        return 0
    pairs = list(pairwise(group))
    full = [(line, after) for line, after in pairs if _full(line, after, width)]
    odd = sum(not _full(line, after, width) and not _FINAL.search(line[-8:]) for line, after in pairs)
    lower = sum(after[:1].islower() for _, after in full)
    wrapped = len(full) >= 0.6 * len(pairs) and odd <= 1 + 0.1 * len(pairs) and lower >= 0.4 * len(full)
    return width if wrapped and lower >= 1 else 0


def key(text: str) -> str:
    """Returns the letters and digits of a text, lower case, so that typography makes no difference."""
    return re.sub(r"[\W_]+", "", text.casefold())
