"""A text under edit: every change keeps the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from burthen.spans import OffsetMap, Piece, Span


class Edit(NamedTuple):
    """Replaces `text[start:end]` by `replacement`."""

    start: int
    end: int
    replacement: str


class Run(NamedTuple):
    """A piece in the making: a run of the draft and the source under it (see `spans.Piece`)."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Draft:
    """A text and the runs that map it to its source.

    Attributes:
        text: The text as edited so far.
        runs: In order, covering `text` without gaps, not overlapping in the source.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, source: str) -> Draft:
        """Returns the draft of an untouched text."""
        return cls(source, (Run(0, len(source), 0, len(source)),) if source else ())

    def edit(self, edits: Iterable[Edit]) -> Draft:
        """Returns the draft with edits made.

        Args:
            edits: In order, not overlapping, offsets into `text`. A replacement of equal length maps code point by
                code point, any other as a whole.
        """
        parts: list[str] = []
        steps: list[Run] = []
        at = length = 0
        for start, end, replacement in edits:
            for part, source_end in ((self.text[at:start], start), (replacement, end)):
                if part:
                    source_start = at if source_end == start else start
                    steps.append(Run(length, length + len(part), source_start, source_end))
                    parts.append(part)
                    length += len(part)
            at = end
        if not at:
            return self
        if at < len(self.text):
            steps.append(Run(length, length + len(self.text) - at, at, len(self.text)))
            parts.append(self.text[at:])
        # Most edits are the first of their text, and there is nothing to compose them with.
        untouched = self.runs == Draft.of(self.text).runs
        return Draft("".join(parts), tuple(_merged(steps if untouched else _composed(steps, self.runs))))

    def translate(self, table: dict[int, str]) -> Draft:
        """Returns the draft with single characters replaced by single characters."""
        return Draft(self.text.translate(table), self.runs)

    def source(self, start: int, end: int) -> Span:
        """Returns the source span under a stretch of the draft that is not empty."""
        first = self.runs[bisect_right(self.runs, start, key=lambda run: run.start) - 1]
        last = self.runs[bisect_right(self.runs, end - 1, key=lambda run: run.start) - 1]
        return Span(_clipped(first, start, first.end).source_start, _clipped(last, last.start, end).source_end)

    def offsets(self) -> OffsetMap:
        """Returns the map of the draft as it stands."""
        return OffsetMap(Piece(Span(run.start, run.end), Span(run.source_start, run.source_end)) for run in self.runs)


def _clipped(run: Run, start: int, end: int) -> Run:
    """Cuts a run down; of a run that maps as a whole, the part with its beginning keeps the whole source."""
    if run.end - run.start == run.source_end - run.source_start:
        shift = run.source_start - run.start
        return Run(start, end, start + shift, end + shift)
    return Run(start, end, run.source_start if start == run.start else run.source_end, run.source_end)


def _composed(steps: list[Run], runs: tuple[Run, ...]) -> Iterator[Run]:
    """Maps steps, whose source is the former draft, through the runs of that draft."""
    index = 0
    for step in steps:
        while index < len(runs) and runs[index].end <= step.source_start:
            index += 1
        under = []
        walk = index
        while walk < len(runs) and runs[walk].start < step.source_end:
            run = runs[walk]
            under.append(_clipped(run, max(run.start, step.source_start), min(run.end, step.source_end)))
            walk += 1
        index = max(index, walk - 1)
        if step.end - step.start == step.source_end - step.source_start:
            shift = step.start - step.source_start
            yield from (run._replace(start=run.start + shift, end=run.end + shift) for run in under)
        else:
            yield Run(step.start, step.end, under[0].source_start, under[-1].source_end)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Joins neighbours that map code point by code point, so that maps stay short."""
    last: Run | None = None
    for run in runs:
        if last is not None and _aligned(last) and _aligned(run) and last.source_end == run.source_start:
            last = Run(last.start, run.end, last.source_start, run.source_end)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _aligned(run: Run) -> bool:
    return run.end - run.start == run.source_end - run.source_start
