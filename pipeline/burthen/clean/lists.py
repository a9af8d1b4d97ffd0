"""Lists of other articles, readers' comments, and what else follows the end of the body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from burthen.clean.blocks import Block
from burthen.clean.cues import cues
from burthen.clean.page import Page
from burthen.clean.stamps import is_stamp
from burthen.labels import RemovalReason

_HEADING_WORDS = 9
# After the end of the body, what is left of the page's running text are teasers; a body goes on for longer.
_TEASER_SHARE = 0.25
# Comments may outgrow the article, but without a sign of readers only a short rest is theirs.
_COMMENT_SHARE = 0.35


def lists(page: Page) -> dict[int, RemovalReason]:
    """Returns the blocks of lists of other articles and of readers' comments."""
    found: dict[int, RemovalReason] = {}
    n_signs = tuple(accumulate(map(_signed, page.blocks), initial=0))
    for index, block in enumerate(page.blocks):
        if index in found or index == page.headline or len(block.words) > 24:
            continue
        if opens_comments(block):
            found |= _comments(page, index, n_signs)
        elif _opens_list(block) or (index > page.first_prose and _has_text_of(block, "labels")):
            found |= _list(page, index)
        elif index > page.first_prose and _has_text_of(block, "teasers"):
            found |= _list(page, index, rest=False)
    return found | _bare_tail(page, found)


def _opens_list(block: Block) -> bool:
    """Evidence: a short line without a full stop that is a heading's words, or has them beside a name."""
    if len(block.words) > _HEADING_WORDS or block.text.endswith("."):
        return False
    others = cues().others
    text = block.text.strip(" :>»|-.*")
    if others["other_articles.headings"].fullmatch(text) or others["other_articles.named"].fullmatch(text):
        return True
    # With a name before or after it ("WORLD MOST READ"): only for cues that no sentence holds, in a title's capitals.
    match = others["other_articles.named"].search(text)
    if match is None or (match.start() and match.end() < len(text)):
        return False
    return len(match[0].split()) >= 2 and _title_case(block)


def _has_text_of(block: Block, kind: str) -> bool:
    """Tells whether a line is a label of a kind that opens a list below running text, and is a kicker above it."""
    return cues().others[f"other_articles.{kind}"].fullmatch(block.text.strip(" :>»|-.*")) is not None


def _certain(block: Block) -> bool:
    """Tells whether a heading needs no list after it to be known for one: extraction may have lost the list."""
    return cues().others["other_articles.named"].fullmatch(block.text.strip(" :>»|-.*")) is not None


def _title_case(block: Block) -> bool:
    words = [word for word in block.text.split() if word[:1].isalpha() or word[:1] in "\"'"]
    capitals = sum(word.lstrip("\"'")[:1].isupper() for word in words)
    return len(words) > 0 and capitals >= 0.6 * len(words)


def _item(block: Block) -> bool:
    """Tells whether a block may stand in a list of headlines: a title, a number, a bullet, a date."""
    return not block.prose and (not block.words or block.title_like or is_stamp(block.text))


def _list(page: Page, start: int, *, rest: bool = True) -> dict[int, RemovalReason]:
    """Returns a heading with its list: its run of items, or all the rest (if `rest`) once the body has ended."""
    end = start + 1
    while end < len(page.blocks) and _item(page.blocks[end]) and end != page.headline:
        end += 1
    if rest and end < len(page.blocks) and _ended(page, start, end):
        end = len(page.blocks)
    if end == start + 1 and end < len(page.blocks) and not _certain(page.blocks[start]):
        return {}
    reason = RemovalReason.OTHER_ARTICLES
    last = end - 1
    # In mid-page the last item may be a subhead of the body: it is one if the others have bullets and it has none.
    if end < len(page.blocks) and last - start >= 3 and not page.blocks[last - 2].words and page.blocks[last - 1].words:
        end = last
    return {index: reason for index in range(start, end) if not cues().keep.match(page.blocks[index].text)}


def _ended(page: Page, start: int, end: int) -> bool:
    """Tells whether the body ended before a list.

    Evidence: running text before it, after it at most a quarter as much, and never two blocks of running text in a row
    (teasers come with a title each).
    """
    before, after = page.prose_before[start], page.prose_before[-1] - page.prose_before[end]
    return before > 0 and after <= _TEASER_SHARE * before and page.last_pair < end < len(page.blocks) - 1


def opens_comments(block: Block) -> bool:
    """Tells whether a line is the heading of readers' comments."""
    text = block.text.strip(" :>»|-.*")
    return not block.prose and cues().others["comments.headings"].fullmatch(text) is not None


def _signed(block: Block) -> bool:
    """Tells whether a short line has the words of a comment's frame ("says:", "Reply", "2 hours ago")."""
    return len(block.words) <= 12 and cues().others["comments.signs"].search(block.text) is not None


def _comments(page: Page, start: int, n_signs: Sequence[int]) -> dict[int, RemovalReason]:
    """Returns a heading of comments, and all that follows it if that is readers' writing.

    Evidence: running text before the heading, and after it a reader's sign, or little text.
    """
    n_after = page.words_before[-1] - page.words_before[start + 1]
    body = page.first_prose < start
    signs = n_signs[-1] - n_signs[start + 1]
    theirs = body and (signs >= 2 or n_after <= _COMMENT_SHARE * page.words_before[start])
    return dict.fromkeys(range(start, len(page.blocks) if theirs else start + 1), RemovalReason.COMMENTS)


def _bare_tail(page: Page, found: dict[int, RemovalReason]) -> dict[int, RemovalReason]:
    """Returns a list of headlines without a heading at the end of the page.

    Evidence: at least three titles of four words or more in title case follow the last running text, nothing but items
    stands among them, and that text does not announce a list with a colon.
    """
    end = len(page.blocks)
    while end and (end - 1) in found:
        end -= 1
    start = end
    while start and _item(page.blocks[start - 1]) and start - 1 != page.headline and (start - 1) not in found:
        start -= 1
    if start <= page.first_prose or page.blocks[start - 1].text.endswith(":"):
        return {}
    run = page.blocks[start:end]
    titles = [block for block in run if len(block.words) >= 4]
    bulleted = sum(block.text[:2] in ("- ", "* ", "• ") for block in run)
    if len(titles) < 3 or bulleted or sum(map(_title_case, titles)) < 0.7 * len(titles):
        return {}
    return dict.fromkeys(range(start, end), RemovalReason.OTHER_ARTICLES)
