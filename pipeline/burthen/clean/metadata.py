"""What furniture tells about the article: dates, names, the paper; and whether the text is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from burthen.clean.blocks import Block
from burthen.clean.cues import cues
from burthen.clean.stamps import read_byline, read_stamps
from burthen.labels import RemovalReason

_FROM = re.compile(r"\(From (?P<outlet>(?:[Tt]he )?[A-Z][\w.'& -]{2,60}?)(?:,| on | \d|\))")


def metadata(removed: Iterable[tuple[Block, RemovalReason]]) -> dict[str, tuple[str, str]]:
    """Returns fields and where each was read: `dateline`, `byline`, or `text` for a source line.

    Args:
        removed: Blocks in order of reading with their reasons. The first that tells a field is believed, and a dateline
            before a source line, which names the day of the print edition.
    """
    fields: dict[str, tuple[str, str]] = {}
    late: dict[str, tuple[str, str]] = {}
    for block, reason in removed:
        if reason is RemovalReason.DATELINE:
            for stamp in read_stamps(block.text):
                fields.setdefault("modified" if stamp.modified else "published", (stamp.value, "dateline"))
        elif reason is RemovalReason.BYLINE and (names := read_byline(block.text)):
            fields.setdefault("byline", (names, "byline"))
        elif reason is RemovalReason.SOURCE_LINE:
            for stamp in read_stamps(block.text):
                late.setdefault("published", (stamp.value, "text"))
            if match := _FROM.match(block.text):
                late.setdefault("outlet", (match["outlet"].strip(), "text"))
    return late | fields


def is_truncated(kept: Sequence[Block], notes: Sequence[Block], *, marked: bool) -> bool:
    """Tells whether the source cut the text off.

    Args:
        kept: The blocks that stay.
        notes: Paywall notes that stood after the last of them.
        marked: Whether a mark such as `[+1234 chars]` was found.

    Evidence: the mark; an ellipsis at the very end; a note that invites to read on there; an unfinished last paragraph
    of running text, or any unfinished last line with a paywall note after it.
    """
    last = kept[-1]
    invited = any(cues().others["truncation.marks"].match(note.text) for note in notes)
    if marked or invited or last.text.endswith("..."):
        return True
    unfinished = not re.search(r"[.!?:。][\"')\]*]*$", last.text)
    broken = last.text[-1] == "," or (len(last.words) >= 20 and last.text[-1].isalnum())
    return unfinished and (bool(notes) or broken)
