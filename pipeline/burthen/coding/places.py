"""Finds what a coding sheet names: numbered sentences, and the words quoted from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from burthen.errors import RecordError
from burthen.spans import Span

_NUMBERED = re.compile(r"(.*)@(\d+)$", re.DOTALL)


@dataclass
class Places:
    """The numbered sentences of one article.

    Attributes:
        text: The text as extracted.
        sheet: Name of the sheet, for messages.
        spans: Span of each sentence by its number ("S4", "S4b"), in order of the text.
    """

    text: str
    sheet: str
    spans: dict[str, Span] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        text: str,
        segments: Sequence[Span],
        *,
        split: Sequence[tuple[str, str]] = (),
        join: Sequence[Sequence[str]] = (),
        sheet: str = "sheet",
    ) -> Places:
        """Numbers the segments and applies the coder's joins, then splits.

        Args:
            split: Pairs of a number and the words before which the sentence is split; the parts are S6, S6b, S6c.
            join: Groups of neighbouring numbers; the joined sentence keeps the first.

        Raises:
            RecordError: B402 for a number or words that are not there.
        """
        places = cls(text, sheet, {f"S{n}": span for n, span in enumerate(segments, start=1)})
        for group in join:
            places._join(group)
        for number, words in split:
            places._split(number, words)
        places.spans = dict(sorted(places.spans.items(), key=lambda item: item[1]))
        return places

    def sentence(self, number: str) -> Span:
        """Returns the span of a numbered sentence.

        Raises:
            RecordError: B402 if there is no such number.
        """
        if number not in self.spans:
            raise self.error(number, "there is no such sentence")
        return self.spans[number]

    def find(self, words: str, number: str, *, reach: int | None = None) -> Span:
        """Returns the span of quoted words.

        Args:
            words: Exact words; `@2` behind them means their second occurrence.
            number: The sentence in which they start.
            reach: How many characters past the sentence the words may go on; None for none at all.

        Raises:
            RecordError: B402 if the words are not there.
        """
        occurrence = 1
        if match := _NUMBERED.fullmatch(words):
            words, occurrence = match[1], int(match[2])
        span = self.sentence(number)
        end = span.end + (reach or 0)
        start = span.start - 1
        for _ in range(occurrence):
            start = self.text.find(words, start + 1, end)
            if start < 0 or not words.strip():
                raise self.error(number, f"{words!r} is not in {span.of(self.text)!r}")
        if reach is not None and start >= span.end:
            raise self.error(number, f"{words!r} does not start in this sentence")
        return Span(start, start + len(words))

    def find_anywhere(self, words: str, near: Span) -> Span:
        """Returns the occurrence of quoted words nearest to a span, as whole words if they stand so anywhere.

        Raises:
            RecordError: B402 if the words are not in the text.
        """
        pattern = re.escape(words)
        whole = [match.start() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", self.text)]
        starts = whole or [match.start() for match in re.finditer(pattern, self.text)] if words.strip() else []
        if not starts:
            raise self.error("text", f"{words!r} is not there")
        start = min(starts, key=lambda at: (abs(at - near.start), at))
        return Span(start, start + len(words))

    def holding(self, offset: int) -> str | None:
        """Returns the number of the sentence that holds a code point."""
        return next((number for number, span in self.spans.items() if span.start <= offset < span.end), None)

    def error(self, where: str, detail: str) -> RecordError:
        """Returns the error that names a place of the sheet."""
        return RecordError("B402", f"{self.sheet} [{where}]", "Correct the sheet.", detail=detail)

    def _join(self, group: Sequence[str]) -> None:
        spans = [self.sentence(number) for number in group]
        for number in group[1:]:
            del self.spans[number]
        self.spans[group[0]] = Span(min(s.start for s in spans), max(s.end for s in spans))

    def _split(self, number: str, words: str) -> None:
        """Splits the last part of a sentence that holds the words, so that several splits follow each other."""
        parts = [number, *(number + letter for letter in "bcdefghij" if number + letter in self.spans)]
        for part in reversed(parts):
            span = self.sentence(part)
            at = self.text.find(words, span.start + 1, span.end)
            if at > 0:
                self.spans[part] = Span(span.start, at).trimmed(self.text)
                self.spans[number + "bcdefghij"[len(parts) - 1]] = Span(at, span.end).trimmed(self.text)
                return
        raise self.error(number, f"{words!r} is not in it, so it cannot be split there")
