"""Furniture inside a block that stays: badges, agency credits, the dateline before a first sentence, marks of a cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from burthen.clean.blocks import Block
from burthen.clean.cues import cues
from burthen.labels import RemovalReason

# A place in capitals, then a date or an agency in brackets, then a dash: "SEOUL, May 8 (Yonhap) -- ".
_LEAD = re.compile(
    r"[A-Z][A-Z .'/-]{1,40}(?:, [A-Z][\w.' ]{1,30})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?"
    r"(?P<agency> ?\([A-Z][\w .&/-]{1,30}\))? ?(?:--|—|–|-) ?(?=[\"'A-Z])"
)
# After a finished sentence at a block's end; a citation stands before the full stop.
_PAGE = re.compile(r"(?<=[.!?)]) \((?:see )?(?:page|pp?\.) ?[A-Z]?\d{1,3}\)$", re.IGNORECASE)


@dataclass(frozen=True)
class Cut:
    """A stretch of the draft to leave out; `start` to `end` with the space that goes with it."""

    start: int
    end: int
    reason: RemovalReason
    truncates: bool = False


def cuts(blocks: Sequence[Block], headline: int | None) -> list[Cut]:
    """Returns the furniture inside blocks, in order.

    Evidence: a badge in capitals within a block that is not in capitals; an agency in brackets, or a page, after a
    finished sentence that ends a block; before the first running text a place in capitals with a date or an agency, or
    one that the page names again; at the end of the last block a mark that the source cut the text off.
    """
    first = next((index for index, block in enumerate(blocks) if block.prose and index != headline), None)
    last = max((index for index, block in enumerate(blocks) if block.prose), default=len(blocks) - 1)
    found: list[Cut] = []
    for index, block in enumerate(blocks):
        if len(block.text) < 12 or index == headline:
            continue
        found += _badges(block)
        if index == first and (lead := _LEAD.match(block.text)) and _dated(lead, blocks):
            found.append(_cut(block, lead.start(), lead.end(), RemovalReason.DATELINE))
        if page := _PAGE.search(block.text, max(0, len(block.text) - 20)):
            found.append(_cut(block, page.start() + 1, page.end(), RemovalReason.PROMO))
        mark = _mark(block) if index >= last else None
        if mark is not None:
            found.append(mark)
        elif (credit := cues().agencies.search(block.text)) and re.search(
            r"[.!?][\"')]* $", block.text[: credit.start()]
        ):
            found.append(_cut(block, credit.start(), credit.end(), RemovalReason.SOURCE_LINE))
    return sorted(_apart(found, blocks), key=lambda cut: cut.start)


def _dated(lead: re.Match[str], blocks: Sequence[Block]) -> bool:
    """Tells a dateline from an acronym: an agency, a day, or the place written as a name elsewhere on the page."""
    if lead["agency"] or re.search(r"\d", lead[0]):
        return True
    place = re.escape(lead[0].rstrip(" -–—").title())
    return any(re.search(rf"\b{place}\b", block.text) for block in blocks)


def _badges(block: Block) -> Iterator[Cut]:
    if block.text.isupper():
        return
    for match in cues().others["badge.inline"].finditer(block.text):
        yield _cut(block, match.start(), match.end(), RemovalReason.BADGE)


def _mark(block: Block) -> Cut | None:
    tail = max(0, len(block.text) - 160)
    match = re.compile(rf"(?:{cues().others['truncation.marks'].pattern})[\s.]*$", re.IGNORECASE).search(
        block.text, tail
    )
    if match is None:
        return None
    # The ellipsis before an invitation to read on is the text's own end.
    start = match.start() + (3 if match[0].startswith("...") else 0)
    return _cut(block, start, match.end(), RemovalReason.PAYWALL, truncates=True)


def _cut(block: Block, start: int, end: int, reason: RemovalReason, *, truncates: bool = False) -> Cut:
    """Takes in the space on one side, so that none is doubled or left at an end."""
    if start and block.text[start - 1] == " ":
        start -= 1
    elif not start and block.text[end : end + 1] == " ":
        end += 1
    return Cut(block.start + start, block.start + end, reason, truncates)


def _apart(found: list[Cut], blocks: Sequence[Block]) -> Iterator[Cut]:
    """Yields cuts that neither overlap nor leave a block empty."""
    whole = {(block.start, block.end) for block in blocks}
    end = -1
    for cut in sorted(found, key=lambda cut: cut.start):
        if cut.start >= end and (cut.start, cut.end) not in whole:
            yield cut
            end = cut.end
