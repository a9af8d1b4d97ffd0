"""Finds the headline among the first blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence

from burthen.clean.authors import is_name
from burthen.clean.blocks import Block, key
from burthen.clean.furniture import furniture
from burthen.clean.lists import lists
from burthen.clean.page import Page
from burthen.clean.stamps import is_masthead, read_byline

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
            the headline if it looks like one: a short line without a full stop that running text follows. A label or an
            author's name over another title is passed over.
    """
    first = blocks[:_SEARCHED]
    if stated and (wanted := key(stated)):
        keys = [key(block.text[:400]) for block in first]
        if wanted in keys:
            return keys.index(wanted)
        for index, other in enumerate(keys):
            if len(wanted) >= 12 and other.startswith(wanted) and first[index].title_like:
                return index
            if len(wanted) >= 20 and wanted in other and len(other) <= 1.6 * len(wanted):
                return index
    page = Page(tuple(first[:_GUESSED]), None)
    dirt = furniture(page).keys() | lists(page).keys()
    clear = [index for index in range(len(page.blocks)) if index not in dirt]
    while len(clear) > 1 and _kicker(page, clear):
        clear.pop(0)
    return clear[0] if clear and _looks(blocks, clear[0]) else None


def _kicker(page: Page, clear: Sequence[int]) -> bool:
    """Tells whether the first clear block is a label or an author's name over the headline, not the headline.

    Evidence: another title before the running text; and the name stands in a byline below, or there is a masthead
    above or right below and the line is a name or at most five words in capitals.
    """
    at = clear[0]
    block = page.blocks[at]
    head = page.blocks[: page.first_prose]
    titled = any(index < len(head) and head[index].title_like and len(head[index].words) >= 3 for index in clear[1:])
    if not titled or at >= len(head) or len(block.words) > 5:
        return False
    bylines = (read_byline(other.text) for other in head[at + 1 :])
    if any(key(names.split(", ")[0]) == key(block.text) for names in bylines if names):
        return True
    under = any(is_masthead(other.text, placed=True) for other in head[: at + 2])
    return under and (block.text.isupper() or is_name(block.text))


def _looks(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    follows = any(after.prose for after in blocks[index + 1 : index + _SEARCHED])
    opens = block.text[0].isupper() or not block.text[0].isalpha()
    return block.title_like and opens and len(block.words) >= 2 and follows and block.text[-1] not in ",;"
