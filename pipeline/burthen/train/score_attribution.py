"""Scores contents of attributed claims: the rules alone, and the rules joined with a token model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from burthen.annotate.attribution_model import AttributionModel
from burthen.annotate.readings import Attribution
from burthen.annotate.token_features import token_bounds
from burthen.annotate.voices import read_voices
from burthen.evaluate.matching import match
from burthen.evaluate.tokens import Tokens, jaccard

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from burthen.train.gold_claims import GoldDoc


def score_attribution(pairs: Iterable[tuple[GoldDoc, AttributionModel]]) -> dict[str, Any]:
    """Returns precision, recall and F1 of contents, matched as `burthen evaluate` does, fragments not joined."""
    counts = {"rules": [0, 0, 0], "rules_and_model": [0, 0, 0]}
    for gold, model in pairs:
        wanted = _contents(gold.doc, gold.attributions)
        for name, found in (("rules", read_voices(gold.doc)[0]), ("rules_and_model", read_voices(gold.doc, model)[0])):
            got = _contents(gold.doc, found)
            for place, value in enumerate((_matched(wanted, got), len(got), len(wanted))):
                counts[name][place] += value
    return {name: _measures(*values) for name, values in counts.items()}


def _contents(doc: Doc, attributions: Sequence[Attribution]) -> list[Tokens]:
    found = []
    for attribution in attributions:
        bounds = (token_bounds(doc, piece) for piece in attribution.content)
        found.append(frozenset(i for start, end in bounds for i in range(start, end) if not doc[i].is_punct))
    return [tokens for tokens in found if tokens]


def _matched(wanted: Sequence[Tokens], got: Sequence[Tokens]) -> int:
    weights = {}
    for row, one in enumerate(wanted):
        for column, other in enumerate(got):
            alike = jaccard(one, other)
            if alike >= 0.25 and len(one & other) >= 0.5 * min(len(one), len(other)):
                weights[row, column] = 10 + alike
    return len(match(weights))


def _measures(right: int, found: int, wanted: int) -> dict[str, Any]:
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"n": wanted, "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
