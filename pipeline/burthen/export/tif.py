"""Corpora in the Text Interchange Formats, for quanteda, tidytext and others in R.

A corpus is a data frame whose first columns are `doc_id` and `text`; further columns are document variables.

References:
    rOpenSci Text Workshop, Text Interchange Formats, 2017 (https://github.com/ropenscilabs/tif).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from burthen.labels import HolderKind
from burthen.records import Record
from burthen.tables.values import clean

ARTICLES: Final = ("doc_id", "text", "outlet", "outlet_country", "published", "kind", "headline", "truncated")
SENTENCES: Final = ("doc_id", "text", "article_id", "role", "type", "voice", "hedged", "negated", "checkworthy")
STANCES: Final = ("doc_id", "target", "value")


def write_tif(records: Iterable[Record], folder: Path) -> list[Path]:
    """Writes `corpus.csv` (articles without furniture), `sentences.csv` (a corpus too) and the author's `stances.csv`.

    Returns:
        The files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in ("corpus.csv", "sentences.csv", "stances.csv")]
    with ExitStack() as stack:
        writers = []
        for path, names in zip(paths, (ARTICLES, SENTENCES, STANCES), strict=True):
            stream = stack.enter_context(path.open("w", encoding="utf8", newline=""))
            writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            writer.writerow(names)
            writers.append(writer)
        for record in records:
            writers[0].writerow(_cells(_article(record)))
            writers[1].writerows(map(_cells, _sentences(record)))
            writers[2].writerows(map(_cells, _stances(record)))
    return paths


def body(record: Record) -> str:
    """Returns the text of an article without what was removed as furniture."""
    text, kept, end = record.article.text, [], 0
    for span in sorted(record.article.removed, key=lambda span: span.start):
        kept.append(text[end : max(end, span.start)])
        end = max(end, span.end)
    return "".join([*kept, text[end:]]).strip()


def _article(record: Record) -> list[object]:
    a = record.article
    return [a.id, body(record), a.outlet, a.outlet_country, a.published, a.kind.value, a.headline, a.truncated]


def _sentences(record: Record) -> Iterable[list[object]]:
    article_id = record.article.id
    for s in record.sentences or ():
        flags = [s.hedged, s.negated, s.checkworthy]
        yield [f"{article_id}/{s.id}", s.quote, article_id, s.role, s.type, s.voice, *flags]


def _stances(record: Record) -> Iterable[list[object]]:
    for s in record.stances or ():
        if s.holder.kind is HolderKind.AUTHOR:
            yield [record.article.id, s.target, s.value]


def _cells(row: Iterable[object]) -> list[str | None]:
    """Returns cells as R reads them: NA for what is missing, TRUE and FALSE."""
    return ["NA" if cell is None else str(cell).upper() if isinstance(cell, bool) else clean(str(cell)) for cell in row]
