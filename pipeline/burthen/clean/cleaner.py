"""The stage as a whole: plain typography, paragraphs, furniture out, and every step recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType

from burthen.article import Article, CleanText, Removal
from burthen.clean.blocks import Block, joined, key, split
from burthen.clean.draft import Draft, Edit
from burthen.clean.furniture import echoes, furniture, ornaments
from burthen.clean.headline import find_headline
from burthen.clean.inline import Cut, cuts
from burthen.clean.lists import lists
from burthen.clean.metadata import is_truncated, metadata
from burthen.clean.page import Page
from burthen.clean.repeats import repeats
from burthen.clean.typography import normalised
from burthen.errors import InputError
from burthen.labels import RemovalReason
from burthen.spans import Span

# What one round removes may bring the next to the edge of the page; real pages settle in two or three.
_MAX_ROUNDS = 8

_ROUND_BYLINES = frozenset(
    {
        RemovalReason.DATELINE,
        RemovalReason.BYLINE,
        RemovalReason.BADGE,
        RemovalReason.CONTROLS,
        RemovalReason.COMMENTS,
        RemovalReason.WIDGET,
    }
)

Reasons = dict[int, RemovalReason]


def clean(article: Article) -> CleanText:
    """Makes the text plain and takes the furniture out of it.

    Every letter, digit and symbol of `article.text` lies either under the text returned or under one of its removals;
    only white space, invisible characters and the escapes of such (`&nbsp;`) may lie under neither. Cleaning what was
    cleaned changes no sentence; it can at most join lines that only now look hard-wrapped.

    Args:
        article: The article as extracted.

    Raises:
        InputError: B114 if nothing is left.
    """
    draft = joined(normalised(article.text))
    blocks = split(draft.text)
    headline = find_headline(blocks, article.headline)
    names = frozenset(key(name) for name in (article.outlet, article.byline) if name)
    reasons = _sort(blocks, headline, names)
    kept = [block for index, block in enumerate(blocks) if index not in reasons]
    if not any(any(map(str.isalnum, block.text)) for block in kept):
        raise InputError("B114", str(article.source), "Check that the page holds an article.", stage="clean")
    place = kept.index(blocks[headline]) if headline is not None and headline not in reasons else None
    inside = cuts(kept, place)
    final = draft.edit(_edits(draft.text, kept, inside))
    lines = split(final.text)
    notes = [blocks[index] for index, reason in reasons.items() if reason is RemovalReason.PAYWALL]
    return CleanText(
        text=final.text,
        offsets=final.offsets(),
        removed=_removals(draft, blocks, reasons, inside),
        headline=None if place is None else Span(lines[place].start, lines[place].end),
        truncated=is_truncated(
            lines,
            [note for note in notes if note.start > kept[-1].start],
            marked=any(cut.truncates for cut in inside),
        ),
        metadata=MappingProxyType(metadata((blocks[index], reasons[index]) for index in sorted(reasons))),
    )


def _sort(blocks: Sequence[Block], headline: int | None, names: frozenset[str]) -> Reasons:
    """Returns which blocks are furniture, asking again as long as the last answer changed the page."""
    reasons: Reasons = {}
    captions: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for _ in range(_MAX_ROUNDS):
        before = len(reasons)
        for rule in (lists, furniture, echoes, repeats, ornaments):
            kept = [index for index in range(len(blocks)) if index not in reasons]
            place = kept.index(headline) if headline in kept else None
            beside = frozenset(at for at, index in enumerate(kept) if _framed(reasons, index))
            found = rule(Page(tuple(blocks[index] for index in kept), place, names, captions, beside))
            for index, reason in found.items():
                reasons[kept[index]] = reason
                if reason is RemovalReason.CAPTION:
                    words = blocks[kept[index]].words
                    captions[words[:4]].append(words)
        if len(reasons) == before:
            break
    return reasons


def _framed(reasons: Reasons, index: int) -> bool:
    """Tells whether a block's neighbour on the whole page is furniture such as stands round a byline."""
    return reasons.get(index - 1) in _ROUND_BYLINES or reasons.get(index + 1) in _ROUND_BYLINES


def _edits(text: str, kept: Sequence[Block], inside: Sequence[Cut]) -> list[Edit]:
    """Returns the edits that leave kept blocks, less the cuts inside them, with one line feed between two."""
    edits = [Edit(cut.start, cut.end, "") for cut in inside]
    edits.append(Edit(0, kept[0].start, ""))
    edits += [Edit(block.end + 1, after.start, "") for block, after in pairwise(kept)]
    edits.append(Edit(kept[-1].end, len(text), ""))
    return sorted(edit for edit in edits if edit.start < edit.end)


def _removals(draft: Draft, blocks: Sequence[Block], reasons: Reasons, inside: Sequence[Cut]) -> tuple[Removal, ...]:
    """Returns the removals in the source; neighbours with one reason and nothing kept between them are one."""
    runs: list[tuple[int, int, RemovalReason]] = []
    last = -2
    for index in sorted(reasons):
        start, reason = blocks[index].start, reasons[index]
        if last == index - 1 and not blocks[index].words:
            reason = runs[-1][2]
        if last == index - 1 and runs[-1][2] is reason:
            start = runs.pop()[0]
        runs.append((start, blocks[index].end, reason))
        last = index
    for cut in inside:
        span = Span(cut.start, cut.end).trimmed(draft.text)
        runs.append((span.start, span.end, cut.reason))
    return tuple(Removal(draft.source(start, end), reason) for start, end, reason in sorted(runs))
