"""Finds the headline among the first blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence

from burthen.clean.blocks import Block, key
from burthen.clean.furniture import furniture
from burthen.clean.lists import lists
from burthen.clean.page import Page

# Menus and stamps may stand before the headline, but not pages of them.
_SEARCHED = 40
# Without metadata a headline further down is a guess too many.
_GUESSED = 16


def find_headline(blocks: Sequence[Block], stated: str | None) -> int | None:
    """Returns the index of the headline, None if the text has none.

    Args:
        blocks: All blocks of the page.
        stated: The headline as the page's metadata give it; the block with the same letters and digits is the headline,
            or one that adds the outlet's name or a kicker to it. Where none is, the first block that is no furniture is
            the headline if it looks like one: a short line without a full stop that running text follows.
    """
    first = blocks[:_SEARCHED]
    if stated and (wanted := key(stated)):
        keys = [key(block.text[:400]) for block in first]
        if wanted in keys:
            return keys.index(wanted)
        for index, other in enumerate(keys):
            if len(wanted) >= 20 and wanted in other and len(other) <= 1.6 * len(wanted):
                return index
    page = Page(tuple(first[:_GUESSED]), None)
    dirt = furniture(page).keys() | lists(page).keys()
    clear = [index for index in range(len(page.blocks)) if index not in dirt]
    return clear[0] if clear and _looks(blocks, clear[0]) else None


def _looks(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    follows = any(after.prose for after in blocks[index + 1 : index + _SEARCHED])
    opens = block.text[0].isupper() or not block.text[0].isalpha()
    return block.title_like and opens and len(block.words) >= 2 and follows and block.text[-1] not in ",;"
