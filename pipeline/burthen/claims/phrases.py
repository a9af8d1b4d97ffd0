"""Words of an article as phrases: subtrees as text with the article's own spacing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from burthen.claims.lexicon import words
from burthen.claims.tokens import CLOSERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENERS = " \"'“‘([,;:-–—"


def phrase_text(doc: Doc, indexes: Iterable[int]) -> str:
    """Returns the words at some tokens, gaps closed by one space, without punctuation or a coordinator at the ends."""
    ordered = sorted(set(indexes))
    while ordered and (doc[ordered[-1]].dep_ == "cc" or doc[ordered[-1]].is_punct):
        ordered.pop()
    parts = []
    for at, index in enumerate(ordered):
        joined = at + 1 < len(ordered) and ordered[at + 1] == index + 1
        parts.append(doc[index].text_with_ws if joined else doc[index].text + " ")
    return " ".join("".join(parts).split()).strip(CLOSERS).lstrip(OPENERS)


def subtree(token: Token) -> list[int]:
    """Returns the indexes of a token and all below it."""
    return [item.i for item in token.subtree]


def predicate_phrase(head: Token) -> list[int]:
    """Returns the tokens below a predicate without clauses beside it ("..., but they ...") and those before it."""
    dropped: set[int] = set()
    for child in head.children:
        beside = child.dep_ == "parataxis" or (child.dep_ == "advcl" and child.i < head.i)
        if beside or (child.dep_ == "conj" and _is_clause(child)):
            dropped.update(subtree(child))
    return [index for index in subtree(head) if index not in dropped]


def action_text(verb: Token, start: int) -> str:
    """Returns a predicate from `start` on; where the parse left a bare verb, all up to the next punctuation mark."""
    indexes = [index for index in predicate_phrase(verb) if index >= start]
    if max(indexes, default=verb.i) == verb.i:
        end = verb.i + 1
        while end < verb.sent.end and not verb.doc[end].is_punct and verb.doc[end].dep_ != "cc":
            end += 1
        indexes += range(verb.i, end)
    return phrase_text(verb.doc, indexes)


def _is_clause(token: Token) -> bool:
    return any(child.dep_.startswith("nsubj") or child.tag_ == "MD" for child in token.children)


def actor_text(token: Token | None, drop: Collection[int] = ()) -> str | None:
    """Returns the phrase of one who can act, None for a thing, a dummy or nobody.

    Args:
        token: Head of the phrase.
        drop: Tokens to leave out, such as the preposition of "for Tokyo".
    """
    if token is None or token.lower_ in words("asks.empty") or not _can_act(token):
        return None
    left = token.i
    while left - 1 >= token.left_edge.i and not _bars(token.doc[left - 1]) and left - 1 not in drop:
        left -= 1
    right = token.i
    inside = set(subtree(token)) - {i for child in token.children if child.dep_ in BARRED_DEPS for i in subtree(child)}
    while right + 1 in inside and right + 1 not in drop and not token.doc[right + 1].is_punct:
        right += 1
    return phrase_text(token.doc, range(left, right + 1)) or None


BARRED_DEPS = frozenset({"acl:relcl", "acl", "appos", "parataxis", "advcl"})


def _bars(token: Token) -> bool:
    """Tells whether a token cannot belong to the name behind it, although the parse hung it there."""
    return token.text in {",", ";", ":"} or token.dep_ in ("cc", "mark") or token.tag_ in ("MD", "RB", "WDT")


def _can_act(token: Token) -> bool:
    named = token.tag_ in ("NNP", "NNPS", "PRP") or bool(token.ent_type_)
    return named or bool({token.lower_, token.lemma_.lower()} & words("asks.actor_noun"))
