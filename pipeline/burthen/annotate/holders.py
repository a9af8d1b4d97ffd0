"""Kinds of holders other than persons, told by the head word of a mention."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.gazetteer import country_of, is_people, slug
from burthen.annotate.lexicon import words
from burthen.annotate.mentions import phrase_range, phrase_span
from burthen.annotate.readings import Speaker
from burthen.labels import HolderKind
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"the", "this", "that", "these", "those"})
UNNAMED = Speaker("unnamed", HolderKind.UNNAMED, None)


def holder_by_head(token: Token, mention: Speaker) -> Speaker:
    """Resolves a mention that names no person and no government.

    Args:
        token: Head of the mention.
        mention: An unnamed speaker with surface and span; it is given back where the head tells nothing.
    """
    surface = mention.surface or ""
    kind = _kind(token, surface)
    if kind is HolderKind.GOVERNMENT:
        code = country_of(surface)
        return replace(mention, id=f"government:{code}", kind=kind, name=surface, country=code)
    return mention if kind is HolderKind.UNNAMED else named_holder(kind, surface, mention)


def _kind(token: Token, surface: str) -> HolderKind:
    heads = {lemma(token), token.lower_}
    named = token.ent_type_ in {"ORG", "FAC", "EVENT"} or token.pos_ == "PROPN"
    institution = named or heads & (words("offices", "institutions") | words("offices", "government"))
    if named and _heads(token, surface) & words("offices", "outlets"):
        return HolderKind.OUTLET
    tests = (
        (HolderKind.UNNAMED, _is_hearsay(token, surface)),
        (HolderKind.DOCUMENT, is_text(token, surface)),
        (HolderKind.GOVERNMENT, heads & words("offices", "government") and country_of(surface)),
        (HolderKind.GROUP, heads & words("offices", "groups") or token.ent_type_ == "NORP" or is_people(surface)),
        (HolderKind.UNNAMED, heads & words("offices", "unnamed")),
        (HolderKind.INSTITUTION, institution),
    )
    return next((kind for kind, holds in tests if holds), HolderKind.UNNAMED)


def _is_hearsay(token: Token, surface: str) -> bool:
    """Tells whether a mention is of reports at large ("Reports", "a media report"), not of one paper."""
    if any(child.lower_ in _POINTING or child.dep_ == "nmod:poss" for child in token.lefts):
        return False
    others = [word for word in surface.casefold().split() if word not in {token.lower_, "a", "an"}]
    return lemma(token) in words("offices", "hearsay") and set(others) <= words("offices", "hearsay_kinds")


def is_text(token: Token, surface: str) -> bool:
    """Tells whether a mention names a treaty, a report or another text."""
    return token.ent_type_ == "LAW" or bool(_heads(token, surface) & words("offices", "documents"))


def _heads(token: Token, surface: str) -> set[str]:
    # Of a name the last word counts too: the parser takes "Status" for the head of "Status of Forces Agreement".
    last = surface.rsplit(maxsplit=1)[-1:] if token.pos_ == "PROPN" else []
    return {lemma(token), token.lower_, *(word.casefold() for word in last)}


def is_human(speaker: Speaker, token: Token) -> bool:
    """Tells whether an unnamed source is somebody who can speak, not a thing such as "the logic"."""
    if speaker.kind is not HolderKind.UNNAMED:
        return True
    known = (
        words("offices", "unnamed")
        | words("offices", "heads")
        | words("offices", "groups")
        | words("offices", "pronouns")
    )
    return lemma(token) in known or token.lower_ in known


def named_holder(kind: HolderKind, surface: str, mention: Speaker) -> Speaker:
    """Returns the mention as a holder of a kind, with an id made of its words."""
    return replace(mention, id=f"{kind.value}:{slug(surface)}", kind=kind, name=surface, country=country_of(surface))


def without_determiner(token: Token) -> Span:
    """Returns the phrase around a token without its article or pronoun in front."""
    span = phrase_span(token)
    start, _ = phrase_range(token)
    first = token.doc[start]
    if first.lower_ in words("offices", "determiners") and first.i < token.i:
        return Span(token.doc[start + 1].idx, span.end)
    return span
