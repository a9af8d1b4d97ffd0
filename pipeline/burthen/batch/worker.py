"""The worker's side: one process, one thread, its own models, no life after its parent's."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

from burthen.batch.work import Analyzing, Chunk, Line, Recipe, analyze_chunk

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

# One thread a process: the processes fill the cores, and a matrix product may be rounded otherwise by more threads.
SINGLE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "PASSIVE",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

_analyzer: Analyzing | None = None


def prepare() -> None:
    """Sets up a fresh worker before anything heavy is imported."""
    os.environ.update(SINGLE_THREAD)
    # Ctrl-C reaches the whole group of processes; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()


def load(recipe: Recipe) -> int:
    """Makes the analyzer of this process and returns the process's number.

    Raises:
        BurthenError: Whatever keeps the models from being loaded.
    """
    global _analyzer  # noqa: PLW0603 - a worker is one process with one analyzer
    _analyzer = recipe.build()
    return os.getpid()


def run(chunk: Chunk) -> list[Line]:
    """Returns the lines of a chunk."""
    if _analyzer is None:
        raise RuntimeError("the worker was not loaded")
    return analyze_chunk(_analyzer, chunk)


def _die_with_parent() -> None:
    """Ends this process as soon as its parent is gone, also after SIGKILL, when nobody can tell it to."""
    from multiprocessing import parent_process

    if (parent := parent_process()) is not None:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
