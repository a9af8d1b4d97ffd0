"""The whole of a bill: "the full cost", "all of the stationing costs", "in full", "all of it"."""

from __future__ import annotations

from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scanner import Lexemes
from burthen.labels import Bound, FigureKind

_MAX_NOUN_PHRASE = 6
_EDGES = frozenset({"stop", "break", "comma", "quote", "open", "close"})


def read_total(lex: Lexemes, i: int) -> Draft | None:
    """Reads a phrase of the whole that starts at lexeme `i`: only of costs, and beside a verb of paying."""
    word = lex[i].lower
    pair = (lex[i + 1].lower, lex[i + 2].lower)
    if word == "in":
        return _all_draft(lex, i, i + 2) if pair[0] == "full" else None
    if word in ("all", "every") and pair in (("of", "it"), ("cent", "of"), ("penny", "of")):
        return _all_draft(lex, i, i + 3)
    return _whole(lex, i)


def _whole(lex: Lexemes, start: int) -> Draft | None:
    """Reads "the full cost", "full freight", "all the costs", "pay for the entire move"."""
    i = start + (lex[start].lower in words("words", "all", "determiners"))
    full = lex[i].lower in words("words", "all", "heads")
    if not full and (i > start or lex[i].lower not in words("words", "all", "quantifiers")):
        return None
    if full and lex[start - 1].lower == "for" and _pays_for(lex, start - 1) and lex[i + 1].kind == "word":
        return _all_draft(lex, start, i + 2)
    end = _cost_end(lex, i)
    if end is None:
        return None
    alone = lex[start - 1].kind in _EDGES and lex[end].kind in _EDGES
    return _all_draft(lex, start, end, sure=full and alone)


def _pays_for(lex: Lexemes, k: int) -> bool:
    return lex[k - 1].lower in words("words", "all", "verbs") - {"meeting", "meet"}


def _cost_end(lex: Lexemes, i: int) -> int | None:
    """Returns where the costs of which it is all end, None where it is all of something else."""
    links = words("words", "all", "links")
    for k in range(i + 1, i + 1 + _MAX_NOUN_PHRASE):
        if lex[k].lower in words("words", "all", "costs"):
            return k + 1
        if lex[k].lower not in links and lex[k].kind not in ("dash", "poss") and not lex[k].capital:
            return None
    return None


def _all_draft(lex: Lexemes, start: int, end: int, *, sure: bool = False) -> Draft | None:
    verbs = words("words", "all", "verbs")
    near = [lex[k].lower for k in (*range(start - 8, start), *range(end, end + 6)) if lex[k].kind == "word"]
    if not sure and not any(word in verbs for word in near):
        return None
    return Draft(start, start, end, 1.0, 1.0, FigureKind.RATIO, "share", bound=Bound.ALL_WORD, rule="all_word")
