"""The article itself: own voice plain, quoted voices in lettered brackets and colours, figures numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.text import Text

from burthen.cli.card_layout import Indented
from burthen.cli.card_speakers import Speaker, quoted_claims, speaker_id
from burthen.cli.card_style import DIM, HEADING, VERDICT_STYLES, Marks, plain, safe, shorten, words
from burthen.labels import Endorsement, Role, Voice
from burthen.records import Quoted, Record, RemovedSpan
from burthen.spans import Span


@dataclass(frozen=True)
class Ink:
    """A stretch of the text with a style and what is written before and after it."""

    start: int
    end: int
    style: str
    before: str = ""
    after: str = ""
    mark_style: str = ""
    verdict: Endorsement | None = None


def text_view(record: Record, speakers: dict[str, Speaker], marks: Marks) -> list[Indented]:
    """Returns the paragraphs of the article, and a dim line for every run of what was removed."""
    inks = [*_headlines(record), *_quotations(record, speakers, marks), *_figures(record)]
    inks = [trimmed for ink in inks if (trimmed := _trimmed(ink, record.article.text)) is not None]
    return [Indented(block, after=1) for block in _blocks(record, inks, marks)]


def legend(record: Record, speakers: dict[str, Speaker], marks: Marks) -> list[Text]:
    """Returns one line a quoted holder, or what there is to say when there is none."""
    if record.claims is None and not (record.sentences or ()):
        return [Text("voices: not run", style=DIM)]
    if not speakers:
        return [Text("All of it is in the article's own voice, as far as was read.", style=DIM)]
    key = f"{marks.open}A{marks.bar}{marks.dots}{marks.close} words or thoughts of A {marks.dot} {marks.yes} endorsed, "
    key += f"{marks.no} rejected by the article {marks.dot} [1] number of a figure"
    return [*(_legend_line(speaker, marks) for speaker in speakers.values()), Text(key, style=DIM)]


def _legend_line(speaker: Speaker, marks: Marks) -> Text:
    line = Text(f"{marks.open}{speaker.letter}{marks.bar} ", style=f"bold {speaker.style}")
    line.append_text(plain(speaker.label, speaker.style))
    times = "once" if speaker.quotations == 1 else f"{speaker.quotations} times"
    return line.append(f"  quoted {times}", style=DIM)


def _headlines(record: Record) -> Iterator[Ink]:
    for sentence in record.sentences or ():
        if sentence.role is Role.HEADLINE:
            yield Ink(sentence.start, sentence.end, HEADING)


def _quotations(record: Record, speakers: dict[str, Speaker], marks: Marks) -> Iterator[Ink]:
    claims = quoted_claims(record)
    for claim in claims:
        speaker = speakers[speaker_id(claim)]
        pieces: list[Quoted] = list(claim.spans) or [claim]
        for piece in pieces:
            yield Ink(
                piece.start,
                piece.end,
                speaker.style,
                f"{marks.open}{speaker.letter}{marks.bar}",
                marks.close,
                f"bold {speaker.style}",
                claim.endorsement if piece is pieces[-1] else None,
            )
    if record.claims is None:
        for sentence in record.sentences or ():
            if sentence.voice is Voice.OTHER:
                yield Ink(sentence.start, sentence.end, "cyan", marks.open, marks.close, "bold cyan")


def _trimmed(ink: Ink, text: str) -> Ink | None:
    """Takes white space off the ends, so that a mark never falls between two lines; None if nothing is left."""
    span = Span(ink.start, ink.end).trimmed(text)
    return replace(ink, start=span.start, end=span.end) if len(span) else None


def _verdict(verdict: Endorsement | None, marks: Marks) -> Text:
    signs = {Endorsement.ENDORSED: marks.yes, Endorsement.REJECTED: marks.no}
    return Text(signs.get(verdict, ""), style=VERDICT_STYLES.get(verdict, "")) if verdict else Text()


def _figures(record: Record) -> Iterator[Ink]:
    for index, figure in enumerate(record.figures or (), 1):
        yield Ink(figure.start, figure.end, "underline", "", f"[{index}]", DIM)


def _blocks(record: Record, inks: list[Ink], marks: Marks) -> Iterator[Text]:
    """Yields a block for each line of text, and one for each run of removals, in text order."""
    text, position = record.article.text, 0
    run: list[RemovedSpan] = []
    for span in sorted(record.article.removed, key=lambda item: item.start):
        kept = text[position : span.start]
        if run and (kept.strip() or run[-1].reason is not span.reason):
            yield _removed_line(run, marks)
            run = []
        yield from _lines(text, position, max(position, span.start), inks, marks)
        run.append(span)
        position = max(position, span.end)
    if run:
        yield _removed_line(run, marks)
    yield from _lines(text, position, len(text), inks, marks)


def _removed_line(run: list[RemovedSpan], marks: Marks) -> Text:
    size = sum(span.end - span.start for span in run)
    pieces = "" if len(run) == 1 else f" {len(run)} pieces,"
    line = f"[removed: {words(run[0].reason)},{pieces} {size} characters: {shorten(run[0].quote, 48, marks)}]"
    return Text(line, style=f"{DIM} italic")


def _lines(text: str, start: int, end: int, inks: list[Ink], marks: Marks) -> Iterator[Text]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        stop = position + len(line)
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield _inked(text, position + lead, position + len(line.rstrip()), inks, marks)
        position = stop


def _inked(text: str, start: int, end: int, inks: list[Ink], marks: Marks) -> Text:
    """Returns one line with its marks; at one place the inner marks close first and the outer ones open first."""
    here = [ink for ink in inks if ink.start < end and start < ink.end]
    places = sorted({start, end, *(place for ink in here for place in (ink.start, ink.end) if start < place < end)})
    out = Text()
    for place, following in zip(places, [*places[1:], end], strict=True):
        for ink in sorted((ink for ink in here if ink.end == place), key=lambda ink: -ink.start):
            out.append(ink.after, style=ink.mark_style).append_text(_verdict(ink.verdict, marks))
        for ink in sorted((ink for ink in here if ink.start == place), key=lambda ink: -ink.end):
            out.append(ink.before, style=ink.mark_style)
        cover = sorted((ink for ink in here if ink.start <= place < ink.end), key=lambda ink: ink.start - ink.end)
        out.append(safe(text[place:following]), style=" ".join(ink.style for ink in cover))
    return out
