"""Hugging Face datasets as inputs: folders written by `save_to_disk`, and datasets of the hub, both streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from burthen.article import SourceRef
from burthen.batch.sources import HUB, Input, InputKind
from burthen.batch.work import Item
from burthen.errors import InputError
from burthen.ingest import IdRegistry
from burthen.ingest.rows import RowReader
from burthen.settings import IngestSettings

FORMAT = "dataset"
_REMEDY = "Check the name and the connection, or save it to a folder with save_to_disk and give that."


def read_dataset(
    item: Input, commit: str | None, field_map: Mapping[str, str] | None, settings: IngestSettings, ids: IdRegistry
) -> Iterator[Item]:
    """Yields the articles of a dataset, split after split in the order of their names.

    Args:
        item: The dataset.
        commit: Commit to read, for one of the hub.
        field_map: Our field to the dataset's column.
        settings: Limits.
        ids: Registry of the identifiers taken so far.

    Raises:
        InputError: B123 for a dataset that cannot be loaded.
    """
    for path, rows in _splits(item, commit):
        yield from read_rows(rows, path, field_map, settings, ids)


def read_rows(
    rows: Iterable[Mapping[str, Any]],
    path: str,
    field_map: Mapping[str, str] | None,
    settings: IngestSettings,
    ids: IdRegistry,
) -> Iterator[Item]:
    """Yields the article, or the failure, of each row of a dataset.

    Args:
        rows: The rows, columns named as in every table (`text`, `id`, `outlet`, ...).
        path: What the records name as their source.
        field_map: Our field to the user's column.
        settings: Limits.
        ids: Registry of the identifiers taken so far.
    """
    reader = RowReader(settings, field_map)
    for number, row in enumerate(rows):
        source = SourceRef(path, FORMAT, number)
        try:
            yield ids.register(reader.read(row, source, str(source)))
        except InputError as error:
            yield reader.failure(row, source, error)


def commit_of(path: str) -> str:
    """Returns the commit that a dataset of the hub is at, so that every start of a run reads the same.

    Raises:
        InputError: B123 for a dataset that cannot be reached.
    """
    from huggingface_hub import HfApi

    with _loading(path):
        commit = HfApi().dataset_info(_name_and_split(path)[0]).sha
    if commit is None:
        raise InputError("B123", path, _REMEDY, detail="the hub names no commit")
    return str(commit)


def _splits(item: Input, commit: str | None) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    from datasets import load_dataset, load_from_disk

    with _loading(item.path):
        if item.kind is InputKind.DATASET:
            loaded = load_from_disk(item.path)
        else:
            name, split = _name_and_split(item.path)
            loaded = load_dataset(name, split=split, streaming=True, revision=commit)
    if not hasattr(loaded, "keys"):
        yield item.path, loaded
        return
    for split in sorted(loaded):
        yield f"{item.path}:{split}", loaded[split]


def _name_and_split(path: str) -> tuple[str, str | None]:
    name, _, split = path.removeprefix(HUB).partition(":")
    return name, split or None


@contextmanager
def _loading(path: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # whatever `datasets` and the connection have to say, the user gets one line
        detail = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]
        raise InputError("B123", path, _REMEDY, detail=detail) from error
