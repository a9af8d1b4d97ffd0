"""Currencies by sign, code, word and country. Names, signs and countries come from CLDR through babel."""

from __future__ import annotations

from datetime import date
from functools import cache

from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes
from burthen.labels import UnitBasis

Money = tuple[str, UnitBasis, int]


# Money that went out of use before this year is not in editorials on alliances.
_OLDEST = 1945


@cache
def currency_of_country(country: str, day: date | None = None) -> str | None:
    """Returns the ISO 4217 code of a country's tender on a day, today's without one; None if it is not known."""
    from babel.core import get_global

    listed = get_global("territory_currencies").get(country, ())
    if day is not None:
        when = (day.year, day.month, day.day)
        then = [code for code, since, until, tender in listed if tender and (since or when) <= when <= (until or when)]
        if then:
            return str(then[-1])
    current = [code for code, _, until, tender in listed if tender and until is None]
    return current[0] if current else None


@cache
def country_of_currency(code: str) -> str | None:
    """Returns the country whose alone a currency is, else None (as for the euro)."""
    from babel.core import get_global

    if code[:2] in get_global("territory_currencies") and currency_of_country(code[:2]) == code:
        return code[:2]
    return None


@cache
def _codes() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(
        code
        for listed in get_global("territory_currencies").values()
        for code, _, until, tender in listed
        if tender and until is None
    )


@cache
def _former() -> frozenset[str]:
    """Codes that are nobody's tender any more, and were after the war: Belgian francs, German marks, litas."""
    from babel.core import get_global

    listed = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, until, tender in entries
        if tender and until is not None and until[0] >= _OLDEST
    }
    return frozenset(listed) - _codes()


@cache
def _former_names() -> dict[tuple[str, ...], str]:
    """From the words of the English name of a former currency to its code; years in brackets are left out."""
    from babel.numbers import get_currency_name

    names = {}
    for code in sorted(_former()):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en").lower()
            if "(" not in name:
                names[tuple(name.split())] = code
    return names


@cache
def _names() -> dict[tuple[str, ...], str]:
    """From the words of a currency's English name to its code: ("south", "korean", "won") to KRW."""
    from babel.numbers import get_currency_name

    names = {}
    for code in sorted(_codes()):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en").lower().replace("us dollar", "u.s. dollar")
            names[tuple(name.split())] = code
    names[("us", "dollar")] = names[("us", "dollars")] = "USD"
    names[("american", "dollar")] = names[("american", "dollars")] = "USD"
    return names


@cache
def _nouns() -> dict[str, str]:
    """From the last word of a name to the code where that word means one currency; the table decides the rest."""
    owners: dict[str, set[str]] = {}
    for name, code in _names().items():
        owners.setdefault(name[-1], set()).add(code)
    for name, code in _former_names().items():
        owners.setdefault(name[-1], set()).add(code)
    nouns = {noun: next(iter(codes)) for noun, codes in owners.items() if len(codes) == 1}
    listed = table("units")["currency"]["words"]
    nouns.update(listed)
    nouns.update({noun + "s": code for noun, code in listed.items() if noun + "s" not in listed})
    return {
        noun: code
        for noun, code in nouns.items()
        if noun.isalpha() and noun not in words("units", "currency", "ambiguous", "words")
    }


@cache
def _signs() -> dict[str, str]:
    from babel import Locale

    signs = {
        sign: code for code, sign in Locale("en").currency_symbols.items() if code in _codes() and not sign.isalpha()
    }
    signs.update(table("units")["currency"]["signs"])
    return {sign: code for sign, code in signs.items() if sign != "$"}


def dollar(country: str | None) -> tuple[str, UnitBasis]:
    """Resolves a bare "$" or "dollars".

    The outlet's own dollar where its press writes the bare sign for it (Australia, Canada, New Zealand, ...), else
    the US dollar. Without a known outlet country it is the US dollar with the basis `unknown`.

    Args:
        country: ISO 3166-1 alpha-2 of the outlet.
    """
    own = currency_of_country(country) if country in words("units", "currency", "dollar", "countries") else None
    return own or "USD", UnitBasis.OUTLET_DEFAULT if country else UnitBasis.UNKNOWN


def read_sign(lex: Lexemes, i: int, country: str | None) -> Money | None:
    """Reads a currency sign or code before a number: "$", "US$", "NT$", "USD", "Rs.", "CN¥".

    Returns:
        Code, basis and the index of the lexeme behind it.
    """
    first = lex[i]
    if first.kind == "sign":
        return _sign_and_letters(lex, i) or _bare_sign(first.text, i, country)
    return _letters(lex, i) if first.kind == "word" and first.capital else None


def _bare_sign(text: str, i: int, country: str | None) -> Money | None:
    if text == "$":
        return (*dollar(country), i + 1)
    code = "CNY" if text == "¥" and country == "CN" else _signs().get(text)
    return (code, UnitBasis.EXPLICIT, i + 1) if code else None


def _sign_and_letters(lex: Lexemes, i: int) -> Money | None:
    """Reads "$US500", with the letters behind the sign as Australian papers write them."""
    letters = lex[i + 1]
    code = _signs().get(lex[i].text + letters.text) if letters.kind == "word" and letters.glued else None
    return (code, UnitBasis.EXPLICIT, i + 2) if code else None


def _letters(lex: Lexemes, i: int) -> Money | None:
    """Reads "US$", "NT$", "Rs." and codes before digits."""
    first, sign = lex[i], lex[i + 1]
    if sign.kind == "sign" and sign.glued:
        code = _signs().get(first.text + sign.text) or _dollar_of(first.text, sign.text)
        return (code, UnitBasis.EXPLICIT, i + 2) if code else None
    prefix = table("units")["currency"]["prefixes"].get(first.text)
    if prefix:
        j = i + 2 if sign.text == "." else i + 1
        # A single letter before a small number is a designation ("P3"), before a large one a currency ("P40,000").
        large = "," in lex[j].text or lex[j + 1].lower in words("numbers", "scales")
        return (prefix, UnitBasis.EXPLICIT, j) if lex[j].kind == "num" and (len(first.text) > 1 or large) else None
    if first.text in _codes() and sign.kind == "num":
        return first.text, UnitBasis.EXPLICIT, i + 1
    return None


def _dollar_of(letters: str, sign: str) -> str | None:
    """Reads any such sign: "AU$" and "HK$" are the currencies of the countries with those letters."""
    return currency_of_country(letters) if sign == "$" and len(letters) == 2 and letters.isupper() else None


def read_word(lex: Lexemes, i: int, country: str | None, day: date | None = None) -> Money | None:
    """Reads a currency word or code behind a number: "yen", "South Korean won", "Australian dollars", "USD".

    Args:
        country: ISO 3166-1 alpha-2 of the outlet, whose francs bare francs are.
        day: Day of publication: which francs its country had then.
    """
    for length in (4, 3, 2):
        words_ = tuple(lex[k].lower for k in range(i, i + length))
        code = _names().get(words_) or _former_names().get(words_)
        if code:
            return code, UnitBasis.EXPLICIT, i + length
    if lex[i].text in _codes():
        return lex[i].text, UnitBasis.EXPLICIT, i + 1
    return _noun(lex, i, country, day) if lex[i].kind == "word" else None


def _noun(lex: Lexemes, i: int, country: str | None, day: date | None) -> Money | None:
    """Reads "yen", "francs": what the outlet's country had then, where several share the noun."""
    word = lex[i]
    noun = word.lower.removesuffix("s")
    own = currency_of_country(country, day) if country else None
    if own in _former() and {word.lower, noun} & _name_words(own):
        return own, UnitBasis.OUTLET_DEFAULT, i + 1
    code = _nouns().get(word.lower)
    if code is None:
        return None
    if noun in ("dollar", "cent"):
        return (*dollar(country), i + 1)
    if noun in words("units", "currency", "shared", "nouns") and own and noun in _name_words(own):
        return own, UnitBasis.OUTLET_DEFAULT, i + 1
    return code, UnitBasis.EXPLICIT, i + 1


@cache
def _name_words(code: str | None) -> frozenset[str]:
    listed = [*_names().items(), *_former_names().items()]
    return frozenset(name[-1] for name, owner in listed if owner == code)
