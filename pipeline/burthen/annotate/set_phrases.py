"""Reports by a set phrase of several words: "let it be known that", "one hears that", "on the ground that"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.content import clause_end, pieces_of
from burthen.annotate.lexicon import table
from burthen.annotate.lost_verbs import nominal_before
from burthen.annotate.report import Frame, Report, cue_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSERTION = 8


def set_phrase_reports(token: Token) -> Iterator[Report]:
    """Yields the report of the longest set phrase that starts at a token."""
    doc = token.doc
    for kind, pattern in _by_first().get(token.lower_, ()) or _by_first().get(lemma(token), ()):
        end = _match(doc, token.i, token.sent.end, pattern)
        if end is None:
            continue
        source = None if kind == "hearsay" else _speaker(token)
        if kind != "hearsay" and source is None:
            return
        content = pieces_of(doc, end, clause_end(doc, end, token.sent.end))
        frame = Frame.HEARSAY if kind == "hearsay" else Frame.CLAUSE
        yield Report(frame, token, cue_span(doc, token.i, end), content, source, "say")
        return


def _speaker(token: Token) -> Token | None:
    """Returns who stands before the phrase; the subject of the sentence where a verb stands between."""
    before = nominal_before(token)
    if before is not None and token.pos_ in {"VERB", "AUX"}:
        return before
    subject = next((c for c in token.sent.root.children if c.dep_ == "nsubj" and c.i < token.i), None)
    return subject or before


@cache
def _by_first() -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    found: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for kind, phrases in table("cues")["phrases"].items():
        for phrase in sorted(phrases, key=len, reverse=True):
            pattern = tuple(frozenset(word.split("|")) for word in phrase.split())
            for first in pattern[0]:
                found.setdefault(first, []).append((kind, pattern))
    return found


def _match(doc: Doc, start: int, limit: int, pattern: tuple[frozenset[str], ...]) -> int | None:
    """Returns one past a match; a stretch between commas may stand before the phrase's "that"."""
    i = start
    for words in pattern:
        if i < limit and "that" in words and doc[i].text == ",":
            i = next((k + 1 for k in range(i + 1, min(limit, i + _INSERTION)) if doc[k].text == ","), limit)
        if i >= limit or not {doc[i].lower_, lemma(doc[i])} & words:
            return None
        i += 1
    return i if i < limit - 1 else None
