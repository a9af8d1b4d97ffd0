"""One writer a format: all take records and error records, in order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, TextIO

from burthen.cli.options import Format
from burthen.records import ErrorRecord, Record

if TYPE_CHECKING:
    from rich.console import Console


class Writer(Protocol):
    """Writes records to a stream."""

    def write(self, record: Record | ErrorRecord) -> None:
        """Writes one record."""

    def close(self) -> None:
        """Writes what belongs after the last one; the stream stays open."""


class JsonlWriter:
    """A record a line, written through at once so that a pipe sees it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record | ErrorRecord) -> None:
        """Writes one line."""
        self._stream.write(record.to_json() + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing follows the last line."""


class JsonWriter:
    """An indented array, also where there is only one record, so that readers need one case."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._count = 0

    def write(self, record: Record | ErrorRecord) -> None:
        """Writes one item of the array."""
        self._stream.write("[\n" if not self._count else ",\n")
        self._stream.write(json.dumps(json.loads(record.to_json()), ensure_ascii=False, indent=2))
        self._count += 1

    def close(self) -> None:
        """Closes the array."""
        self._stream.write("\n]\n" if self._count else "[]\n")


class CardWriter:
    """A card an article; failures have had their line on standard error."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, record: Record | ErrorRecord) -> None:
        """Prints one card."""
        from burthen.cli.card import render

        if isinstance(record, Record):
            for part in render(record, self._console):
                self._console.print(part)

    def close(self) -> None:
        """Nothing follows the last card."""


def writer_for(kind: Format, stream: TextIO, color: bool | None = None) -> Writer:
    """Returns the writer of a format.

    Args:
        kind: The format.
        stream: Where it writes.
        color: Whether a card has colour; None lets the stream and NO_COLOR decide.
    """
    if kind is Format.CARD:
        from burthen.cli.card import console_for

        return CardWriter(console_for(stream, color))
    return JsonWriter(stream) if kind is Format.JSON else JsonlWriter(stream)
