"""Indentation without trailing blanks, so that a card in a file or a mail has clean line ends."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment


@dataclass(frozen=True)
class Indented:
    """A renderable, moved to the right.

    Attributes:
        content: What is shown.
        columns: By how much.
        after: Empty lines that follow.
    """

    content: RenderableType
    columns: int = 2
    after: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(8, options.max_width - self.columns)
        for line in console.render_lines(self.content, options.update(width=width, height=None), pad=False):
            kept = _without_trailing_blanks(line)
            if kept:
                yield Segment(" " * self.columns)
                yield from kept
            yield Segment.line()
        for _ in range(self.after):
            yield Segment.line()


def _without_trailing_blanks(line: list[Segment]) -> list[Segment]:
    kept = list(line)
    while kept:
        text, style, control = kept.pop()
        if stripped := text.rstrip(" "):
            return [*kept, Segment(stripped, style, control)]
    return []
