"""Reads an ask from the words alone, where the parse has lost subject or verb: "The state ought to ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.annotate.content import clause_end
from burthen.annotate.lost_verbs import nominal_before
from burthen.claims.lexicon import words
from burthen.claims.phrases import phrase_text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LET_REACH = 10
_AFTER_REACH = 5
_BETWEEN = frozenset({"to", "also", "therefore", "now", "instead", "at", "least", "n't", "n’t", "not"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def ask_by_words(doc: Doc, start: int, end: int) -> tuple[Token | None, str] | None:
    """Returns who is asked (None where nobody is named) and the action, of the first word of duty in a stretch.

    Args:
        start: First token.
        end: One past the last token.
    """
    for index in range(start, end - 1):
        token = doc[index]
        if token.lower_ == "let" and (found := _let(doc, index, end)) is not None:
            return found
        if token.lower_ in words("asks.duty_modal"):
            return _duty(doc, index, start, end)
    return None


def _let(doc: Doc, let: int, end: int) -> tuple[Token | None, str] | None:
    """Reads "let X do"; "let us" addresses nobody else."""
    limit = min(end, let + _LET_REACH)
    verb = next((i for i in range(let + 2, limit) if doc[i].tag_ in ("VB", "VBP")), None)
    if verb is None or doc[let + 1].lower_ in ("us", "'s", "’s"):
        return None
    named = next((doc[i] for i in range(let + 1, verb) if doc[i].pos_ in _NOMINAL), None)
    action = phrase_text(doc, range(verb, clause_end(doc, verb, end)))
    return (named, action) if named is not None and action else None


def _duty(doc: Doc, modal: int, start: int, end: int) -> tuple[Token | None, str] | None:
    """Reads "X should do", "Nor should X be doing"."""
    inverted = modal == start or doc[modal - 1].lower_ in ("nor", "neither", "so", "why")
    negated = modal > start and doc[modal - 1].lower_ in ("nor", "neither")
    first = modal + 1
    if inverted:
        limit = min(end, modal + _AFTER_REACH)
        named = next((doc[i] for i in range(first, limit) if doc[i].pos_ in _NOMINAL), None)
        first = named.i + 1 if named is not None else first
    else:
        named = nominal_before(doc[modal])
    while first < end and doc[first].lower_ in (
        "to",
        "also",
        "therefore",
        "now",
        "instead",
        "at",
        "least",
        "n't",
        "not",
    ):
        negated = negated or doc[first].lower_ in ("n't", "n’t", "not")
        first += 1
    action = phrase_text(doc, range(first, clause_end(doc, first, end)))
    return (named, ("not " if negated else "") + action) if action else None
