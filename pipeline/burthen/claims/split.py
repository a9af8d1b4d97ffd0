"""Splits a sentence of the author's into claims: only at coordinated finite clauses of different type (rulings)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause
from burthen.claims.features import Features, main_clauses, top_clause
from burthen.claims.tokens import span_of, without_closers
from burthen.claims.types import TypeDecision, decide_type
from burthen.labels import ClaimType
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEADERS = frozenset({"and", "but", "yet", "or", "so", ",", ";", ":", "-", "–", "—", "--"})


def split_claims(features: Features, start: int, end: int, whole: TypeDecision) -> Iterator[tuple[Span, TypeDecision]]:
    """Yields the claims of one sentence, in text order, each with its type.

    Args:
        features: Clauses and cues of the Doc.
        start: First token of the sentence.
        end: One past its last token.
        whole: The type of the sentence, which stands where nothing is split.
    """
    parts = _parts(features, start, end)
    typed = [(part, decide_type(features, *part)) for part in parts]
    kinds = {decision.type for _, decision in typed}
    if len(typed) < 2 or len(kinds) < 2 or ClaimType.NONE in kinds or whole.rhetorical:
        yield without_closers(features.doc.text, span_of(features.doc, start, end)), whole
        return
    for (first, last), decision in typed:
        yield without_closers(features.doc.text, _without_leaders(features.doc, first, last)), decision


def _parts(features: Features, start: int, end: int) -> list[tuple[int, int]]:
    """Returns the token ranges of coordinated finite clauses that have a subject each."""
    clauses = _all_main(features, start, end)
    cuts = [start]
    for clause in clauses[1:]:
        if clause.dep == "conj" and clause.finite and clause.subject is not None:
            cut = features.doc[clause.head].left_edge.i
            if cut > cuts[-1] and clause.subject > cuts[-1]:
                cuts.append(cut)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _all_main(features: Features, start: int, end: int) -> list[Clause]:
    """Returns main clauses in text order, those before a turn too."""
    kept = main_clauses(features, start, end)
    if not kept:
        return []
    top = top_clause(features, start, end) or kept[0]
    chain = [c for c in features.tree.children(top.head) if c.dep == "conj" and start <= c.head < end]
    return sorted({c.head: c for c in (top, *chain)}.values(), key=lambda c: c.head)


def _without_leaders(doc: Doc, first: int, last: int) -> Span:
    while first + 1 < last and doc[first].lower_ in LEADERS:
        first += 1
    while last - 1 > first and doc[last - 1].lower_ in LEADERS:
        last -= 1
    return span_of(doc, first, last)
