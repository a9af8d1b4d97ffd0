"""Reads the files of a command line, one bad file at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from burthen.errors import InputError

if TYPE_CHECKING:
    from burthen.article import Article
    from burthen.ingest import Failure
    from burthen.settings import IngestSettings


def read_all(
    files: Iterable[str], format_name: str | None, field_map: Mapping[str, str] | None, settings: IngestSettings
) -> Iterator[Article | Failure]:
    """Yields the articles of all files in order; a file that cannot be used yields one failure in its place.

    Args:
        files: Paths, `-` for standard input.
        format_name: Format of all of them, None to tell it by name and content.
        field_map: Name of the field that holds each part of an article.
        settings: Limits.
    """
    from burthen.article import SourceRef
    from burthen.ingest import Failure, IdRegistry, read_source

    ids = IdRegistry()
    for name in files:
        source = SourceRef(name, format_name or "unknown")
        try:
            yield from read_source(name, format=format_name, field_map=field_map, settings=settings, ids=ids)
        except InputError as error:
            yield Failure(source, None, error)
        except Exception as error:  # a page that breaks a parser must not cost the files after it
            detail = f"{type(error).__name__}: {error}"
            yield Failure(source, None, InputError("B199", name, "Report it with the file.", detail=detail))
