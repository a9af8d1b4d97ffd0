"""Reads gold and records, and pairs them up."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from burthen.errors import InputError, RecordError
from burthen.records import ErrorRecord, Record

ENDINGS = (".json", ".jsonl", ".json.gz", ".jsonl.gz")


@dataclass(frozen=True)
class Piece:
    """A gold record and what the pipeline said of the same article; None where it said nothing or failed."""

    gold: Record
    record: Record | None


def read_records(path: Path) -> list[Record | ErrorRecord]:
    """Reads records from a file (JSON, JSON lines, `.gz` of these) or from all such files of a folder, by name.

    Raises:
        InputError: B101 if there is no such file, B104 if it holds nothing, B110 for what is not JSON.
        RecordError: B401 for an object that is no record.
    """
    if not path.exists():
        raise InputError("B101", str(path), "Give a file or a folder of records.")
    files = sorted(f for ending in ENDINGS for f in path.rglob(f"*{ending}")) if path.is_dir() else [path]
    records = [record for file in files for record in _read_file(file)]
    if not records:
        raise InputError("B104", str(path), "Give a file or a folder of records.")
    return records


def _read_file(path: Path) -> Iterator[Record | ErrorRecord]:
    try:
        raw = path.read_bytes()
        content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError("B103", str(path), "Give a readable file of records.", detail=str(error)) from error
    for place, row in _rows(content, str(path)):
        kind = (
            ErrorRecord if isinstance(row, dict) and str(row.get("schema", "")).startswith("burthen/error") else Record
        )
        try:
            yield kind.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise RecordError("B401", place, "Write it with this version of burthen.", detail=detail) from error


def _rows(content: str, path: str) -> Iterator[tuple[str, object]]:
    """Yields the objects of a file, whether one, an array, or one a line, each with its place."""
    try:
        whole = json.loads(content)
    except json.JSONDecodeError:
        for number, line in enumerate(content.splitlines(), start=1):
            if line.strip():
                try:
                    yield f"{path}:{number}", json.loads(line)
                except json.JSONDecodeError as error:
                    detail = str(error)
                    raise InputError("B110", f"{path}:{number}", "Give one object a line.", detail=detail) from error
        return
    yield from ((path, row) for row in (whole if isinstance(whole, list) else [whole]))


def read_gold(path: Path) -> list[Record]:
    """Reads gold records.

    Raises:
        InputError: B101, B103, B104 or B110, as `read_records`.
        RecordError: B401 if an object is no record.
    """
    return [record for record in read_records(path) if isinstance(record, Record)]


def pair_up(golds: Iterable[Record], records: Iterable[Record | ErrorRecord]) -> list[Piece]:
    """Pairs each gold record with the record of the same article: by id, else by the hash of the text.

    Raises:
        RecordError: B403 if a record of the same id is of another text.
    """
    good = [record for record in records if isinstance(record, Record)]
    by_id = {record.article.id: record for record in good}
    by_hash = {record.article.text_sha256: record for record in good}
    pieces = []
    for gold in golds:
        record = by_id.get(gold.article.id) or by_hash.get(gold.article.text_sha256)
        if record is not None and record.article.text_sha256 != gold.article.text_sha256:
            record = by_hash.get(gold.article.text_sha256)
            if record is None:
                raise RecordError(
                    "B403", gold.article.id, "Analyse the text of the gold record (`burthen evaluate GOLD` does)."
                )
        pieces.append(Piece(gold, record))
    return pieces
