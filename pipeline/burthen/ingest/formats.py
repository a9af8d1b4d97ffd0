"""Which format a source has: as told, by its suffix, or by its first bytes."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from burthen.errors import InputError
from burthen.ingest.fields import columns

FORMATS = (
    "text", "markdown", "html", "json", "jsonl", "csv", "tsv", "parquet", "rtf", "docx", "pdf", "nexis", "factiva",
    "proquest",
)  # fmt: skip
ROW_FORMATS = frozenset({"jsonl", "csv", "tsv", "parquet"})

_NAMES = {
    "txt": "text", "md": "markdown", "markdown": "markdown", "mdown": "markdown", "htm": "html", "html": "html",
    "xhtml": "html", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv", "tab": "tsv",
    "parquet": "parquet", "pq": "parquet", "rtf": "rtf", "docx": "docx", "pdf": "pdf", "lexisnexis": "nexis",
}  # fmt: skip
_HTML = re.compile(
    r"\s*(?><!--.*?-->\s*)*+(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|article|main|div|section|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAGIC = ((b"{\\rtf", "rtf"), (b"%PDF-", "pdf"))
_MARKDOWN = re.compile(r"(---|\+\+\+)[ \t]*\r?\n|#{1,3} \S")


def detect_format(path: str, head: bytes, told: str | None = None) -> str:
    """Returns one of `FORMATS`.

    Args:
        path: Path of the source; `.gz` at its end is passed over.
        head: First bytes of the content, uncompressed.
        told: Format that the user names, also by a usual suffix (`md`, `ndjson`).

    Raises:
        InputError: B112 if `told` is none of the formats, or if the content is XML but not HTML.
    """
    if told is not None:
        name = told.lower().lstrip(".")
        if name not in FORMATS and name not in _NAMES:
            raise InputError("B112", path, f"Use one of {', '.join(FORMATS)}.", detail=repr(told))
        return _NAMES.get(name, name)
    # What programs write tells itself by its first bytes, whatever its name says: `.doc` is often RTF.
    return _by_magic(head) or _NAMES.get(suffix_of(path)) or _sniff(path, head)


def suffix_of(path: str) -> str:
    """Returns the suffix of a path in lower case, without its dot and without `.gz`."""
    return PurePath(path.removesuffix(".gz")).suffix.lower().lstrip(".")


def container_of(path: str, head: bytes) -> str:
    """Returns `rtf`, `docx`, `pdf`, `html` or `text`: what an export of a database is written as."""
    if magic := _by_magic(head):
        return magic
    return "html" if suffix_of(path) in ("html", "htm", "xhtml") or _HTML.match(_readable(head)) else "text"


def _by_magic(head: bytes) -> str | None:
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04") and b"word/" in head:
        return "docx"
    return next((name for magic, name in _MAGIC if start.startswith(magic)), None)


def _readable(head: bytes) -> str:
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()


def _sniff(path: str, head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    text = _readable(head)
    if _HTML.match(text):
        return "html"
    if text.startswith("<?xml"):
        raise InputError("B112", path, f"Turn it into one of {', '.join(FORMATS)} first.", detail="XML")
    if text.startswith("{") or re.match(r"\[\s*[{\]]", text):
        return _json_kind(text)
    return "markdown" if _MARKDOWN.match(text) else _table_kind(text) or "text"


def _json_kind(text: str) -> str:
    """Tells rows from one document: a row is whole on its line, or the next line starts a row of its own."""
    first, newline, rest = text.partition("\n")
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else "json"
    except (ValueError, RecursionError):
        return "jsonl" if first.startswith("{") and (not newline or rest.lstrip().startswith("{")) else "json"


def _table_kind(text: str) -> str | None:
    first = text.partition("\n")[0].strip()
    for separator, name in (("\t", "tsv"), (",", "csv")):
        cells = {cell.strip().strip('"').lower() for cell in first.split(separator)}
        if len(cells) > 1 and cells & set(columns(None)["text"]):
            return name
    return None
