"""A small offline check that a text is English: the share of function words, and the script of its letters.

References:
    Grefenstette (1995), "Comparing two language identification schemes": frequent short words tell the languages of
    running text apart once there are some twenty words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from burthen.ingest.words import table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STEP = 17


@dataclass(frozen=True)
class LanguageReading:
    """What the words of a text tell.

    Attributes:
        code: ISO 639-1 of the language, None where it cannot be told.
        sure: False for a text that is too short or too mixed to tell; it then should pass.
    """

    code: str | None
    sure: bool


def read_language(text: str) -> LanguageReading:
    """Tells the language of a text."""
    settings = table("language")
    if (script := _script(text)) is not None:
        return LanguageReading(script, sure=True)
    words = [word.casefold().replace("’", "'") for word in _words(text, settings["sample_words"])]
    if len(words) < settings["min_words"]:
        return LanguageReading(None, sure=False)
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _function_words().items()}
    english = shares.pop("en")
    best = max(shares, key=lambda code: shares[code])
    if shares[best] > max(english, settings["doubt_share"]):
        return LanguageReading(best, sure=True)
    if english >= settings["english_share"]:
        return LanguageReading("en", sure=True)
    return LanguageReading("en" if english >= settings["doubt_share"] else None, sure=english < settings["doubt_share"])


def language_code(name: str) -> str | None:
    """Returns ISO 639-1 for a tag or a name (`en-GB`, `eng`, `English`); None if it is none of those known."""
    names: dict[str, str] = table("language")["names"]
    lowered = name.strip().casefold()
    by_name = {value.casefold(): code for code, value in names.items()}
    first = re.split(r"[-_]", lowered)[0]
    return by_name.get(lowered) or ({"eng": "en"}.get(first, first) if re.fullmatch(r"[a-z]{2,3}", first) else None)


def language_name(code: str | None) -> str:
    """Returns the English name of a language, or the code where the name is not known."""
    names: dict[str, str] = table("language")["names"]
    return names.get(code or "", code or "unknown language")


def _words(text: str, limit: int) -> list[str]:
    """Returns words from the start; the middle and the end would cost more and tell no more."""
    return [match.group() for match, _ in zip(_WORD.finditer(text), range(limit), strict=False)]


@cache
def _function_words() -> dict[str, frozenset[str]]:
    lists = {code: frozenset(words.split()) for code, words in table("language")["words"].items()}
    english = lists["en"] | {"a", "in", "he", "me", "as", "is", "of", "die", "an", "so", "on", "do", "to", "no", "we"}
    return {"en": english} | {code: words - english for code, words in lists.items() if code != "en"}


def _script(text: str) -> str | None:
    """Returns the language of the script that most letters are in, None for Latin."""
    # One character in a few tells the script of a long text as well as all of them.
    step = _STEP if len(text) > 20_000 else 1
    letters = [ord(character) for character in text[::step] if character.isalpha()]
    counts = {
        code: sum(low <= letter <= high for letter in letters for low, high in ranges)
        for code, ranges in _ranges().items()
    }
    if not letters or sum(counts.values()) < table("language")["script_share"] * len(letters):
        return None
    # Japanese mixes kana with Han; a Chinese text has hardly any kana.
    if counts["ja"] > 0.05 * counts["zh"] and counts["ja"] + counts["zh"] > len(letters) / 2:
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    return "uk" if best == "ru" and re.search("[іїєґ]", text) else best


@cache
def _ranges() -> dict[str, list[tuple[int, int]]]:
    scripts = table("language")["scripts"]
    return {code: [(int(low, 16), int(high, 16)) for low, high in ranges] for code, ranges in scripts.items()}
