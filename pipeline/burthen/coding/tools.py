"""The formats of annotation tools by name: how a sample is written for one, and how coded files come back as gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from burthen.coding import cas, label_studio, span_lines
from burthen.coding.markup import Markup, to_markup, to_record
from burthen.coding.tool import Tool
from burthen.errors import InputError, RecordError
from burthen.records import Record

_WRITE_LINE: dict[Tool, Callable[[Markup], dict[str, Any]]] = {
    Tool.DOCCANO: span_lines.write_doccano,
    Tool.PRODIGY: span_lines.write_prodigy,
}
_READ_ROW: dict[Tool, Callable[[Any, str], Markup]] = {
    Tool.LABEL_STUDIO: label_studio.read,
    Tool.DOCCANO: span_lines.read_doccano,
    Tool.PRODIGY: span_lines.read_prodigy,
}


def write_sample(records: Sequence[Record], tool: Tool, out: Path) -> list[Path]:
    """Writes records for a tool and returns what was written.

    Args:
        out: A file for records, Label Studio, doccano and Prodigy; a folder for sheets and CAS, which take a file each.

    Raises:
        ResourceError: B304 if the tool needs a package that is not installed.
    """
    match tool:
        case Tool.SHEET:
            from burthen.coding.blank import write_blank_sheets

            return write_blank_sheets(records, out)
        case Tool.CAS:
            out.mkdir(parents=True, exist_ok=True)
            return [_write(out / f"{r.article.id}.zip", cas.write(to_markup(r))) for r in records]
        case Tool.LABEL_STUDIO:
            tasks = [label_studio.write(to_markup(record)) for record in records]
            interface = _write(out.with_suffix(".interface.xml"), label_studio.interface().encode())
            return [_write(out, json.dumps(tasks, ensure_ascii=False, indent=1).encode() + b"\n"), interface]
        case Tool.RECORDS:
            return [_write(out, "".join(record.to_json() + "\n" for record in records).encode())]
        case _:
            lines = (json.dumps(_WRITE_LINE[tool](to_markup(r)), ensure_ascii=False) + "\n" for r in records)
            return [_write(out, "".join(lines).encode())]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def read_coded(path: Path, tool: Tool) -> Iterator[Record | RecordError]:
    """Yields the gold record of each coded article of a file, or the error of one that does not hold.

    Raises:
        InputError: B101 or B103 if the file is not there or cannot be read, B110 if it is not JSON.
    """
    if not path.exists():
        raise InputError("B101", str(path), "Give a file that a tool exported.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("B103", str(path), "Give a readable file.", detail=str(error)) from error
    if tool is Tool.CAS:
        yield _guarded(lambda: to_record(cas.read(content, str(path)), str(path)), str(path))
        return
    for place, row in _rows(content, str(path)):
        yield _guarded(lambda: _read_row(row, tool, place), place)  # noqa: B023 - called before the loop goes on


def _read_row(row: Any, tool: Tool, place: str) -> Record:
    if tool is Tool.SHEET:
        from burthen.coding.blank import record_of_sheet

        return record_of_sheet(row, place)
    if tool is Tool.RECORDS:
        return Record.model_validate(row)
    return to_record(_READ_ROW[tool](row, place), place)


def _guarded(read: Callable[[], Record], place: str) -> Record | RecordError:
    """Calls a reader; what a tool's file lacks is an error of that article and not of the rest."""
    try:
        return read()
    except RecordError as error:
        return error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        return RecordError("B405", place, "Give a file that `burthen sample` wrote and a tool exported.", detail=detail)


def _rows(content: bytes, path: str) -> Iterator[tuple[str, Any]]:
    """Yields the objects of a JSON file or of JSON lines with their places."""
    try:
        text = content.decode("utf8")
        whole = json.loads(text)
    except UnicodeDecodeError as error:
        raise InputError("B106", path, "Give UTF-8.", detail=str(error)) from error
    except json.JSONDecodeError:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    yield f"{path}:{number}", json.loads(line)
                except json.JSONDecodeError as error:
                    raise InputError(
                        "B110", f"{path}:{number}", "Give one object a line.", detail=str(error)
                    ) from error
        return
    rows = whole if isinstance(whole, list) else [whole]
    yield from ((path if len(rows) == 1 else f"{path}[{n}]", row) for n, row in enumerate(rows))
