"""Countries, their governments' seats, and stable identifiers for holders.

References:
    Unicode CLDR, territory names for English, as packaged in babel; ISO 3166-1 alpha-2.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from burthen.annotate.lexicon import table, words

_INITIALISM = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\b")
_DETERMINERS = frozenset({"the", "a", "an", "of", "in", "both", "current", "new", "present", "s"})
_LONGEST = 5


def slug(name: str) -> str:
    """Returns a name as an identifier: letters without accents, digits, hyphens ("Lai Ching-te" -> "lai-ching-te")."""
    bare = _POSSESSIVE.sub("", _join_initials(name))
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "unknown"


def country_of(text: str) -> str | None:
    """Returns the ISO 3166-1 alpha-2 code of the first country, people, capital or seat of government in a text.

    Names need their capital letter, so that "us", "turkey" and "china" in small letters are words.
    """
    found = _find(_tokens(text))
    return found[0] if found else None


def without_countries(text: str) -> tuple[frozenset[str], str]:
    """Returns the codes of all countries, peoples and seats in a text, and the words that are left ("troops in")."""
    tokens, codes = _tokens(text), set()
    while found := _find(tokens):
        code, start, end = found
        codes.add(code)
        tokens = tokens[:start] + tokens[end:]
    return frozenset(codes), " ".join(tokens)


def is_country_name(text: str) -> bool:
    """Tells whether the text is a country's name, not an adjective or a capital."""
    return _key(_tokens(text)) in _lexicon("names")


def is_people(text: str) -> bool:
    """Tells whether the text ends in a people, as "many Americans" and "the Japanese" do."""
    tokens = _tokens(text)
    return any(_key(tokens[start:]) in _lexicon("people") for start in range(max(0, len(tokens) - 2), len(tokens)))


def government_of(text: str) -> str | None:
    """Returns the country whose government a phrase stands for, None if it says more than that.

    "Tokyo", "the White House", "the U.S. side" and "Japanese officials" are governments; "the Tokyo office of the
    bank" is not.
    """
    tokens = [token for token in _tokens(text) if token.casefold() not in _DETERMINERS]
    found = _find(tokens)
    if found is None:
        return None
    code, start, end = found
    rest = [token.casefold() for token in (*tokens[:start], *tokens[end:])]
    if not rest:
        return code if _key(tokens[start:end]) not in _lexicon("people") else None
    return code if all(word in words("offices", "government") for word in rest) else None


def country_of_surname(name: str) -> str | None:
    """Returns the country that somebody of this name has led since 2000, None if it is not in the table."""
    return _surnames().get(slug(name))


@cache
def country_name(code: str) -> str:
    """Returns the English short name of a country after CLDR, with the article that English asks for."""
    from babel import Locale

    name = str(Locale("en").territories.get(code, code))
    needs_article = name.startswith(("United ", "Nether", "Philip", "Czech Republic"))
    return f"the {name}" if needs_article else name


@cache
def _surnames() -> dict[str, str]:
    return {slug(name): code for code, names in table("offices")["surnames"].items() for name in names}


@cache
def _lexicon(kind: str) -> dict[str, str]:
    """Returns keys and codes of `names`, `people` or `seats`."""
    lexicon: dict[str, str] = {}
    if kind == "names":
        from babel import Locale

        territories = Locale("en").territories
        for code, name in territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}:
                lexicon[_key(_tokens(re.sub(r"\s*\(.*\)| SAR China", "", name)))] = code
    for code, entry in table("countries").items():
        lexicon.update({_key(_tokens(form)): code for form in entry.get(kind, ())})
    if kind == "names":
        lexicon |= {"US": "US", "UK": "GB"}
    return lexicon


@cache
def _all() -> dict[str, str]:
    return {**_lexicon("people"), **_lexicon("seats"), **_lexicon("names")}


def _find(tokens: list[str]) -> tuple[str, int, int] | None:
    """Returns code, start and end of the first, longest name among the tokens."""
    lexicon = _all()
    for start, token in enumerate(tokens):
        if not token[0].isupper():
            continue
        for end in range(min(len(tokens), start + _LONGEST), start, -1):
            code = lexicon.get(_key(tokens[start:end]))
            if code is not None:
                return code, start, end
    return None


def _tokens(text: str) -> list[str]:
    plain = _POSSESSIVE.sub("", _join_initials(text).replace("-", " "))
    return _WORD.findall(plain)


def _join_initials(text: str) -> str:
    return _INITIALISM.sub(lambda match: match[0].replace(".", ""), text)


def _key(tokens: list[str]) -> str:
    # Short names in capitals keep them: "US" is not "us".
    kept = [token if token.isupper() and len(token) <= 4 else token.casefold() for token in tokens]
    return " ".join(token for token in kept if token != "the") or " ".join(kept)
