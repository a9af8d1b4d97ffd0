"""Furniture that one block shows by itself, with the evidence each rule needs."""

from __future__ import annotations

import re

from burthen.clean.blocks import Block
from burthen.clean.cues import cues, reason_of
from burthen.clean.page import Page
from burthen.clean.stamps import has_stamp, is_stamp, read_byline
from burthen.labels import RemovalReason

_SHORT_LINE = 160
_ORNAMENTS = frozenset("-–—*•·_=~#|<>«»‹›/\\+.:▪▫●○■□◆◇►▶▲▼★☆◦‣ ")
_ARROW = re.compile(r" ?[>/»|›·•] ?")
# What stands at the edge only, because the same words can open a sentence of the body.
_EDGE_ONLY = frozenset({RemovalReason.DISCLAIMER, RemovalReason.COPYRIGHT, RemovalReason.SOURCE_LINE})


def furniture(page: Page) -> dict[int, RemovalReason]:
    """Returns the blocks that are furniture by their own words and place.

    The headline and correction notes are never among them.
    """
    found = {}
    for index, block in enumerate(page.blocks):
        if index == page.headline or cues().keep.match(block.text):
            continue
        reason = _reason(block, index, page)
        if reason is not None:
            found[index] = reason
    return found


def ornaments(page: Page) -> dict[int, RemovalReason]:
    """Returns bullets and rules that stand alone. Evidence: at most 80 characters, no word and no sign with a meaning."""
    return {
        index: RemovalReason.WIDGET
        for index, block in enumerate(page.blocks)
        if len(block.text) <= 80 and not block.words and block.text != "..." and not set(block.text) - _ORNAMENTS
    }


def _reason(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Asks the rules in order of how sure they are."""
    if not block.words or len(block.words) > 90:
        return None
    return (
        _line(block)
        or _stamp(block, index, page)
        or _vocabulary(block)
        or _start(block, index, page)
        or _caption(block)
        or _byline(block, index, page)
        or _notice(block, index, page)
    )


def _line(block: Block) -> RemovalReason | None:
    """Control words, labels and notes. Evidence: the whole line is the cue, and it is short."""
    return reason_of(cues().lines.fullmatch(block.text)) if len(block.text) <= _SHORT_LINE else None


def _stamp(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Date stamps. Evidence: a date or time; beyond it either nothing but its own words, or at the head a few."""
    if len(block.text) > _SHORT_LINE or not any(char.isdigit() for char in block.text):
        return None
    alone = page.at_edge(index) and is_stamp(block.text)
    return RemovalReason.DATELINE if alone or (page.at_head(index) and has_stamp(block.text, 6)) else None


def _vocabulary(block: Block) -> RemovalReason | None:
    """Rows of buttons and menus. Evidence: no word beyond the closed list, and two of them, or an anchor word."""
    if len(block.text) > 300:
        return None
    known = cues().words
    if cues().others["controls.anchors"].search(block.text) and _only(known[RemovalReason.CONTROLS], block.text):
        return RemovalReason.CONTROLS
    steps = [step for step in _ARROW.split(block.text) if step]
    trail = len(steps) >= 2 and all(len(step.split()) <= 5 for step in steps) and not block.finished
    menu = len(block.words) >= 2 and _only(known[RemovalReason.NAVIGATION], block.text)
    first = known[RemovalReason.NAVIGATION].match(block.text)
    return RemovalReason.NAVIGATION if menu or (trail and first is not None) else None


def _only(words: re.Pattern[str], text: str) -> bool:
    """Tells whether a text is made of nothing but these words, also run together ("FacebookTwitterEmail")."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return not any(char.isalpha() for char in words.sub("", spaced))


def _start(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Promos, notes and appeals. Evidence: the beginning is the cue, at most 60 words; some only at the page's edge."""
    if len(block.words) > 60:
        return None
    reason = reason_of(cues().starts.match(block.text))
    return None if reason in _EDGE_ONLY and not page.at_edge(index) else reason


def _caption(block: Block) -> RemovalReason | None:
    """Captions with their credit. Evidence: a credit ends the block, or an agency in brackets and words of a picture."""
    if len(block.words) > 80:
        return None
    if cues().ends.search(block.text):
        return RemovalReason.CAPTION
    agency = len(block.words) <= 60 and cues().agencies.search(block.text)
    return RemovalReason.CAPTION if agency and cues().others["caption.pictured"].search(block.text) else None


def _byline(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Bylines at the head or tail of the page, and notes on the author at its tail."""
    if page.at_edge(index) and read_byline(block.text):
        return RemovalReason.BYLINE
    late = index > page.first_prose and index >= len(page.blocks) - 3
    return RemovalReason.BYLINE if late and cues().others["byline.notes"].match(block.text) else None


def _notice(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Legal notes and spam. Evidence: the words of the note at the page's edge; two different words of advertising."""
    spam = {match[0].casefold() for match in cues().others["widget.spam"].finditer(block.text)}
    if len(spam) >= 2 and len(block.words) <= 60:
        return RemovalReason.WIDGET
    return reason_of(cues().notices.search(block.text)) if page.at_edge(index) else None
