"""Tells whether two names stand for the same holder.

"Donald Trump", "Mr. Trump" and "President Trump" do; so do "Seoul" and "the South Korean government", and all sources
without a name. Titles, accents and articles do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from burthen.annotate import gazetteer
from burthen.annotate.lexicon import words as lexicon_words
from burthen.labels import HolderKind
from burthen.records import ClaimSource, Holder, Party

UNNAMED = "unnamed"
_BRACKETS = re.compile(r"\(.*?\)")
_GOVERNMENT_ID = re.compile(r"government:([A-Z]{2})")
_SMALL = frozenset(
    {"the", "a", "an", "of", "for", "to", "in", "on", "and", "by", "at", "its", "his", "her", "their", "our"}
)


def names_of(holder: Holder | Party) -> list[str]:
    """Returns every name that a holder goes by in a record."""
    names = [holder.name or ""]
    if isinstance(holder, ClaimSource):
        names.append(holder.surface or "")
    if isinstance(holder, Holder):
        if holder.kind is HolderKind.UNNAMED:
            names.append(UNNAMED)
        if holder.kind is HolderKind.GOVERNMENT and holder.country:
            names.append(f"government:{holder.country}")
    return [name for name in names if name] or [""]


def same_any(gold: Iterable[str], predicted: Sequence[str], *, by_country: bool = False) -> bool:
    """Tells whether any gold name is any predicted name.

    Args:
        by_country: The same country is enough (payer and payee).
    """
    return any(same_name(one, other, by_country=by_country) for one in gold for other in predicted)


@lru_cache(maxsize=65536)
def same_name(gold: str, predicted: str, *, by_country: bool = False) -> bool:
    """Tells whether two names stand for the same holder."""
    if is_unnamed(gold) or is_unnamed(predicted):
        return is_unnamed(gold) and is_unnamed(predicted)
    one, other = _words(gold), _words(predicted)
    if one == other:
        return True
    country = country_of(gold)
    if by_country and country and country == country_of(predicted):
        return True
    governments = government_of(gold), government_of(predicted)
    if all(governments):
        return governments[0] == governments[1]
    return _share_a_name(one, other)


def _share_a_name(one: list[str], other: list[str]) -> bool:
    """Compares what is left of two names without titles, offices and small words."""
    proper, others = [w for w in one if w not in _generic()], [w for w in other if w not in _generic()]
    if proper and others:
        if proper[-1] == others[-1] and not _is_country_word(proper[-1]):
            return True
        small, large = sorted((set(proper), set(others)), key=len)
        if small <= large and not all(_is_country_word(word) for word in small):
            return True
    plain, plain_other = set(one) - _SMALL, set(other) - _SMALL
    return bool(plain | plain_other) and len(plain & plain_other) / len(plain | plain_other) >= 0.5


def is_unnamed(name: str) -> bool:
    """Tells whether a name stands for nobody in particular ("critics", "some officials", nothing at all)."""
    if not name.strip() or UNNAMED in name.casefold():
        return True
    kept = [word for word in _words(name) if word not in _SMALL]
    return bool(kept) and all(word in _nobody() or word.removesuffix("s") in _nobody() for word in kept)


def country_of(name: str) -> str | None:
    """Returns the ISO code of the country that a name holds, as `government:XX` or in words."""
    found = _GOVERNMENT_ID.fullmatch(name.strip())
    return found[1] if found else gazetteer.country_of(name)


def government_of(name: str) -> str | None:
    """Returns the country whose government a name stands for as such."""
    found = _GOVERNMENT_ID.fullmatch(name.strip())
    return found[1] if found else gazetteer.government_of(_BRACKETS.sub("", name))


@lru_cache(maxsize=65536)
def _words(name: str) -> list[str]:
    bare = _BRACKETS.sub("", name)
    plain = unicodedata.normalize("NFKD", bare if bare.strip() else name).replace("’", "'")
    plain = plain.encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"\b((?:[a-z]\.)+[a-z]?)(?=\W|$)", lambda match: match[0].replace(".", ""), plain)
    plain = re.sub(r"'s\b|'", "", plain)
    return ["defense" if word == "defence" else word for word in re.findall(r"[a-z0-9]+", plain)]


def _is_country_word(word: str) -> bool:
    return gazetteer.country_of(word.upper() if len(word) <= 3 else word.capitalize()) is not None


@cache
def _generic() -> frozenset[str]:
    """Words that tell an office and not who holds it."""
    lists = ("heads", "titles", "government", "institutions")
    listed = {word for name in lists for entry in lexicon_words("offices", name) for word in entry.split()}
    return frozenset(
        listed
        | _SMALL
        | {"defense", "state", "foreign", "finance", "minister", "ministers", "senior", "top", "members"}
    )


@cache
def _nobody() -> frozenset[str]:
    listed = {word for entry in lexicon_words("offices", "unnamed") for word in entry.split()}
    return frozenset(
        listed
        | {
            "some",
            "many",
            "several",
            "others",
            "people",
            "media",
            "who",
            "they",
            "one",
            "few",
            "most",
            "anonymous",
            "unknown",
        }
    )
