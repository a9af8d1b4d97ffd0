"""What a figure measures, as a short noun phrase of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.figures.draft import Draft
from burthen.figures.party_rules import figure_root
from burthen.figures.scene import Scene
from burthen.labels import FigureKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_WORDS = 8
_MAX_CLIMB = 4
_MODIFIERS = ("compound", "nummod", "nmod", "nmod:unmarked", "nmod:npmod", "amod", "obl")
_SUBJECTS = ("nsubj", "nsubj:pass")
# Nouns that only say how much, and nouns of time; what is measured stands elsewhere.
_EMPTY = frozenset(
    {
        "total",
        "amount",
        "sum",
        "average",
        "level",
        "number",
        "maximum",
        "minimum",
        "vicinity",
        "rate",
        "mark",
        "increase",
        "rise",
        "cut",
        "target",
        "goal",
        "threshold",
        "benchmark",
        "equivalent",
        "process",
        "thing",
        "government",
        "minister",
        "president",
        "country",
    }
)
_TIMES = frozenset(
    {
        "year",
        "month",
        "decade",
        "week",
        "day",
        "period",
        "time",
        "term",
        "quarter",
        "century",
        "world",
        "planet",
        "average",
        "first",
        "second",
        "conference",
    }
)


def read_measures(scene: Scene, drafts: list[Draft]) -> None:
    """Sets `measures`: the counted noun, else the subject or object of the verb above, else the noun it modifies."""
    taken = {token for draft in drafts for token in _inside(scene, draft)} if scene.parsed else set()
    for draft in drafts:
        if draft.kind is FigureKind.COUNT:
            draft.measures = draft.noun
        elif scene.parsed:
            phrase = _phrase(scene, draft, taken)
            draft.measures = _text(scene, draft, phrase) if phrase is not None else None


def _phrase(scene: Scene, draft: Draft, taken: set[int]) -> Token | None:
    """Returns the head of the noun phrase."""
    token = figure_root(scene, draft)
    inside = taken
    for _ in range(_MAX_CLIMB):
        for child in token.children:
            if (
                child.dep_ == "nmod"
                and child.i > token.i
                and _case(child) in ("in", "for", "on", "of")
                and _names_a_thing(child, inside)
            ):
                return child
        if token.dep_ == "ROOT" or token.head is token:
            return _of_verb(token, inside)
        head = token.head
        if (
            head.lemma_.lower() not in _EMPTY
            and head.pos_ == "NOUN"
            and head.i not in inside
            and token.dep_ in _MODIFIERS
        ):
            return head
        if head.pos_ in ("VERB", "AUX"):
            return _of_verb(head, inside | {token.i})
        token = head
    return None


def _of_verb(verb: Token, inside: set[int]) -> Token | None:
    children = [child for child in verb.children if child.i not in inside]
    for child in children:
        if child.dep_ == "obj" and _names_a_thing(child, inside):
            return child
    for child in children:
        if child.dep_ == "obl" and _case(child) in ("on", "for") and _names_a_thing(child, inside):
            return child
    return next((child for child in children if child.dep_ in _SUBJECTS and _names_a_thing(child, inside)), None)


def _names_a_thing(token: Token, inside: set[int]) -> bool:
    """Tells whether a noun can be what is measured: not a time, not "total", not part of the figure."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and token.i not in inside and lemma not in _EMPTY and lemma not in _TIMES


def _case(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), "")


def _inside(scene: Scene, draft: Draft) -> set[int]:
    return {scene.token(k).i for k in range(draft.first, draft.last)}


def _text(scene: Scene, draft: Draft, head: Token) -> str | None:
    """The phrase without its determiner, relative clauses and the figure itself."""
    inside = _inside(scene, draft)
    first = max(head.left_edge.i, head.i - _MAX_WORDS)
    subjects = [
        child.right_edge.i + 1
        for child in head.children
        if child.dep_ in (*_SUBJECTS, "cop", "aux") and child.i < head.i
    ]
    first = max([first, *subjects])
    commas = [token.i for token in scene.doc[first : head.i] if token.is_punct and token.text not in ("-", "'")]
    first = commas[-1] + 1 if commas else first
    last = min(head.right_edge.i + 1, head.i + _MAX_WORDS)
    kept: list[Token] = []
    for token in scene.doc[first:last]:
        if token.i > head.i and (
            token.dep_ in ("acl:relcl", "acl", "advcl", "parataxis", "punct", "cc") or token.i in inside
        ):
            break
        if token.i in inside or (not kept and (token.dep_ in ("det", "case", "punct") or token.is_space)):
            continue
        kept.append(token)
    if not kept or head.i not in {token.i for token in kept}:
        return None
    while kept[-1].i > head.i and kept[-1].dep_ in ("case", "det", "mark"):
        kept.pop()
    return " ".join(scene.lex.text[kept[0].idx : kept[-1].idx + len(kept[-1])].split())
