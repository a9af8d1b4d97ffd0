"""The way in: any source becomes a stream of articles and failures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest.bundles import dialect_of_head, read_bundle
from burthen.ingest.decoding import decode
from burthen.ingest.draft import Draft
from burthen.ingest.exports import DIALECTS
from burthen.ingest.failure import Failure
from burthen.ingest.fields import check_field_map
from burthen.ingest.finish import finish
from burthen.ingest.formats import detect_format
from burthen.ingest.ids import IdRegistry
from burthen.ingest.loading import Source, open_source, read_all
from burthen.ingest.rows import RowReader
from burthen.settings import IngestSettings, load_settings


def read_source(
    path: str,
    *,
    format: str | None = None,
    field_map: Mapping[str, str] | None = None,
    settings: IngestSettings | None = None,
    stdin: BinaryIO | None = None,
    ids: IdRegistry | None = None,
) -> Iterator[Article | Failure]:
    """Reads a source of one article or of many.

    Args:
        path: A file, or `-` for standard input; gzip is unpacked.
        format: One of `FORMATS`; None to go by the suffix, then by the first bytes.
        field_map: Our field to the user's column, as from `parse_field_map`.
        settings: Limits and languages; the bundled defaults if None.
        stdin: Stream read for `-`; `sys.stdin.buffer` if None.
        ids: Registry shared with other sources, so that identifiers stay unique over all of them.

    Returns:
        An iterator in the order of the source. A bad row is a `Failure`, and the rows after it go on.

    Raises:
        InputError: At once, for a source that cannot be used as a whole, a source of one article included.
        SettingsError: B203 for a field map with unknown fields.
    """
    check_field_map(field_map or {})
    settings = settings or load_settings().ingest
    source = open_source(path, stdin)
    registry = ids or IdRegistry()
    try:
        rows = RowReader(settings, field_map)
        kind = detect_format(path, source.head, format)
        if format is None and kind in ("text", "html"):
            kind = dialect_of_head(source, path, kind) or kind
        items = _items(source, path, kind, rows, settings)
        # The first item is read here, so that whatever is wrong with the whole source is raised at once.
        first = next(items, None)
        if first is None:
            raise InputError("B104", path, "Give a source that has rows in it.")
    except BaseException:
        source.close()
        raise
    return _registered(chain([first], items), registry, source)


def _registered(
    items: Iterator[Article | Failure], registry: IdRegistry, source: Source
) -> Iterator[Article | Failure]:
    try:
        for item in items:
            yield registry.register(item) if isinstance(item, Article) else item
    finally:
        source.close()


def _items(
    source: Source, path: str, kind: str, rows: RowReader, settings: IngestSettings
) -> Iterator[Article | Failure]:
    if kind in DIALECTS or kind in ("rtf", "docx", "pdf"):
        return read_bundle(source, path, kind, settings)
    if kind in ("text", "markdown", "html"):
        return _one(source, path, kind, settings)
    if kind in ("json", "jsonl"):
        from burthen.ingest.json_rows import read_json, read_jsonl

        return (read_json if kind == "json" else read_jsonl)(source, path, rows, settings)
    from burthen.ingest.tables import read_csv, read_parquet

    if kind == "parquet":
        return read_parquet(source, path, rows, settings)
    return read_csv(source, path, rows, settings, kind=kind)


def _one(source: Source, path: str, kind: str, settings: IngestSettings) -> Iterator[Article]:
    yield _document(read_all(source, path, settings.max_bytes), path, kind, settings)


def _document(content: bytes, path: str, kind: str, settings: IngestSettings) -> Article:
    import unicodedata

    from burthen.ingest.markdown import read_markdown
    from burthen.ingest.page import declared_charset, read_page

    draft = Draft(SourceRef(path, kind))
    decoded, warning = decode(content, path, declared_charset(content) if kind == "html" else None)
    draft.warn(warning)
    decoded = decoded.removeprefix("\ufeff")
    if not decoded.strip():
        raise InputError("B104", path, "Give a source that has text in it.")
    if kind == "html":
        text = read_page(draft, decoded, path)
    elif kind == "markdown":
        text = read_markdown(draft, decoded)
    else:
        text = unicodedata.normalize("NFC", decoded)
    return finish(draft, text, path, settings)
