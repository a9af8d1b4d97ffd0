"""Exports of news databases: told by their first lines, split into articles, each with what the export says of it."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest import factiva, nexis, proquest
from burthen.ingest.counting import Count
from burthen.ingest.draft import Draft
from burthen.ingest.export_text import Piece
from burthen.ingest.failure import Failure
from burthen.ingest.finish import finish
from burthen.ingest.page import with_headline
from burthen.ingest.paragraphs import Guarded, Paragraph
from burthen.ingest.words import table
from burthen.settings import IngestSettings

_LOG = logging.getLogger(__name__)
# A cover with the titles of five hundred articles has some three thousand lines.
_FIRST_LINES = 4_000
# Head and tail of an article beside its text.
_SPARE_CHARACTERS = 20_000


class Dialect(NamedTuple):
    """How the exports of one database are read."""

    split: Callable[[Iterable[Paragraph], Count, int], Iterator[Piece]]
    read: Callable[[Piece, Draft, str], str]


DIALECTS = {
    "nexis": Dialect(nexis.split, nexis.read),
    "factiva": Dialect(factiva.split, factiva.read),
    "proquest": Dialect(proquest.split, proquest.read),
}


def dialect_of(lines: Iterable[str]) -> str | None:
    """Returns the database whose export begins with these lines, None where it is none."""
    waiting = [(name, list(patterns)) for name, patterns in _signatures()]
    for line in islice(lines, _FIRST_LINES):
        if len(line) > 200:  # no line of an export's own is as long as a paragraph
            continue
        for name, patterns in waiting:
            patterns[:] = [pattern for pattern in patterns if not pattern.search(line)]
            if not patterns:
                return name
    return None


@cache
def _signatures() -> list[tuple[str, list[re.Pattern[str]]]]:
    return [
        (row["dialect"], [re.compile(line, re.I) for line in row["lines"]]) for row in table("exports")["signature"]
    ]


def read_export(
    lines: Guarded, path: str, name: str, settings: IngestSettings, warning: str | None = None
) -> Iterator[Article | Failure]:
    """Yields one article or failure for each article of an export.

    A number of articles that differs from what the export states is a warning, in the log and on the last article.

    Args:
        lines: Paragraphs of the file; where they break off, a failure says so after the articles before the break.
        path: Path for messages.
        name: One of `DIALECTS`.
        settings: Limits.
        warning: A warning that holds for every article (a guessed encoding), else None.

    Raises:
        InputError: B116 if there is no article at all, or what broke the file off before the first.
    """
    count = Count()
    held: Article | Failure | None = None
    for piece in DIALECTS[name].split(lines, count, settings.max_characters + _SPARE_CHARACTERS):
        if held is not None:
            yield held
        held = _article(piece, SourceRef(path, name, count.found), name, settings, warning)
        count.found += 1
    if held is None:
        raise lines.error or InputError(
            "B116", path, "Check that it is an export with full texts.", detail=f"{name} export"
        )
    if complaint := count.complaint():
        _LOG.warning("%s: %s Check that the file is whole.", path, complaint)
        held = replace(held, warnings=(*held.warnings, complaint)) if isinstance(held, Article) else held
    yield held
    if lines.error is not None:
        yield Failure(SourceRef(path, name, count.found), None, lines.error)


def _article(
    piece: Piece, source: SourceRef, name: str, settings: IngestSettings, warning: str | None
) -> Article | Failure:
    draft = Draft(source)
    draft.warn(warning)
    place = str(source)
    try:
        if piece.too_long:
            detail = f"more than {settings.max_characters:,} characters"
            raise InputError("B107", place, "Split it, or raise ingest.max_characters.", detail=detail)
        body = unicodedata.normalize("NFC", DIALECTS[name].read(piece, draft, place))
        return finish(draft, with_headline(body, draft.get("headline")), place, settings)
    except InputError as error:
        return Failure(source, draft.get("id"), error, draft.get("outlet"), draft.get("headline"))
