"""Writes a run in a format; a file appears under its name only when it is whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from burthen.errors import SettingsError
from burthen.export.formats import FOLDERS, NEED_TEXT, STREAMS, ExportFormat
from burthen.export.no_text import record_without_text
from burthen.records import Record
from burthen.tables.writing import TableFormat


def check(to: ExportFormat, *, no_text: bool) -> None:
    """Refuses a format that is nothing without the text.

    Raises:
        SettingsError: B201 for such a format.
    """
    if no_text and to in NEED_TEXT:
        others = ", ".join(sorted(set(ExportFormat) - NEED_TEXT))
        raise SettingsError("B201", f"--no-text --to {to}", f"Choose among {others}.", detail="it consists of text")


def write_stream(records: Iterable[Record], to: ExportFormat, stream: TextIO, *, no_text: bool = False) -> None:
    """Writes records as text in one piece.

    Raises:
        SettingsError: B201 for a format that is no text in one piece.
    """
    from burthen.export.schemaorg import write_schemaorg
    from burthen.export.webanno import write_webanno

    check(to, no_text=no_text)
    if to is ExportFormat.WEBANNO:
        write_webanno(records, stream, no_text=no_text)
    elif to is ExportFormat.SCHEMAORG:
        write_schemaorg(records, stream)
    elif to in STREAMS:
        _write_json(records, stream, as_array=to is ExportFormat.JSON, no_text=no_text)
    else:
        raise SettingsError("B201", f"--to {to}", "Give a file or folder with -o.", detail="it is no text in one piece")


def write_path(records: Iterable[Record], to: ExportFormat, path: Path, *, no_text: bool = False) -> list[Path]:
    """Writes records to a file, or to a folder for the formats of `FOLDERS`, and returns what was written.

    Raises:
        SettingsError: B201 if it cannot be written there, or the format needs the text.
        ResourceError: B304 if an optional package is missing.
    """
    check(to, no_text=no_text)
    try:
        return _folder(records, to, path, no_text) if to in FOLDERS else _file(records, to, path, no_text)
    except OSError as error:
        detail = f"it cannot be written: {error.strerror or error}"
        raise SettingsError("B201", f"--output {path}", "Give a place that can be written.", detail=detail) from error


def _folder(records: Iterable[Record], to: ExportFormat, path: Path, no_text: bool) -> list[Path]:
    from burthen.export.hf import write_hf
    from burthen.export.tables import write_tables_to
    from burthen.export.tif import write_tif

    if to is ExportFormat.HF:
        return write_hf(records, path, no_text=no_text)
    if to is ExportFormat.TIF:
        return write_tif(records, path)
    return write_tables_to(records, path, TableFormat(to.value), no_text=no_text)


def _file(records: Iterable[Record], to: ExportFormat, path: Path, no_text: bool) -> list[Path]:
    from burthen.export.docbin import write_docbin
    from burthen.export.tables import write_duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".burthen-", dir=path.parent) as scratch:
        whole = Path(scratch) / "whole"
        if to is ExportFormat.DUCKDB:
            write_duckdb(records, whole, Path(scratch) / "tables", no_text=no_text)
        elif to is ExportFormat.DOCBIN:
            write_docbin(records, whole)
        else:
            with whole.open("w", encoding="utf8", errors="backslashreplace", newline="\n") as stream:
                write_stream(records, to, stream, no_text=no_text)
        shutil.move(whole, path)
    return [path]


def _write_json(records: Iterable[Record], stream: TextIO, *, as_array: bool, no_text: bool) -> None:
    lead = "[\n" if as_array else ""
    for record in records:
        line = json.dumps(record_without_text(record), ensure_ascii=False) if no_text else record.to_json()
        stream.write(lead + line + ("" if as_array else "\n"))
        lead = ",\n" if as_array else ""
    if as_array:
        stream.write("\n]\n" if lead == ",\n" else "[]\n")
