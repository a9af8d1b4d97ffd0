"""Furniture that one block shows by itself, with the evidence each rule needs."""

from __future__ import annotations

import re

from burthen.clean.authors import is_author_line
from burthen.clean.blocks import Block, key
from burthen.clean.cues import cues, reason_of
from burthen.clean.lists import opens_comments
from burthen.clean.page import Page
from burthen.clean.stamps import has_stamp, is_masthead, is_stamp, read_byline
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
        if index == page.headline or cues().keep.match(block.text) or opens_comments(block):
            continue
        reason = _reason(block, index, page)
        if reason is not None:
            found[index] = reason
    return found


def ornaments(page: Page) -> dict[int, RemovalReason]:
    """Returns bullets and rules that stand alone. Evidence: at most 80 characters, none of which has a meaning."""
    return {
        index: RemovalReason.WIDGET
        for index, block in enumerate(page.blocks)
        if len(block.text) <= 80 and not block.words and block.text != "..." and not set(block.text) - _ORNAMENTS
    }


def _reason(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Asks the rules in order of how sure they are."""
    if not block.words or len(block.words) > 90 or len(block.text) > 1000:
        return None
    return (
        _line(block)
        or _stamp(block, index, page)
        or _vocabulary(block, page.at_edge(index))
        or _start(block, index, page)
        or _caption(block)
        or _byline(block, index, page)
        or _notice(block, index, page)
        or _kicker(block, index, page)
    )


def _line(block: Block) -> RemovalReason | None:
    """Control words, labels and notes. Evidence: the whole line is the cue, and it is short."""
    return reason_of(cues().lines.fullmatch(block.text.lstrip("•*·▪‣ "))) if len(block.text) <= _SHORT_LINE else None


def _stamp(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Date stamps. Evidence: a date or time; beyond it only its own words at the page's edge, or a few at the head."""
    if len(block.text) > _SHORT_LINE or not any(char.isdigit() for char in block.text):
        return None
    alone = page.at_edge(index) and is_stamp(block.text, loose=index < page.first_prose)
    if alone or (page.at_head(index) and has_stamp(block.text, 6)):
        return RemovalReason.DATELINE
    # Without a known headline the first line of all may be it, for all its date.
    known = page.headline is not None or index > 0
    masthead = page.at_head(index) and not block.prose and is_masthead(block.text, placed=known)
    return RemovalReason.DATELINE if masthead else None


def _vocabulary(block: Block, at_edge: bool) -> RemovalReason | None:
    """Rows of buttons and menus. Evidence: no word beyond the closed list, and an anchor word or several."""
    if len(block.text) > 300 or (block.prose and block.finished):
        return None
    known = cues().words
    if cues().others["controls.anchors"].search(block.text) and _only(known[RemovalReason.CONTROLS], block.text):
        return RemovalReason.CONTROLS
    steps = [step for step in _ARROW.split(block.text) if step]
    trail = len(steps) >= 2 and all(len(step.split()) <= 5 for step in steps) and not block.finished
    menu = len(block.words) >= (2 if at_edge else 4) and _only(known[RemovalReason.NAVIGATION], block.text)
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
    """Captions.

    Evidence: a credit ends the block; or an agency in brackets does and the words are of a picture; or the whole block
    stands in brackets, no sentence, and ends with a day or a credit.
    """
    if len(block.words) > 80:
        return None
    # No credit is longer, and the search is the dearest of all.
    if cues().ends.search(block.text, max(0, len(block.text) - 120)):
        return RemovalReason.CAPTION
    if 8 <= len(block.words) <= 60 and cues().others["caption.bracketed"].fullmatch(block.text):
        return RemovalReason.CAPTION
    agency = len(block.words) <= 60 and cues().agencies.search(block.text)
    return RemovalReason.CAPTION if agency and cues().others["caption.pictured"].search(block.text) else None


def echoes(page: Page) -> dict[int, RemovalReason]:
    """Returns captions that stand on the page again without their credit.

    Evidence: four words or more, all of them the beginning of a caption that was removed.
    """
    return {
        index: RemovalReason.CAPTION
        for index, block in enumerate(page.blocks)
        if len(block.words) >= 4
        and index != page.headline
        and any(caption[: len(block.words)] == block.words for caption in page.captions.get(block.words[:4], ()))
    }


def _byline(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Bylines at the head or tail of the page, also a bare name that metadata give; author notes at its tail."""
    outside = index <= page.first_prose + 1 or index >= page.last_prose
    if outside and (read_byline(block.text) or key(block.text) in page.names):
        return RemovalReason.BYLINE
    late = index > page.first_prose and index >= len(page.blocks) - 3
    noted = late and cues().others["byline.notes"].match(block.text)
    return RemovalReason.BYLINE if noted or is_author_line(block, index, page) else None


def _kicker(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Kickers and labels over the headline. Evidence: the place, a short line, and no running text before either."""
    short = len(block.words) <= 14 and not block.prose
    return RemovalReason.NAVIGATION if short and page.above_headline(index) else None


def _notice(block: Block, index: int, page: Page) -> RemovalReason | None:
    """Legal notes and spam. Evidence: a note's words at the page's edge; three different words of advertising."""
    if len(block.words) <= 60:
        spam = {match[0].casefold() for match in cues().others["widget.spam"].finditer(block.text)}
        if len(spam) >= 3:
            return RemovalReason.WIDGET
    return reason_of(cues().notices.search(block.text)) if page.at_edge(index) else None
