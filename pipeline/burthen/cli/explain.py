"""`burthen explain`: each decision of a record, with what made it, how sure it was, and the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from burthen.cli.options import Format, Output, To, format_of

if TYPE_CHECKING:
    from burthen.export.decisions import Decision
    from burthen.records import Record

File = Annotated[Path, typer.Argument(metavar="FILE", help="A run, or records; or articles, which are analysed first.")]
Id = Annotated[
    str | None, typer.Option("--id", help="Only this article, or this sentence, claim, figure or stance of any.")
]
LONGEST_WORDS = 60


def explain(file: File, id_: Id = None, to: To = None, output: Output = None) -> int:
    """Show each decision: by which rule or model, how sure, and on which words.

    Examples:
      burthen explain records.jsonl --id norland-1

      burthen explain editorial.html --id c3
    """
    import sys

    from burthen.cli.output import ExitCode, is_terminal, open_output, say
    from burthen.export.decisions import decisions

    chosen = format_of(to, output, is_terminal(sys.stdout))
    n = 0
    with open_output(output) as stream:
        for record in _records(file):
            found = [row for row in decisions(record) if id_ in (None, record.article.id, row.item)]
            n += len(found)
            _write(record, found, chosen, stream)
    if not n:
        say("nothing was decided." if id_ is None else f"there is no {id_} in {file}.")
    return ExitCode.DONE if n else ExitCode.NOTHING_USABLE


def _records(file: Path) -> Iterator[Record]:
    from burthen.tables.reading import raw_rows, read_run, record_files

    if file.is_dir():
        yield from read_run(file)
        return
    if ".json" in file.name and file.exists():
        first = next((row for _, row in raw_rows(record_files(file)[0])), None)
        if isinstance(first, dict) and str(first.get("schema", "")).startswith("burthen/"):
            yield from read_run(file)
            return
    yield from _analysed(file)


def _analysed(file: Path) -> Iterator[Record]:
    from burthen.analysis import Analyzer
    from burthen.cli.options import settings_of
    from burthen.ingest import read_source
    from burthen.records import Record

    settings = settings_of(None, None)
    for record in Analyzer(settings).analyze(read_source(str(file), settings=settings.ingest)):
        if isinstance(record, Record):
            yield record


def _write(record: Record, found: list[Decision], to: Format, stream: TextIO) -> None:
    if to is not Format.CARD:
        for row in found:
            stream.write(json.dumps({"article_id": record.article.id, **asdict(row)}, ensure_ascii=False) + "\n")
        return
    if found:
        stream.write(f"{record.article.id}\n")
    for row in found:
        p = "" if row.p is None else f" p {row.p:.2f}"
        words = " ".join((row.words or "").split())
        shown = f" ‘{words[:LONGEST_WORDS]}{'…' if len(words) > LONGEST_WORDS else ''}’" if words else ""
        place = "" if row.start is None else f" [{row.start}:{row.end}]"
        stream.write(f"  {row.item} {row.what}: {row.value} · {row.by or 'not recorded'}{p}{place}{shown}\n")
