"""`analyze_dataset`: a Hugging Face dataset in, one with declared features out, a row for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.settings import Settings, load_settings

if TYPE_CHECKING:
    from burthen.batch.work import Line, Recipe

NAME = "dataset"


def analyze_dataset(
    dataset: Any,
    *,
    settings: Settings | None = None,
    targets: Sequence[str | Path] = (),
    layers: Sequence[str] | None = None,
    field_map: Mapping[str, str] | None = None,
    workers: int = 0,
    recipe: Recipe | None = None,
) -> Any:
    """Analyses a dataset; the rows come out in order, one for each that went in.

    Args:
        dataset: A `datasets.Dataset` or `datasets.IterableDataset` with a column of texts (`text`, or as `field_map`
            says) and, where they are known, `id`, `outlet`, `headline`, `published` and so on.
        settings: Settings; the bundled defaults if None.
        targets: Target files beyond those of the settings.
        layers: Layers to run; those of the settings if None.
        field_map: Our field to the dataset's column.
        workers: Processes; 0 works in this one. A script that asks for processes needs `if __name__ == "__main__":`.
        recipe: How to make the analyzer. For tests.

    Returns:
        A dataset of the same class. Its columns are `article_id`, `error` (null, or code, stage and message), `article`
            (the row of the table `articles`; null where there is an error), a list of rows for every other table, and
            `record`, the whole line as JSON. An `IterableDataset` is analysed as it is read; a `Dataset` is analysed
            now and lies in the cache of `datasets`.

    Raises:
        SettingsError: B203 for a bad field map, B204 for an unknown layer.
    """
    import datasets

    from burthen.batch.work import AnalyzerRecipe

    chosen = settings or load_settings()
    names = tuple(map(str, targets))
    maker = recipe or AnalyzerRecipe(chosen, names, None if layers is None else tuple(layers))
    rows = partial(_rows, dataset, maker, chosen, dict(field_map or {}), workers, _stamp(chosen, names))
    if isinstance(dataset, datasets.IterableDataset):
        return datasets.IterableDataset.from_generator(rows, features=features())
    return datasets.Dataset.from_generator(rows, features=features())


def features() -> Any:
    """Returns the `datasets.Features` of what `analyze_dataset` returns, from the schemas of the tables."""
    import datasets

    from burthen.tables.schemas import SCHEMAS

    of = {name: dict(datasets.Features.from_arrow_schema(_plain(schema))) for name, schema in SCHEMAS.items()}
    text = datasets.Value("string")
    return datasets.Features(
        {
            "article_id": text,
            "error": {"code": text, "stage": text, "message": text},
            "article": of.pop("articles"),
            **{name: datasets.List(columns) for name, columns in of.items()},
            "record": text,
        }
    )


def _plain(schema: Any) -> Any:
    """Returns a schema without its metadata, which `datasets` takes for its own."""
    import pyarrow as pa

    return pa.schema([pa.field(field.name, field.type) for field in schema])


def _stamp(settings: Settings, targets: Sequence[str]) -> str:
    """Returns what the results hang on beside the arguments; `datasets` keeps results by it in its cache."""
    import json

    from burthen.analysis import Analyzer
    from burthen.batch.identity import software

    provenance = Analyzer(settings, targets=targets).provenance
    return json.dumps([provenance.model_dump(mode="json"), software()])


def _rows(
    dataset: Any, recipe: Recipe, settings: Settings, field_map: dict[str, str], workers: int, stamp: str
) -> Iterator[dict[str, Any]]:
    del stamp  # there for the cache
    from burthen.batch.hub import read_rows
    from burthen.batch.pool import LocalEngine
    from burthen.batch.work import InlineEngine, chunked
    from burthen.ingest import IdRegistry

    engine = LocalEngine(recipe, workers) if workers else InlineEngine(recipe)
    items = read_rows(dataset, NAME, field_map or None, settings.ingest, IdRegistry())
    try:
        for lines in engine.map(chunked(items, settings.batch.chunk_articles, settings.batch.chunk_characters)):
            yield from map(_row, lines)
    finally:
        engine.close()


def _row(line: Line) -> dict[str, Any]:
    from burthen.records import ErrorRecord, Record
    from burthen.tables.rows import table_rows
    from burthen.tables.schemas import SCHEMAS

    text = line.json.decode()
    if line.code is not None:
        failed = ErrorRecord.model_validate_json(text)
        error = failed.error.model_dump(mode="json")
        empty: dict[str, Any] = {name: [] for name in SCHEMAS if name != "articles"}
        return {"article_id": failed.article.id, "error": error, "article": None, **empty, "record": text}
    record = Record.model_validate_json(text)
    rows: dict[str, Any] = dict(table_rows(record))
    article = rows.pop("articles")[0]
    return {"article_id": record.article.id, "error": None, "article": article, **rows, "record": text}
