"""Opens a source as a stream of uncompressed bytes, with its first bytes at hand."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from burthen.errors import InputError

HEAD_BYTES = 1 << 16
READ_ERRORS = (OSError, EOFError, zlib.error)
_GZIP = b"\x1f\x8b"


class Source(io.RawIOBase):
    """A stream whose first bytes were read already.

    Attributes:
        head: First bytes, at most `HEAD_BYTES`; reading starts with them all the same.
        whole: Whether `head` is all there is.
        is_file: Whether the file at the path can be opened again as it is (no pipe, no archive).
    """

    def __init__(self, stream: Any, *, owned: tuple[Any, ...] = (), is_file: bool = False) -> None:
        self._stream, self._owned, self.is_file = stream, owned, is_file
        self.head = _read_up_to(stream, HEAD_BYTES)
        self.whole = len(self.head) < HEAD_BYTES
        self._rest = io.BytesIO(self.head)

    def readable(self) -> bool:
        """Tells that the stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer; first with the head, then from the stream."""
        chunk = self._rest.read(len(buffer)) or self._stream.read(len(buffer)) or b""
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Closes what was opened for it; standard input is left open."""
        for stream in self._owned:
            stream.close()
        super().close()


def open_source(path: str, stdin: BinaryIO | None = None) -> Source:
    """Opens a file, or standard input for `-`; gzip is seen by its first two bytes and unpacked as it is read.

    Raises:
        InputError: B101 missing, B102 a folder, B103 not readable or a broken archive, B104 empty.
    """
    raw = (stdin or sys.stdin.buffer) if path == "-" else _open_file(path)
    owned = () if path == "-" else (raw,)
    try:
        with reading(path):
            source = Source(raw, owned=owned, is_file=path != "-")
            if source.head.startswith(_GZIP):
                archive = gzip.GzipFile(fileobj=io.BufferedReader(source))
                source = Source(archive, owned=(archive, *owned))
    except InputError:
        for stream in owned:
            stream.close()
        raise
    if not source.head:
        source.close()
        raise InputError("B104", path, "Give a source that has text in it.")
    return source


@contextmanager
def reading(path: str) -> Iterator[None]:
    """Turns the errors of a file system or an archive into InputError B103."""
    try:
        yield
    except READ_ERRORS as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise InputError("B103", path, "Check that it is whole and that you may read it.", detail=detail) from error


def read_all(source: Source, path: str, limit: int) -> bytes:
    """Reads to the end, but never past the limit, so that an archive cannot fill the memory.

    Raises:
        InputError: B103 not readable, B107 more than `limit` bytes.
    """
    with reading(path):
        content = _read_up_to(source, limit + 1)
    if len(content) > limit:
        remedy = "Split it, give many articles as JSONL, or raise ingest.max_bytes."
        raise InputError("B107", path, remedy, detail=f"more than {limit:,} bytes")
    return content


def _open_file(path: str) -> BinaryIO:
    try:
        if Path(path).is_dir():
            raise InputError("B102", path, "Give a file.")
        return Path(path).open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputError("B101", path, "Check the path.") from error
    except OSError as error:
        raise InputError("B103", path, "Check that you may read it.", detail=error.strerror or "") from error


def _read_up_to(stream: Any, size: int) -> bytes:
    """Reads until `size` bytes are there or the stream ends; one call to a pipe may give less."""
    chunks = bytearray()
    while len(chunks) < size and (chunk := stream.read(min(size - len(chunks), 1 << 20))):
        chunks += chunk
    return bytes(chunks)
