"""The card: one analysed article as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from burthen.cli.card_claims import claims_view, profile_view
from burthen.cli.card_figures import figures_view
from burthen.cli.card_header import header
from burthen.cli.card_layout import Indented
from burthen.cli.card_speakers import speakers_of
from burthen.cli.card_stances import stances_view
from burthen.cli.card_style import DIM, HEADING, Marks, marks_for, plain
from burthen.cli.card_text import legend, text_view
from burthen.records import Record


def console_for(stream: TextIO, color: bool | None = None, width: int | None = None) -> Console:
    """Returns a console that prints article text as it is: no markup, no emoji codes, no guessed highlights.

    Args:
        stream: Where it prints.
        color: Whether to colour; None lets the stream, NO_COLOR and FORCE_COLOR decide.
        width: Columns; None takes the terminal's, 80 where there is none.
    """
    return Console(
        file=stream,
        force_terminal=True if color else None,
        no_color=None if color is None else not color,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        safe_box=True,
    )


def render(record: Record, console: Console) -> Iterator[RenderableType]:
    """Yields the parts of the card in order."""
    marks = marks_for(console.encoding)
    speakers = speakers_of(record)
    yield _rule(marks)
    yield from header(record, marks)
    yield from _part("TEXT", text_view(record, speakers, marks), spaced=False)
    yield from (Indented(line) for line in legend(record, speakers, marks))
    yield from _part("FIGURES", figures_view(record, speakers, marks))
    yield from _part("CLAIMS", claims_view(record, speakers, marks))
    yield from _part("SENTENCES", profile_view(record, marks))
    yield from _part("STANCES", stances_view(record, marks))
    yield from _footer(record, marks)


def _rule(marks: Marks) -> Rule:
    return Rule(style=DIM, characters="─" if marks.currency_signs else "-")


def _part(title: str, body: Sequence[RenderableType], *, spaced: bool = True) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style=HEADING)
    for item in body:
        yield Indented(item) if spaced else item


def _footer(record: Record, marks: Marks) -> Iterator[RenderableType]:
    made = record.provenance
    models = f" {marks.dot} ".join(f"{name} {digest[:8]}" for name, digest in sorted(made.models.items()))
    yield Text()
    yield plain(
        f"burthen {made.burthen} {marks.dot} codebook {made.codebook_version} {marks.dot} layers run: "
        f"{', '.join(made.layers_run) or 'none'} {marks.dot} settings {made.settings_sha256[:8]}",
        DIM,
    )
    yield plain(f"models: {models or 'none'}", DIM)
    yield _rule(marks)
