"""Reads inputs one after the other, one bad input at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from burthen import ingest
from burthen.article import SourceRef
from burthen.batch.inputs import InputFacts, check_unchanged
from burthen.batch.sources import Input, InputKind
from burthen.batch.work import Item
from burthen.errors import InputError, ResourceError
from burthen.ingest import Failure, IdRegistry
from burthen.settings import IngestSettings


def read_items(
    inputs: Iterable[InputFacts], format_name: str | None, field_map: Mapping[str, str] | None, settings: IngestSettings
) -> Iterator[Item]:
    """Yields the articles of all inputs in order; an input that cannot be used yields one failure in its place.

    Raises:
        SettingsError: B213 when an input changed since it was hashed.
    """
    ids = IdRegistry()
    for facts in inputs:
        yield from _guarded(facts, format_name, field_map, settings, ids)
        check_unchanged(facts)


def read_all(
    files: Iterable[str], format_name: str | None, field_map: Mapping[str, str] | None, settings: IngestSettings
) -> Iterator[Item]:
    """Yields the articles of files in order; a file that cannot be used yields one failure in its place.

    Args:
        files: Paths, `-` for standard input.
        format_name: Format of all of them, None to tell it by name and content.
        field_map: Name of the field that holds each part of an article.
        settings: Limits.
    """
    ids = IdRegistry()
    for name in files:
        yield from _guarded(InputFacts(Input(name)), format_name, field_map, settings, ids)


def _guarded(
    facts: InputFacts,
    format_name: str | None,
    field_map: Mapping[str, str] | None,
    settings: IngestSettings,
    ids: IdRegistry,
) -> Iterator[Item]:
    item = facts.input
    source = SourceRef(item.path, format_name or "unknown")
    try:
        if item.kind is InputKind.EMPTY:
            raise InputError("B104", item.path, "Give a folder that has files in it.")
        if item.kind is InputKind.FILE:
            yield from ingest.read_source(
                item.path, format=format_name, field_map=field_map, settings=settings, ids=ids
            )
        else:
            from burthen.batch.hub import read_dataset

            yield from read_dataset(item, facts.sha256, field_map, settings, ids)
    except (InputError, ResourceError) as error:  # the second for a format whose extra is not installed
        yield Failure(source, None, error)
    except Exception as error:  # a page that breaks a parser must not cost the files after it
        detail = f"{type(error).__name__}: {error}"
        yield Failure(source, None, InputError("B199", item.path, "Report it with the file.", detail=detail))
