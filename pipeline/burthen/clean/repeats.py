"""Text that stands on the page twice: pull quotes, repeated captions, teasers of the article itself."""

from __future__ import annotations

from collections import defaultdict

from burthen.clean.page import Page
from burthen.labels import RemovalReason

# A shorter repetition may be the author's own refrain or a subhead.
_MIN_WORDS = 6
_MAX_WORDS = 60
# Places looked at for one candidate: bounds the work on a text that repeats one phrase for ever.
_MAX_PLACES = 16


def repeats(page: Page) -> dict[int, RemovalReason]:
    """Returns the blocks whose words stand, in the same order, in another block that stays.

    Evidence: six to sixty words, all of them word for word inside a longer block of running text (PULL_QUOTE), or a
    whole block again (DUPLICATE, the first stays). The headline again, in any length, is a DUPLICATE.
    """
    found: dict[int, RemovalReason] = {}
    seen: dict[tuple[str, ...], int] = {}
    places = _places(page)
    for index, block in enumerate(page.blocks):
        if len(block.words) >= (2 if page.headline in seen.values() else _MIN_WORDS):
            first = seen.get(block.words)
            if (
                first is not None
                and (first == page.headline or len(block.words) >= _MIN_WORDS)
                and index != page.headline
            ):
                found[index] = RemovalReason.DUPLICATE
                continue
        seen.setdefault(block.words, index)
        if index != page.headline and _MIN_WORDS <= len(block.words) <= _MAX_WORDS and _quoted(page, index, places):
            found[index] = RemovalReason.PULL_QUOTE
    return found


def _places(page: Page) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Returns where in running text each possible beginning stands."""
    openings = {block.words[:_MIN_WORDS] for block in page.blocks if _MIN_WORDS <= len(block.words) <= _MAX_WORDS}
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, block in enumerate(page.blocks):
        if not block.prose:
            continue
        for at in range(len(block.words) - _MIN_WORDS + 1):
            opening = block.words[at : at + _MIN_WORDS]
            if opening in openings and len(places[opening]) < _MAX_PLACES:
                places[opening].append((index, at))
    return places


def _quoted(page: Page, index: int, places: dict[tuple[str, ...], list[tuple[int, int]]]) -> bool:
    words = page.blocks[index].words
    return any(
        other != index
        and len(page.blocks[other].words) > len(words)
        and page.blocks[other].words[at : at + len(words)] == words
        for other, at in places.get(words[:_MIN_WORDS], ())
    )
