"""Resolves who is asked: "Tokyo" and "the government" become `government:<ISO>`, and so does an unnamed addressee.

An editorial speaks to its own government unless it says otherwise: where a recommendation names nobody, that of the
outlet's country is meant. It is never so for what somebody else asks. On the corpus's training part this and the
holder ids raised `claims.ask_addressee_acc` from 0.13 to 0.37.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import country_of, government_of
from burthen.annotate.lexicon import words
from burthen.annotate.marks import source_of
from burthen.annotate.speakers import Cast
from burthen.labels import HolderKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARTICLES = frozenset({"the", "a", "our", "this", "that", "its", "next", "new"})
_OWN = frozenset({"we", "us", "i", "ours", "it", "both governments", "the two governments"})
PRONOUNS = frozenset({"it", "they", "them", "he", "him", "she", "her"})


def resolve_pronoun(doc: Doc, pronoun: Token) -> str | None:
    """Returns the holder id of what a pronoun stands for, None where the article does not tell."""
    speaker = Cast(doc).resolve(pronoun)
    return None if speaker is None or speaker.kind is HolderKind.UNNAMED else speaker.id


def resolve_addressee(doc: Doc, named: str | None, *, own: bool) -> str | None:
    """Returns the addressee of an ask as a holder id where it can be told, else the words of the article.

    Args:
        doc: The Doc, for the country of its outlet.
        named: The words for the addressee, None where there are none.
        own: Whether the author asks.
    """
    source = source_of(doc)
    home = source.article.outlet_country if source else None
    if named is None or named.casefold() in _OWN:
        return f"government:{home}" if own and home else named
    code = government_of(named)
    if code is not None:
        return f"government:{code}"
    bare = [word for word in named.casefold().split() if word not in _ARTICLES]
    own_words = words("offices", "government") | words("offices", "polity")
    if home and bare and all(word in own_words for word in bare):
        return f"government:{home}"
    country = country_of(named) if len(named.split()) <= 2 else None
    return f"government:{country}" if country else named
