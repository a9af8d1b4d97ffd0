"""Ray Data: the same function in actors, on this machine or on a cluster.

Chunks are staged as Parquet in the run folder, a pool of actors reads and analyses them, and this process takes the
lines in order and writes the shards. Ray schedules, retries and restarts; a chunk that its retries could not save comes
back missing and is worked off here, article by article.
"""

from __future__ import annotations

import logging
import os
import pickle
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from burthen.batch.durable import writing
from burthen.batch.identity import software
from burthen.batch.pool import LocalEngine
from burthen.batch.work import Chunk, Line, Recipe, analyze_chunk
from burthen.errors import ResourceError

# Chunks a file, and so a block: what Ray hands out and does again when an actor dies.
CHUNKS_A_FILE = 4
RETRIES = 2


class ChunkActor:
    """What Ray runs in each actor: a loaded analyzer.

    Args:
        recipe: How to make it.
        expected: Software of the process that writes the run.

    Raises:
        ResourceError: B313 on a node with other software, whose records could differ.
    """

    def __init__(self, recipe: Recipe, expected: dict[str, str]) -> None:
        if differing := [name for name, version in software().items() if expected.get(name) != version]:
            remedy = "Install the same versions on every node; the manifest of the run names them."
            raise ResourceError("B313", platform.node(), remedy, detail=", ".join(differing), stage="batch")
        self._analyzer = recipe.build()

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Returns the lines of the chunks of staged files under the chunks' numbers."""
        chunks = [pair for path in batch["path"] for pair in _staged(str(path))]
        lines = [pickle.dumps(analyze_chunk(self._analyzer, chunk)) for _, chunk in chunks]
        return {"number": [number for number, _ in chunks], "lines": lines}


class RayEngine:
    """An actor pool of Ray Data.

    Args:
        recipe: How each actor makes its analyzer.
        workers: Number of actors.
        staging: Folder that every node can read, for the articles on their way.
        device: `cpu`, or `cuda`, for which each actor asks for one GPU.
        tick: Called for each chunk that comes back.

    Raises:
        ResourceError: B304 when Ray is not installed.
    """

    def __init__(
        self, recipe: Recipe, workers: int, staging: Path, device: str, tick: Callable[[], Any] = lambda: None
    ) -> None:
        self._ray = _ray()
        self._recipe, self._workers, self._staging, self._tick = recipe, workers, staging, tick
        self._on_gpu = device != "cpu"
        self._started = False

    def map(self, chunks: Iterable[Chunk]) -> Iterator[list[Line]]:
        """Yields the lines of each chunk, in the order of the chunks.

        Raises:
            ResourceError: B311 when the articles cannot be staged, B313 when a node has other software.
        """
        files = list(self._stage(chunks))
        if not files:
            return
        self._start()
        expected = (pair for path in files for pair in _staged(path))
        for row in _plainly(self._dataset(files).iter_rows()):
            yield from self._missing(expected, row["number"])
            yield pickle.loads(row["lines"])
            self._tick()
        yield from self._missing(expected, None)

    def close(self) -> None:
        """Lets go of Ray, if it was started here, and removes what was staged."""
        if self._started:
            self._ray.shutdown()
            self._started = False
        shutil.rmtree(self._staging, ignore_errors=True)

    def _stage(self, chunks: Iterable[Chunk]) -> Iterator[str]:
        """Writes the chunks as Parquet, a few a file, and yields the paths."""
        import pyarrow as pa
        from pyarrow import parquet

        shutil.rmtree(self._staging, ignore_errors=True)
        rows: list[dict[str, Any]] = []

        def write() -> str:
            path = self._staging / f"chunks-{rows[0]['number']:08d}.parquet"
            with writing(path):
                self._staging.mkdir(exist_ok=True)
                schema = pa.schema({"number": pa.int64(), "chunk": pa.binary()})
                parquet.write_table(pa.Table.from_pylist(rows, schema=schema), path)
            rows.clear()
            return str(path.resolve())

        for number, chunk in enumerate(chunks):
            rows.append({"number": number, "chunk": pickle.dumps(chunk)})
            if len(rows) == CHUNKS_A_FILE:
                yield write()
        if rows:
            yield write()

    def _start(self) -> None:
        if self._ray.is_initialized():
            return
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing leaves the machine unasked
        quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
        if "RAY_ADDRESS" in os.environ:
            self._ray.init(address=os.environ["RAY_ADDRESS"], **quiet)
        else:
            # Actors of this machine find what this process finds, installed or not.
            path = {"PYTHONPATH": os.pathsep.join(sys.path)}
            environment = {"env_vars": path}
            self._ray.init(
                address="local", num_cpus=self._workers, include_dashboard=False, runtime_env=environment, **quiet
            )
        self._started = True

    def _dataset(self, files: list[str]) -> Any:
        from ray import data

        context = data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        context.max_errored_blocks = -1  # what is missing is worked off here
        logging.getLogger("ray.data").setLevel(logging.CRITICAL)
        # A block a file: what Ray hands out is what it does again, and nothing more.
        staged = data.from_items([{"path": path} for path in files], override_num_blocks=len(files))
        return staged.map_batches(
            ChunkActor,
            fn_constructor_args=(self._recipe, software()),
            batch_size=1,
            concurrency=self._workers,
            num_cpus=1,
            num_gpus=1 if self._on_gpu else 0,
            ray_remote_args_fn=_retries,
        )

    def _missing(self, expected: Iterator[tuple[int, Chunk]], until: int | None) -> Iterator[list[Line]]:
        """Works off the chunks that should have come before a number and did not."""
        for number, chunk in expected:
            if number == until:
                return
            local = LocalEngine(self._recipe, 1, tick=self._tick)
            try:
                yield from local.map([chunk])
            finally:
                local.close()


def _plainly(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yields the rows; what ends them early (actors that cannot start, say) is one line and not Ray's pages.

    Raises:
        ResourceError: B312.
    """
    try:
        yield from rows
    except Exception as error:
        ours = re.search(r"\[B\d{3}\][^\n]*", str(error))
        detail = ours[0] if ours else f"{type(error).__name__}: {str(error).strip().splitlines()[-1]}"[:300]
        remedy = "Check that every node has burthen and its models, and give the command again."
        raise ResourceError("B312", "ray", remedy, detail=detail, stage="batch") from error


def _retries() -> dict[str, Any]:
    """Returns how often Ray tries: actors always start again, an article that kills them is not tried for ever."""
    return {"max_restarts": -1, "max_task_retries": RETRIES}


def _staged(path: str) -> list[tuple[int, Chunk]]:
    """Returns the chunks of a staged file with their numbers."""
    from pyarrow import parquet

    rows = parquet.read_table(path).to_pylist()
    return [(row["number"], pickle.loads(row["chunk"])) for row in rows]


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise ResourceError("B304", "ray", 'Install it with pip install "burthen[ray]".', stage="batch") from error
    return ray
