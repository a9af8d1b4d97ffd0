"""One worker process, started when it is first needed and again after it died."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context

from burthen.batch import worker
from burthen.batch.work import Chunk, Line, Recipe


class Slot:
    """A pool of one process.

    A process is spawned, not forked: a fork would take over the threads' locks of torch, and on macOS and Windows
    there is none.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Future[int] | None = None

    @property
    def loaded(self) -> bool:
        """Whether the worker came so far that its models are loaded."""
        return self._ready is not None and self._ready.done() and self._ready.exception() is None

    def check(self) -> None:
        """Raises what kept the models from being loaded, where it was not the death of the process."""
        if self._ready is not None and self._ready.done():
            error = self._ready.exception()
            if error is not None and not isinstance(error, BrokenExecutor):
                raise error

    def submit(self, chunk: Chunk) -> Future[list[Line]]:
        """Sends a chunk to the worker, which is started if there is none."""
        pool = self._started()
        try:
            return pool.submit(worker.run, chunk)
        except BrokenExecutor:  # it died while it had nothing to do
            self.kill()
            return self._started().submit(worker.run, chunk)

    def kill(self) -> None:
        """Ends the worker at once; the next chunk starts another."""
        pool, ready, self._pool, self._ready = self._pool, self._ready, None, None
        if pool is None:
            return
        if ready is not None:
            with suppress(Exception):
                os.kill(ready.result(timeout=0), getattr(signal, "SIGKILL", signal.SIGTERM))
        pool.shutdown(wait=False, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=worker.prepare)
            self._ready = self._pool.submit(worker.load, self._recipe)
        return self._pool
