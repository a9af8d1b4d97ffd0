"""Lines of a stream, none longer than the limit, with undecodable bytes kept apart from sound text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from burthen.errors import InputError
from burthen.ingest.decoding import find_encoding
from burthen.ingest.loading import READ_ERRORS, Source

_UNDECODED = re.compile("[\udc80-\udcff]")


class Lines(Iterator[str]):
    """Iterates over the decoded lines of a stream.

    A line that is too long, or a stream that breaks off, raises InputError from `next`; the iterator can go
    on after it.
    Bytes that the encoding does not know come as lone surrogates (`surrogateescape`); see `sound`.

    Args:
        source: Stream of bytes.
        path: Path for error messages.
        limit: Longest line, in characters.
        newline: As for `io.TextIOWrapper`.

    Attributes:
        number: Lines read so far.
        warning: A sentence for the records where the encoding was guessed, else None.

    Raises:
        InputError: B105 or B106 when the first bytes are no text.
    """

    def __init__(self, source: Source, path: str, limit: int, *, newline: str | None) -> None:
        encoding = find_encoding(source.head, path, whole=source.whole)
        self._stream = io.TextIOWrapper(
            io.BufferedReader(source), encoding=encoding.name, errors="surrogateescape", newline=newline
        )
        self._path, self._limit, self._broken = path, limit, False
        self.number = 0
        self.warning = encoding.warning

    def __next__(self) -> str:
        line = self._readline()
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit:
            while line and not line.endswith(("\n", "\r")):
                line = self._readline()
            remedy = "Split it, or raise ingest.max_bytes."
            raise InputError(
                "B107", f"{self._path}:{self.number}", remedy, detail=f"more than {self._limit:,} characters"
            )
        return line

    def _readline(self) -> str:
        if self._broken:
            return ""
        try:
            return self._stream.readline(self._limit + 1)
        except (*READ_ERRORS, UnicodeError) as error:
            self._broken = True
            code, remedy = (
                ("B106", "Save it as UTF-8.")
                if isinstance(error, UnicodeError)
                else ("B103", "Check that it is whole.")
            )
            raise InputError(code, f"{self._path}:{self.number + 1}", remedy, detail=str(error)) from error


def sound(text: str, place: str) -> str:
    """Returns the text if every byte of it could be decoded.

    Raises:
        InputError: B106 if not.
    """
    if _UNDECODED.search(text):
        raise InputError("B106", place, "Save it as UTF-8 and try again.", detail="some bytes are not in its encoding")
    return text
