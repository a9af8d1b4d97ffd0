"""From a record to what is compared: the words of the text that was analysed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from burthen.duplicates.wire import credit_of
from burthen.records import ArticleRecord

_WORD = re.compile(r"[^\W_]+")
_HEADLINE_WITHIN = 40


@dataclass(frozen=True)
class Entry:
    """One article as the index takes it.

    Attributes:
        id: Its identifier.
        outlet: Its outlet, None where it is not known.
        published: ISO 8601 date or date and time, None where it is not known.
        words: Words of the analysed text, plain and without case.
        credit: Words that name an agency, None if none do.
    """

    id: str
    outlet: str | None
    published: str | None
    words: tuple[str, ...]
    credit: str | None = None


def entry_of(article: ArticleRecord) -> Entry:
    """Returns what is compared of an article: its text less what cleaning removed and less its headline.

    Furniture of the page is the same in all articles of an outlet, and papers set their own headlines over shared text;
    neither says whether the text is the same.
    """
    words = tuple(words_of(_analysed(article)))
    headline = tuple(words_of(article.headline or ""))
    return Entry(article.id, article.outlet, article.published, _without(words, headline), credit_of(article))


def words_of(text: str) -> list[str]:
    """Returns letters and digits in words, without case, in the compatibility form (`ﬁ` is `fi`)."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\xad", ""))


def _analysed(article: ArticleRecord) -> str:
    parts, at = [], 0
    for span in sorted(article.removed, key=lambda removed: removed.start):
        parts.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*parts, article.text[at:]])


def _without(words: tuple[str, ...], headline: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the words after the headline, if it stands at the beginning and is not all there is."""
    if not headline or len(headline) >= len(words):
        return words
    starts = range(min(_HEADLINE_WITHIN, len(words) - len(headline)))
    at = next((start for start in starts if words[start : start + len(headline)] == headline), None)
    return words if at is None else words[:at] + words[at + len(headline) :]
