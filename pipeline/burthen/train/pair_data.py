"""Reads the open stance sets as pairs of a passage and a proposition, and varies the propositions.

Augmentation answers the failure that stance models are known for, which is to ignore the proposition: a negated
proposition flips the label, and another debate's proposition is not discussed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

SUPPORT, OPPOSE, NEUTRAL = 0, 1, 2
FLIPPED = {SUPPORT: OPPOSE, OPPOSE: SUPPORT, NEUTRAL: NEUTRAL}


@dataclass(frozen=True)
class Pair:
    """A passage and a proposition.

    Attributes:
        discussed: 1 or 0; None where the set does not tell.
        stance: Index into `PairHead.STANCES`; None where the set does not tell.
        group: The debate, so that a swapped proposition comes from another one.
    """

    text: str
    target: str
    discussed: int | None
    stance: int | None
    group: str


def read_pairs(data: Path, name: str, neutral: str, split: str) -> Iterator[Pair]:
    """Yields the pairs of one set.

    Args:
        data: Folder `stance` of the open data.
        neutral: What the set's neutral means: `stance`, `unrelated` or `skip`.
        split: `train`, `dev`, `test` or another file's stem.
    """
    with (data / name / f"{split}.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            pair = Pair(row["text"], row["target"], 1, None, f"{name}:{row['target']}")
            match row["label"]:
                case "favor":
                    yield replace(pair, stance=SUPPORT)
                case "against":
                    yield replace(pair, stance=OPPOSE)
                case "neutral" if neutral == "stance":
                    # An inference set's neutral may or may not speak of the proposition.
                    yield replace(pair, stance=NEUTRAL, discussed=None if "mnli" in name else 1)
                case "neutral" if neutral == "unrelated":
                    yield replace(pair, discussed=0)
                case "not_discussed":
                    yield replace(pair, discussed=0)


def negate(proposition: str) -> str:
    """Returns a proposition that denies the given one."""
    for pattern, replacement in (
        (r"\b(should|must|can|will|would|could|may) not\b", r"\1"),
        (r"\b(is|are|was|were|does|do|has|have) not\b", r"\1"),
        (r"\b(should|must|can|will|would|could)\b", r"\1 not"),
        (r"\b(is|are)\b", r"\1 not"),
        (r"^This house (believes|supports|would)\b", r"This house does not \1"),
    ):
        negated, count = re.subn(pattern, replacement, proposition, count=1)
        if count:
            return negated
    return f"It is wrong that {proposition[:1].lower()}{proposition[1:]}"


class TargetSwapper:
    """Draws propositions of other debates, near ones on request."""

    def __init__(self, pairs: Sequence[Pair], seed: int) -> None:
        self._targets = sorted({(pair.target, pair.group) for pair in pairs})
        self._words = [frozenset(re.findall(r"[a-z]{4,}", target.lower())) for target, _ in self._targets]
        self._random = random.Random(seed)

    def draw(self, pair: Pair, *, hard: bool) -> str:
        """Returns the proposition of another debate; with `hard`, of 64 drawn the one most like the pair's own text."""
        own = frozenset(re.findall(r"[a-z]{4,}", f"{pair.target} {pair.text}".lower()))
        best, best_score = "", -1.0
        for _ in range(64 if hard else 4):
            index = self._random.randrange(len(self._targets))
            target, group = self._targets[index]
            words = self._words[index]
            score = len(words & own) / (len(words) or 1)
            if group != pair.group and score > best_score:
                best, best_score = target, score
            if best and not hard:
                break
        return best or pair.target


def vary(pair: Pair, swapper: TargetSwapper, settings: dict[str, Any], generator: random.Random) -> Pair:
    """Returns the pair, or with the configured shares one with a negated or swapped proposition."""
    draw = generator.random()
    if draw < settings["negate"] and pair.stance is not None:
        return replace(pair, target=negate(pair.target), stance=FLIPPED[pair.stance])
    if settings["negate"] <= draw < settings["negate"] + settings["swap"] and pair.discussed == 1:
        other = swapper.draw(pair, hard=generator.random() < settings["hard_swap"])
        if other != pair.target:
            return replace(pair, target=other, discussed=0, stance=None)
    return pair
