"""The index on disk: one row an article, one a text, and the bands in which texts meet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from burthen.duplicates.entries import Entry
from burthen.duplicates.parameters import Parameters, load_parameters
from burthen.duplicates.sketch import sketch_of
from burthen.errors import InputError, RecordError, SettingsError

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, n_words INTEGER NOT NULL,
    shingles BLOB NOT NULL, lead BLOB NOT NULL);
CREATE TABLE articles (id TEXT PRIMARY KEY, text INTEGER NOT NULL REFERENCES texts, outlet TEXT, published TEXT,
    credit TEXT) WITHOUT ROWID;
CREATE TABLE bands (value INTEGER NOT NULL, text INTEGER NOT NULL);
"""
# Articles of one transaction: what an interruption can cost at most, to be given again.
_BATCH = 1_000
# Kibibytes of memory that SQLite may use for pages.
_CACHE_KIB = 16_384


class Row(NamedTuple):
    """An article of the index."""

    id: str
    text: int
    outlet: str | None
    published: str | None
    credit: str | None


class DuplicateIndex:
    """Texts of all runs so far.

    Whatever is added is added in transactions: after an interruption the index holds whole batches, and giving the same
    records again adds what is missing and nothing twice.

    Args:
        path: Its file; made if it does not exist. A single process may write at a time.
        parameters: Values of the comparison; the bundled ones if None.
        durable: Whether it must outlive a loss of power; False for one that nobody needs afterwards.

    Raises:
        InputError: B103 if the file cannot be read, or is no such index.
        SettingsError: B205 if it was made with other parameters.
    """

    def __init__(self, path: Path, parameters: Parameters | None = None, *, durable: bool = True) -> None:
        self.path = path
        self.parameters = parameters or load_parameters()
        with self._reported():
            self._database = sqlite3.connect(path)
        try:
            with self._reported():
                self._database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                if not durable:
                    self._database.execute("PRAGMA synchronous = OFF")
                self._open()
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def __len__(self) -> int:
        return self._one("SELECT count(*) FROM articles")

    @property
    def n_texts(self) -> int:
        """Number of different texts."""
        return self._one("SELECT count(*) FROM texts")

    def update(self, entries: Iterable[Entry]) -> int:
        """Adds articles and returns how many of them are new.

        Raises:
            InputError: B103 if the file cannot be written.
            RecordError: B407 for an id that stands for another text already.
        """
        before = len(self)
        stream = iter(entries)
        while batch := list(islice(stream, _BATCH)):
            with self._reported(), self._database:
                for entry in batch:
                    self._add(entry)
        return len(self) - before

    def rows(self) -> Iterator[Row]:
        """Yields the articles by id."""
        query = "SELECT id, text, outlet, published, credit FROM articles ORDER BY id"
        return (Row(*row) for row in self._query(query))

    def sets(self, text: int) -> tuple[Any, Any]:
        """Returns the shingles of a text and those of its beginning."""
        import numpy as np

        (found,) = self._query("SELECT shingles, lead FROM texts WHERE number = ?", (text,))
        return np.frombuffer(found[0], dtype="<u8"), np.frombuffer(found[1], dtype="<u8")

    def comparable(self) -> set[int]:
        """Returns the texts that are long enough to be the same as another."""
        query = "SELECT number FROM texts WHERE n_words >= ?"
        return {row[0] for row in self._query(query, (self.parameters.min_exact_words,))}

    def meetings(self) -> Iterator[list[int]]:
        """Yields the texts that meet in a band, two at least; a pair may meet in many."""
        together: list[int] = []
        current = None
        # SQLite sorts on disk once the rows outgrow its cache.
        for value, text in self._query("SELECT value, text FROM bands ORDER BY value, text"):
            if value != current:
                if len(together) > 1:
                    yield together
                together, current = [], value
            together.append(text)
        if len(together) > 1:
            yield together

    def _query(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with self._reported():
            yield from self._database.execute(query, values)

    def _one(self, query: str) -> int:
        return int(next(self._query(query))[0])

    def _add(self, entry: Entry) -> None:
        text = self._text(entry)
        known = self._database.execute(
            "SELECT text, published, outlet, credit FROM articles WHERE id = ?", (entry.id,)
        ).fetchone()
        if known is None:
            row = (entry.id, text, entry.outlet, entry.published, entry.credit)
            self._database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", row)
            return
        if known[0] != text:
            remedy = "Give articles ids of their own, or begin a new index."
            raise RecordError("B407", entry.id, remedy, detail="two different texts have it")
        # Of two readings of one article the smaller is kept, so that the order does not matter.
        kept = min(known[1:], (entry.published, entry.outlet, entry.credit), key=_sortable)
        self._database.execute(
            "UPDATE articles SET published = ?, outlet = ?, credit = ? WHERE id = ?", (*kept, entry.id)
        )

    def _text(self, entry: Entry) -> int:
        sketch = sketch_of(entry.words, self.parameters)
        found = self._database.execute("SELECT number FROM texts WHERE digest = ?", (sketch.digest,)).fetchone()
        if found is not None:
            return int(found[0])
        blobs = (array.astype("<u8").tobytes() for array in (sketch.shingles, sketch.lead))
        cursor = self._database.execute(
            "INSERT INTO texts (digest, n_words, shingles, lead) VALUES (?, ?, ?, ?)",
            (sketch.digest, len(entry.words), *blobs),
        )
        number = int(cursor.lastrowid or 0)
        self._database.executemany("INSERT INTO bands VALUES (?, ?)", ((value, number) for value in sketch.bands))
        return number

    def _open(self) -> None:
        tables = {row[0] for row in self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        wanted = self.parameters.stored()
        if not tables:
            with self._database:
                for statement in filter(None, map(str.strip, _TABLES.split(";"))):
                    self._database.execute(statement)
                self._database.executemany("INSERT INTO meta VALUES (?, ?)", wanted.items())
            return
        if "meta" not in tables:
            raise InputError("B103", str(self.path), "Give a file that burthen made, or a new one.", detail="no index")
        stored = dict(self._database.execute("SELECT name, value FROM meta"))
        changed = sorted(name for name in wanted.keys() | stored.keys() if wanted.get(name) != stored.get(name))
        if changed:
            detail = ", ".join(f"{name} {stored.get(name)}, now {wanted.get(name)}" for name in changed)
            raise SettingsError("B205", str(self.path), "Begin a new index with all the records.", detail=detail)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            remedy = "Check that it is an index, that it may be written, and that no other run writes it."
            raise InputError("B103", str(self.path), remedy, detail=str(error)) from error


def _sortable(values: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in values)
