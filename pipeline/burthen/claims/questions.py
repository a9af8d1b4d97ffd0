"""Tells sincere questions from those whose answer is given with them (codebook 3.1, fixed decisions)."""

from __future__ import annotations

from burthen.claims.features import Features


def is_question(features: Features, start: int, end: int) -> bool:
    """Tells whether a stretch of tokens ends in a question mark, closing quotation marks aside."""
    for index in range(end - 1, start - 1, -1):
        token = features.doc[index]
        if token.text == "?" or token.text.endswith("?"):
            return True
        if not (token.is_space or token.is_quote or token.is_bracket or token.text in "'’”\""):
            return False
    return False


def is_rhetorical(features: Features, start: int, end: int, next_end: int | None = None) -> bool:
    """Tells whether a question implies its answer: by its form, or by a bare "No." right behind it.

    Args:
        features: Clauses and cues of the Doc.
        start: First token of the question.
        end: One past its last token.
        next_end: End of the sentence behind it.
    """
    if next_end is not None and features.opening(end, next_end, "frames.answer", within=1):
        return True
    if features.opening(start, end, "frames.open", within=3):
        return False
    return features.opening(start, end, "frames.rhetorical", within=6) is not None
