"""One run from the first input to the last table."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from burthen.batch.durable import write_whole
from burthen.batch.engines import engine_for, recipe_of
from burthen.batch.finish import check_complete, finish_run, summary_of
from burthen.batch.folder import RunFolder, refuse
from burthen.batch.identity import difference, dump, identity_of
from burthen.batch.inputs import InputFacts, describe, expected_articles
from burthen.batch.job import BatchJob, OnError
from burthen.batch.journal import Journal, file_sha256
from burthen.batch.progress import Progress
from burthen.batch.reading import read_items
from burthen.batch.shards import ShardWriter
from burthen.batch.sources import expand
from burthen.batch.summary import Summary
from burthen.batch.work import Engine, Item, Line, Recipe, chunked

Watch = Callable[[Progress], Any]


def run_batch(job: BatchJob, *, recipe: Recipe | None = None, watch: Watch = lambda _: None) -> Summary:
    """Runs a job, or goes on with it where it was left.

    Args:
        job: What to do.
        recipe: How to make the analyzer; the job's own if None. For tests.
        watch: Called a few times a second with the state of things.

    Returns:
        The counts: every article read is a record or an error record.

    Raises:
        SettingsError: B201 to B204 for a job that makes no sense, B211 when the folder holds another run, B212 when
            another process writes it, B213 when an input changes meanwhile.
        ResourceError: B301 or B302 for weights, B311 when the folder cannot be written, B312 when no worker can be
            started.
    """
    progress = Progress(stage="hashing inputs")
    folder = RunFolder(job.run)
    folder.create()
    journal = Journal(folder.journal)
    with journal.lock():
        inputs = _described(job, lambda: watch(progress))
        progress.total = _total(job, inputs)
        manifest = _opened(job, folder, journal, identity_of(job, inputs))
        if manifest["state"] == "complete":
            check_complete(folder, manifest)
            return summary_of(folder, manifest, resumed=journal.articles)
        stopped = _Run(job, folder, journal, progress, watch).go(inputs, recipe or recipe_of(job))
        if stopped is not None:
            return stopped
        progress.stage = "writing tables"
        watch(progress)
        return finish_run(folder, journal, manifest, resumed=progress.resumed)


def _described(job: BatchJob, tick: Callable[[], Any]) -> list[InputFacts]:
    found = []
    for item in expand(job.sources, job.run):
        found.append(describe(item))
        tick()
    return found


def _total(job: BatchJob, inputs: list[InputFacts]) -> int | None:
    expected = expected_articles(inputs)
    return expected if job.limit is None or expected is None else min(expected, job.limit)


def _opened(job: BatchJob, folder: RunFolder, journal: Journal, identity: dict[str, Any]) -> dict[str, Any]:
    """Returns the manifest of the run to go on with, or starts it.

    Raises:
        SettingsError: B211 when the folder holds another run.
    """
    if not job.resume:
        journal.clear()
        folder.clear()
    if folder.manifest.exists():
        manifest: dict[str, Any] = json.loads(folder.manifest.read_text("utf8"))
        if changed := difference(manifest, identity):
            raise refuse(folder, changed)
        journal.load()
        return manifest
    journal.clear()
    manifest = {**identity, "state": "running"}
    write_whole(folder.manifest, dump(manifest))
    return manifest


@dataclass
class _Run:
    """What the steps of a run share."""

    job: BatchJob
    folder: RunFolder
    journal: Journal
    progress: Progress
    watch: Watch

    def go(self, inputs: list[InputFacts], recipe: Recipe) -> Summary | None:
        """Reads, analyses and writes what is left; returns a summary only where it was stopped by an error record."""
        self._restore()
        engine = engine_for(self.job, self.folder, recipe, self._tick)
        writer = ShardWriter(self.folder, self.journal, self.job.settings.batch.shard_articles)
        try:
            for line in self._lines(engine, inputs):
                if line.code is not None and self.job.on_error is OnError.STOP:
                    return Summary.stopped_at(self.folder.root, line, self.journal.articles)
                writer.write(line)
                self.progress.add(line.code is not None)
                self.progress.shard = writer.number
            writer.finish()
        finally:
            writer.discard()
            engine.close()
        return None

    def _restore(self) -> None:
        """Takes the run back to its last finished shard."""
        trim(self.folder, self.journal)
        progress = self.progress
        progress.resumed = self.journal.articles
        progress.failed = sum(entry.errors for entry in self.journal.entries)
        progress.shard = len(self.journal.entries)
        progress.stage = "reading past what is done" if progress.resumed else "reading articles"

    def _lines(self, engine: Engine, inputs: list[InputFacts]) -> Iterator[Line]:
        settings = self.job.settings.batch
        chunks = chunked(self._items(inputs), settings.chunk_articles, settings.chunk_characters)
        for lines in engine.map(chunks):
            yield from lines
            self._tick()

    def _items(self, inputs: list[InputFacts]) -> Iterator[Item]:
        """Yields what is left to do. What is done is read again all the same: identifiers hang on all before them."""
        items = read_items(inputs, self.job.format, self.job.field_map, self.job.settings.ingest)
        done = self.journal.articles
        for number, item in enumerate(islice(items, self.job.limit)):
            if number < done:
                self._tick()
                continue
            if number == done:
                self.progress.begin()
            yield item

    def _tick(self) -> None:
        self.watch(self.progress)


def trim(folder: RunFolder, journal: Journal) -> None:
    """Removes what a kill left beyond the last entry of the journal, and checks what is before it.

    Raises:
        SettingsError: B211 when a finished shard is not what the journal says.
    """
    for path in folder.shards()[len(journal.entries) :]:
        path.unlink()
    for path in folder.root.glob(".*.part"):
        path.unlink()
    shutil.rmtree(folder.staging, ignore_errors=True)
    for entry in journal.entries:
        path = folder.shard(entry.shard)
        if not path.is_file() or file_sha256(path) != entry.sha256:
            raise refuse(folder, f"{path.name} is not what the journal says")
    folder.errors.touch()
    with folder.errors.open("r+b") as stream:
        stream.truncate(journal.errors_bytes)
