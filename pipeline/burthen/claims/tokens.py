"""From spans of characters to tokens of a Doc and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSERS = " \t\n.!?;:,…\"'”’»」』)]"


def token_range(doc: Doc, span: Span) -> tuple[int, int]:
    """Returns first token and one past the last token that a span of characters touches; equal for an empty one."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        token = doc[middle]
        if token.idx + len(token) <= span.start:
            low = middle + 1
        else:
            high = middle
    end = low
    while end < len(doc) and doc[end].idx < span.end:
        end += 1
    return low, end


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Returns the characters from the first to the last of some tokens; the range may not be empty."""
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def without_closers(text: str, span: Span) -> Span:
    """Returns a span without the punctuation that ends it and without white space, unless nothing would be left.

    A bracket or quotation mark that the span itself opens is kept.
    """
    start, end = span.trimmed(text).start, span.trimmed(text).end
    while end > start and text[end - 1] in CLOSERS and not _closes_own(text, start, end):
        end -= 1
    return Span(start, end) if end > start else span


def _closes_own(text: str, start: int, end: int) -> bool:
    """Tells whether the last character closes a mark opened inside, or belongs to the last word ("U.S.")."""
    last, body = text[end - 1], text[start : end - 1]
    pairs = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«", "」": "「", "』": "『"}
    if last in pairs:
        return pairs[last] in body and body.count(pairs[last]) > body.count(last)
    if last == '"':
        return body.count('"') % 2 == 1
    word = body.rsplit(None, 1)[-1] if body.split() else ""
    return last == "." and word.replace(".", "").isalpha() and "." in word
