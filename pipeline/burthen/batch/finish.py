"""The end of a run: tables of all records, the card, and the manifest that says it is complete."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from burthen.batch import error_table
from burthen.batch.card import card_of
from burthen.batch.durable import sync_file, sync_folder, write_whole, writing
from burthen.batch.error_table import error_rows, error_schema
from burthen.batch.folder import RunFolder, refuse
from burthen.batch.identity import dump
from burthen.batch.journal import Journal, file_sha256
from burthen.batch.shards import read_lines
from burthen.batch.summary import Summary
from burthen.records import ERROR_SCHEMA_ID, Record

DUPLICATES = "duplicates"
_ERROR_START = f'{{"schema":"{ERROR_SCHEMA_ID}"'.encode()


def finish_run(folder: RunFolder, journal: Journal, manifest: dict[str, Any], *, resumed: int) -> Summary:
    """Writes tables, card and manifest; a run that is killed in here does it again with the same bytes.

    Raises:
        ResourceError: B311 when the folder cannot be written.
        SettingsError: B211 when the shards do not hold as many articles as the journal says.
    """
    tables = write_run_tables(folder)
    codes = sum((Counter(entry.codes) for entry in journal.entries), Counter[str]())
    errors = sum(entry.errors for entry in journal.entries)
    if tables["articles"]["rows"] + errors != journal.articles:
        raise refuse(folder, "the shards do not hold as many records as the journal says")
    counts = {
        "articles": journal.articles,
        "records": journal.articles - errors,
        "errors": errors,
        "errors_by_code": dict(sorted(codes.items())),
    }
    shards = [
        {
            "file": folder.shard(entry.shard).name,
            "articles": entry.articles,
            "errors": entry.errors,
            "bytes": entry.bytes,
            "sha256": entry.sha256,
        }
        for entry in journal.entries
    ]
    complete = {**manifest, "state": "complete", "counts": counts, "shards": shards, "tables": tables}
    write_whole(folder.card, card_of(complete).encode())
    write_whole(folder.manifest, dump(complete))
    return summary_of(folder, complete, resumed=resumed)


def check_complete(folder: RunFolder, manifest: dict[str, Any]) -> None:
    """Refuses a run that is said to be complete and lacks what its manifest names.

    Raises:
        SettingsError: B211 with the first file that is missing or has another size.
    """
    shards = {folder.root / shard["file"]: shard["bytes"] for shard in manifest["shards"]}
    tables = {folder.tables / f"{name}.parquet": facts["bytes"] for name, facts in manifest["tables"].items()}
    for path, size in {**shards, **tables}.items():
        if not path.is_file() or path.stat().st_size != size:
            raise refuse(folder, f"{path.name} is not what the manifest says")


def write_run_tables(folder: RunFolder) -> dict[str, dict[str, Any]]:
    """Writes the Parquet tables of a run and returns rows, size and hash of each.

    A pass over all shards at the end, so that each table is one file: reading a record back and making its rows takes
    about a hundredth of the time that making the record took (`make bench` prints it).
    """
    from burthen.duplicates import mark_duplicates
    from burthen.duplicates import write_table as write_duplicates
    from burthen.tables.writing import TablesWriter, write_table

    with writing(folder.tables):
        with TablesWriter(folder.tables) as writer:
            for record in records_of(folder):
                writer.write(record)
        with folder.errors.open("rb") as lines:
            errors = write_table(folder.tables / f"{error_table.NAME}.parquet", error_schema(), error_rows(lines))
        duplicates = mark_duplicates(records_of(folder))
        write_duplicates(duplicates, folder.tables / f"{DUPLICATES}.parquet")
        found = {}
        for name, rows in {**writer.counts, DUPLICATES: len(duplicates), error_table.NAME: errors}.items():
            path = folder.tables / f"{name}.parquet"
            sync_file(path)
            found[name] = {"rows": rows, "bytes": path.stat().st_size, "sha256": file_sha256(path)}
        sync_folder(folder.tables)
    return found


def records_of(folder: RunFolder) -> Iterator[Record]:
    """Yields the records of a run in order, without the error records."""
    for line in read_lines(folder):
        if not line.startswith(_ERROR_START):
            yield _record(line)


def _record(line: bytes) -> Record:
    if b"\\ud" not in line:
        return Record.model_validate_json(line)
    # A lone surrogate of a file name, which the JSON reader of pydantic does not take and Python's does.
    return Record.model_validate(json.loads(line))


def summary_of(folder: RunFolder, manifest: dict[str, Any], *, resumed: int) -> Summary:
    """Returns the summary of a complete run."""
    counts = manifest["counts"]
    return Summary(
        Path(folder.root), counts["articles"], counts["records"], counts["errors"], counts["errors_by_code"], resumed
    )
