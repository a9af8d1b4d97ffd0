"""Countries named in a stretch of text, as candidates for payer, payee and the owner of a fiscal calendar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from burthen.annotate.gazetteer import country_of
from burthen.figures.readings import PartyReading
from burthen.figures.scanner import Lexemes
from burthen.spans import Span

# A name is this many words at most ("United Arab Emirates", "the Republic of Korea" is found by its last).
_MAX_NAME = 4
# Words that belong to the name behind them.
_LEADS = frozenset({"south", "north", "united", "new", "saudi"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named between lexemes `first` and `last`."""

    first: int
    last: int
    country: str


# Names repeat all through an article and a run; the text of a name is short, so the cache stays small.
@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """Returns the ISO 3166-1 alpha-2 code of the first country in a text, None if there is none."""
    return country_of(text)


def mentions(lex: Lexemes, start: int, end: int) -> list[Mention]:
    """Returns the countries named between two lexemes, in text order."""
    found: list[Mention] = []
    i = start
    while i < end:
        mention = _at(lex, i, end) if lex[i].capital and lex[i].kind == "word" else None
        if mention is not None:
            found.append(mention)
        i = mention.last if mention else i + 1
    return found


def _at(lex: Lexemes, i: int, end: int) -> Mention | None:
    """Returns the name that starts at lexeme `i`: the longest whose first word is needed for it."""
    for j in range(min(end, i + _MAX_NAME), i, -1):
        if not all(item.capital or item.lower in ("of", "the") for item in lex.items[i:j]) or not lex[j - 1].capital:
            continue
        code = country(lex.quote(i, j))
        if code is None:
            return None
        if (lex[i].lower in _LEADS and j > i + 1) or (country(lex[i].text) == code and j == i + 1):
            return Mention(i, j, code)
        if country(lex[i].text) is None and j > i + 1 and country(lex.quote(i + 1, j)) is None:
            return Mention(i, j, code)
    return None


def government(lex: Lexemes, mention: Mention) -> PartyReading:
    """Returns the government that a mention of a country stands for."""
    quote = lex.quote(mention.first, mention.last)
    span = Span(lex[mention.first].start, lex[mention.last - 1].end)
    return PartyReading(quote, f"government:{mention.country}", mention.country, span)
