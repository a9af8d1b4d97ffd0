"""The figures: as printed, as read, and in whose voice."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from burthen.cli.card_numbers import parties, reading
from burthen.cli.card_speakers import Speaker
from burthen.cli.card_style import DIM, VERDICT_STYLES, Marks, plain, probability, words
from burthen.labels import Voice
from burthen.records import Figure, Record


def figures_view(record: Record, speakers: dict[str, Speaker], marks: Marks) -> list[RenderableType]:
    """Returns the table of figures, or one line where there is none to show."""
    if record.figures is None:
        return [Text("not run", style=DIM)]
    if not record.figures:
        return [Text("none found", style=DIM)]
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    table.add_column(justify="right", no_wrap=True, style=DIM)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    numbers = {figure.id: index for index, figure in enumerate(record.figures, 1)}
    for figure in record.figures:
        table.add_row(
            f"[{numbers[figure.id]}]", plain(figure.quote, "underline"), _row(figure, speakers, numbers, marks)
        )
    return [table]


def _row(figure: Figure, speakers: dict[str, Speaker], numbers: dict[str, int], marks: Marks) -> Text:
    lines = [plain(reading(figure, marks))]
    context = [
        plain(figure.measures),
        plain(parties(figure.payer, figure.payee, marks)),
        *_links(figure, numbers),
    ]
    lines.append(Text(f" {marks.dot} ").join([part for part in context if part.plain]))
    lines.append(_voice(figure, speakers, marks))
    return Text("\n").join([line for line in lines if line.plain])


def _links(figure: Figure, numbers: dict[str, int]) -> list[Text]:
    links = []
    if figure.equivalent_of is not None:
        links.append(Text(f"restates [{numbers.get(figure.equivalent_of, '?')}]"))
    if figure.repeat_of is not None:
        links.append(Text(f"repeats [{numbers.get(figure.repeat_of, '?')}]"))
    if figure.scenario:
        links.append(Text("in a scenario"))
    if figure.unit_basis is not None and figure.unit_basis != "explicit":
        links.append(Text(f"unit: {words(figure.unit_basis)}"))
    return links


def _voice(figure: Figure, speakers: dict[str, Speaker], marks: Marks) -> Text:
    line = Text(style=DIM)
    if figure.voice is Voice.AUTHOR:
        line.append("author")
    elif figure.source in speakers:
        speaker = speakers[figure.source]
        line.append(f"{speaker.letter} {speaker.label}", style=f"not dim {speaker.style}")
    else:
        line.append_text(plain(figure.source or "source not named"))
    if figure.endorsement is not None:
        line.append(f" {marks.dot} ").append(figure.endorsement, style=VERDICT_STYLES.get(figure.endorsement, ""))
    return line.append(f" {marks.dot} {probability(figure.p)}")
