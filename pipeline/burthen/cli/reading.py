"""Reads the files of a command line, one bad file at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from burthen.cli.output import say
from burthen.errors import InputError, ResourceError

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

    _say_warnings()
    ids = IdRegistry()
    for name in files:
        source = SourceRef(name, format_name or "unknown")
        try:
            yield from read_source(name, format=format_name, field_map=field_map, settings=settings, ids=ids)
        except (InputError, ResourceError) as error:
            yield Failure(source, None, error)
        except Exception as error:  # a page that breaks a parser must not cost the files after it
            detail = f"{type(error).__name__}: {error}"
            yield Failure(source, None, InputError("B199", name, "Report it with the file.", detail=detail))


class _Says(logging.Handler):
    """Tells the person at the terminal what the library warns of."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line."""
        say(record.getMessage())


def _say_warnings() -> None:
    logger = logging.getLogger("burthen")
    if not any(isinstance(handler, _Says) for handler in logger.handlers):
        logger.addHandler(_Says(logging.WARNING))
