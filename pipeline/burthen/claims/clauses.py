"""Clauses of a Doc, read off its dependency tree in one pass.

A clause is a predicate with everything below it that is not a clause of its own. Infinitives that complete a predicate
(xcomp: "is likely to rise", "needs to pay") belong to its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT_DEPS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer", "csubj:outer"})
CLAUSE_DEPS = frozenset(
    {"ROOT", "ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis", "csubj:outer"}
)
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERB_GROUP_DEPS = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True)
class Clause:
    """One clause. All numbers are token indexes of the Doc.

    Attributes:
        head: The predicate.
        dep: Its relation to `parent`.
        parent: Head of the clause above, None for the topmost of its sentence.
        depth: Number of clauses above.
        tokens: Tokens of the clause, without those of clauses below it.
        group: The predicate, its auxiliaries and copula, and the infinitives that complete it with theirs.
        subject: Head of the subject, None where there is none.
        coordinator: "and", "but", ... in lower case where a coordinator joins the clause to the one before it.
        finite: Whether the predicate or an auxiliary is finite, or untagged.
    """

    head: int
    dep: str
    parent: int | None
    depth: int
    tokens: tuple[int, ...]
    group: tuple[int, ...]
    subject: int | None
    coordinator: str | None
    finite: bool


@dataclass
class ClauseTree:
    """Clauses of a Doc by their head.

    Attributes:
        governor: For each token, the head of its clause.
        below: For each clause head, the heads of the clauses right below it, in text order.
    """

    clauses: dict[int, Clause]
    governor: list[int]
    below: dict[int, list[int]] = field(default_factory=dict)

    def children(self, head: int) -> Iterator[Clause]:
        """Yields the clauses right below a clause."""
        for child in self.below.get(head, ()):
            yield self.clauses[child]


def read_clauses(doc: Doc, sentence_starts: list[int]) -> ClauseTree:
    """Returns the clauses of a Doc; without a parse each sentence is one clause headed by its first verb.

    Args:
        doc: A Doc, parsed or not.
        sentence_starts: First token of each sentence.
    """
    if not doc.has_annotation("DEP"):
        return _flat(doc, sentence_starts)
    governor = _governors(doc)
    members: dict[int, list[int]] = {}
    for index, head in enumerate(governor):
        members.setdefault(head, []).append(index)
    tree = ClauseTree({}, governor)
    for head in sorted(members, key=lambda head: _tree_depth(doc, head)):
        tree.clauses[head] = _clause(doc[head], members[head], tree)
    for head in sorted(tree.clauses):
        parent = tree.clauses[head].parent
        if parent is not None:
            tree.below.setdefault(parent, []).append(head)
    return tree


def _tree_depth(doc: Doc, index: int) -> int:
    depth, token = 0, doc[index]
    while token.head.i != token.i and depth < len(doc):
        depth, token = depth + 1, token.head
    return depth


def _governors(doc: Doc) -> list[int]:
    """Returns the clause head above each token; walks each path once."""
    governor = [-1] * len(doc)
    for token in doc:
        path = []
        while governor[token.i] < 0 and not is_clause_head(token):
            path.append(token.i)
            token = token.head
        head = token.i if governor[token.i] < 0 else governor[token.i]
        governor[token.i] = head
        for index in path:
            governor[index] = head
    return governor


def is_clause_head(token: Token) -> bool:
    """Tells whether a token heads a clause: by its relation, or as a conjunct that is a predicate itself."""
    if token.dep_ in CLAUSE_DEPS or token.head.i == token.i:
        return True
    if token.dep_ != "conj":
        return False
    return token.tag_.startswith("VB") or any(
        child.dep_ in SUBJECT_DEPS or child.dep_ == "cop" or child.tag_ == "MD" for child in token.children
    )


def _clause(head: Token, members: list[int], tree: ClauseTree) -> Clause:
    doc = head.doc
    top = head.head.i == head.i
    parent = None if top else tree.governor[head.head.i]
    group = tuple(sorted(_verb_group(head)))
    if not _finite(doc, group):
        # A copula hung on the wrong word still makes the clause finite.
        group = tuple(sorted({*group, *(index for index in members if doc[index].tag_ in FINITE_TAGS)}))
    subject = next((child.i for child in head.children if child.dep_ in SUBJECT_DEPS and child.dep_ != "expl"), None)
    if subject is None:
        subject = next((child.i for child in head.children if child.dep_ == "expl"), None)
    coordinator = next((child.lower_ for child in head.children if child.dep_ == "cc"), None)
    return Clause(
        head=head.i,
        dep="ROOT" if top else head.dep_,
        parent=parent,
        depth=0 if parent is None else tree.clauses[parent].depth + 1,
        tokens=tuple(members),
        group=group,
        subject=subject,
        coordinator=coordinator,
        finite=_finite(doc, group),
    )


def _finite(doc: Doc, group: tuple[int, ...]) -> bool:
    return any(doc[index].tag_ in FINITE_TAGS or not doc[index].tag_ for index in group)


def _verb_group(head: Token) -> Iterator[int]:
    yield head.i
    for child in head.children:
        if child.dep_ in VERB_GROUP_DEPS:
            yield child.i
        elif child.dep_ == "xcomp":
            yield from _verb_group(child)


def _flat(doc: Doc, sentence_starts: list[int]) -> ClauseTree:
    governor: list[int] = []
    clauses: dict[int, Clause] = {}
    for start, end in zip(sentence_starts, [*sentence_starts[1:], len(doc)], strict=True):
        tokens = tuple(range(start, end))
        group = tuple(index for index in tokens if doc[index].tag_[:2] in ("VB", "MD"))
        head = group[0] if group else start
        governor += [head] * (end - start)
        # Untagged words may all be part of the predicate, so that cues still count.
        clauses[head] = Clause(head, "ROOT", None, 0, tokens, group or tokens, None, None, True)
    return ClauseTree(clauses, governor)
