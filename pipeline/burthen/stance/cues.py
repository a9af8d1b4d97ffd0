"""The relevance gate: which sentences can speak of which proposition at all.

A cue is a word or phrase; an asterisk stands for any ending, `?` in a word for at most one letter (defen?e), and `+`
joins cues that must all be there. A proposition without cues lets every sentence through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from burthen.targets import Target


class CueGate:
    """Finds the propositions whose cues a sentence has.

    Args:
        targets: The propositions, in the order in which they are answered.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._rules = [
            [tuple(_pattern(part) for part in cue.split("+")) for cue in target.cues] or None for target in targets
        ]

    def open_for(self, sentence: str) -> list[int]:
        """Returns the indices of the propositions that the sentence may speak of."""
        return [
            index
            for index, cues in enumerate(self._rules)
            if cues is None or any(all(part.search(sentence) for part in cue) for cue in cues)
        ]


@lru_cache(maxsize=4096)
def _pattern(cue: str) -> re.Pattern[str]:
    escaped = re.escape(cue.strip()).replace(r"\*", r"\w*").replace(r"\?", r"\w?").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)
