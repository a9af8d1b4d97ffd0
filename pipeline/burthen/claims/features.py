"""Everything the claims stage knows about a Doc before it decides: clauses, cues, and surface facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause, ClauseTree, read_clauses
from burthen.claims.lexicon import Cue, Lexicon, default_lexicon, token_forms
from burthen.claims.patterns import TokenForms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
FREE_DEPS = frozenset({"ccomp", "parataxis", "conj", "ROOT"})
MONEY_SIGNS = frozenset("%$€£¥₩")
TURNS = frozenset({"but", "yet"})
QUOTES = frozenset("\"'“”‘’«»「」『』„‟")


@dataclass(frozen=True)
class Features:
    """Clauses and cues of a Doc.

    Attributes:
        cues: All cues, by their first token.
        by_clause: For each clause head, the cues that stand in it; a cue over several clauses counts for the topmost.
        at: For each token, the cues that begin there.
        parsed: Whether the Doc has a dependency parse.
    """

    doc: Doc
    forms: list[TokenForms]
    tree: ClauseTree
    by_clause: dict[int, list[Cue]]
    at: dict[int, list[Cue]]
    sentences: tuple[Span, ...]
    parsed: bool

    def clause(self, index: int) -> Clause:
        """Returns the clause of a token."""
        return self.tree.clauses[self.tree.governor[index]]

    def cues(self, clause: Clause, *categories: str) -> Iterator[Cue]:
        """Yields the cues of some categories in a clause; a name without a table stands for all tables of the file."""
        for cue in self.by_clause.get(clause.head, ()):
            if cue.category in categories or cue.category.partition(".")[0] in categories:
                yield cue

    def has(self, clause: Clause, *categories: str) -> bool:
        """Tells whether a clause holds a cue of one of the categories."""
        return next(self.cues(clause, *categories), None) is not None

    def opening(self, start: int, end: int, *categories: str, within: int = 4) -> Cue | None:
        """Returns the first cue of the categories that begins in the first `within` words of a stretch."""
        words = [index for index in range(start, end) if not self.doc[index].is_punct and not self.doc[index].is_space]
        for index in words[:within]:
            for cue in self.at.get(index, ()):
                if cue.category in categories and cue.end <= end:
                    return cue
        return None

    def inside(self, start: int, end: int, *categories: str) -> Iterator[Cue]:
        """Yields the cues of some categories between two tokens."""
        for index in range(start, end):
            for cue in self.at.get(index, ()):
                if cue.end <= end and cue.category in categories:
                    yield cue


def read_features(doc: Doc, lexicon: Lexicon | None = None) -> Features:
    """Returns clauses and cues of a Doc that has sentence boundaries.

    Args:
        doc: The Doc; a parse and tags are used where they are there.
        lexicon: Cues; the bundled ones by default.
    """
    sentences = tuple(doc.sents)
    tree = read_clauses(doc, [sentence.start for sentence in sentences])
    forms = token_forms(doc)
    by_clause: dict[int, list[Cue]] = {}
    at: dict[int, list[Cue]] = {}
    for sentence in sentences:
        for found in (lexicon or default_lexicon()).find(forms[sentence.start : sentence.end]):
            cue = Cue(found.category, found.start + sentence.start, found.end + sentence.start)
            heads = {tree.governor[index] for index in range(cue.start, cue.end)}
            top = min(heads, key=lambda head: (tree.clauses[head].depth, head))
            by_clause.setdefault(top, []).append(cue)
            at.setdefault(cue.start, []).append(cue)
    return Features(doc, forms, tree, by_clause, at, sentences, doc.has_annotation("DEP"))


def top_clause(features: Features, start: int, end: int) -> Clause | None:
    """Returns the topmost clause whose head lies in a stretch of tokens, the first of several; None if none does."""
    heads = {features.tree.governor[index] for index in range(start, end)}
    inside = [features.tree.clauses[head] for head in heads if start <= head < end]
    return min(inside, key=lambda clause: (clause.depth, clause.head), default=None)


def main_clauses(features: Features, start: int, end: int) -> list[Clause]:
    """Returns the main clauses of a stretch of tokens in text order: the topmost, its conjuncts, what stands beside it.

    After `but` or `yet` only what follows the turn is kept (codebook 3.1).
    """
    top = top_clause(features, start, end)
    if top is None:
        return []
    top = _finite_instead(features, top, start, end)
    found = sorted(_coordinated(features, top, start, end), key=lambda clause: clause.head)
    turn = max((at for at, clause in enumerate(found) if at and clause.coordinator in TURNS), default=0)
    return found[turn:]


def _finite_instead(features: Features, top: Clause, start: int, end: int) -> Clause:
    """Returns the first free finite clause where the parse put a phrase on top, the top itself where there is none.

    Free is a clause that no relative pronoun or subordinator opens, whatever relation the parser gave it.
    """
    doc = features.doc
    if top.finite or doc[top.head].tag_ == "VB":
        return top
    heads = sorted({features.tree.governor[index] for index in range(start, end)})
    for head in heads:
        clause = features.tree.clauses[head]
        opened = any(child.dep_ == "mark" or child.tag_ in RELATIVE_TAGS for child in doc[head].lefts)
        free = _first_conjunct(features, clause).dep in FREE_DEPS or _resumes(features, clause)
        if start <= head < end and clause.finite and free and not opened:
            return clause
    return top


def _resumes(features: Features, clause: Clause) -> bool:
    """Tells whether a predicate takes up a subject again behind a relative clause ("jets, which ..., have come")."""
    before = features.doc[clause.head].left_edge.i - 1
    commas = {features.doc[index].text for index in (before, before + 1) if index >= 0}
    return clause.dep == "conj" and clause.coordinator is None and clause.subject is None and "," in commas


def _first_conjunct(features: Features, clause: Clause) -> Clause:
    while clause.dep == "conj" and clause.parent is not None:
        clause = features.tree.clauses[clause.parent]
    return clause


def _coordinated(features: Features, clause: Clause, start: int, end: int) -> Iterator[Clause]:
    yield clause
    for child in features.tree.children(clause.head):
        if not start <= child.head < end or child.dep not in ("conj", "parataxis"):
            continue
        if child.dep == "conj" and features.doc[child.head].head.i != clause.head:
            continue
        if child.finite or not clause.finite:
            yield from _coordinated(features, child, start, end)


def subject_token(features: Features, clause: Clause) -> Token | None:
    """Returns the head of a clause's subject; of a conjunct without one, the subject of the clause it is joined to."""
    if clause.subject is not None:
        return features.doc[clause.subject]
    if clause.dep == "conj" and clause.parent is not None:
        return subject_token(features, features.tree.clauses[clause.parent])
    return None


def is_number(token: Token) -> bool:
    """Tells whether a token is a cardinal or a sign of money or percentage; ordinals and "one" state no quantity."""
    if token.lower_ == "one":
        return False
    counted = token.tag_ == "CD" or (not token.tag_ and token.like_num)
    return counted or token.text in MONEY_SIGNS or any(map(str.isdigit, token.text))
