"""Worker processes of this machine: chunks go out in order and come back in order, and a dead worker costs one article.

Each worker is a pool of one from `concurrent.futures`, so that a death is laid to the chunks of that worker alone and
the others go on. A worker holds two chunks, one in work and one waiting, so that it never stands idle.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass
from typing import Any

from burthen.batch.slot import Slot
from burthen.batch.work import Chunk, Item, Line, Recipe, lost_line
from burthen.errors import ResourceError

HELD = 2
# Chunks read ahead of the one whose turn it is, a worker: enough that a long article in front stops nobody, few enough
# that memory stays flat.
AHEAD = 8
_TICK_SECONDS = 0.5
_ATTEMPTS = 2  # a worker may be killed because of what another process took; twice, alone, is the article's own doing

REMEDY_DIED = "Split the article, or give the workers more memory (fewer of them with --workers)."
REMEDY_START = (
    "Use fewer of them with --workers: each needs up to 1 GB of memory. "
    'A script has to call it under `if __name__ == "__main__":`.'
)
REMEDY_SLOW = "Split the article, or raise batch.article_seconds."


@dataclass
class Ticket:
    """A chunk on its way: where it is worked on, and its lines when they are there."""

    chunk: Chunk
    future: Future[list[Line]]
    lines: list[Line] | None = None


class LocalEngine:
    """Spawned workers of this machine.

    Args:
        recipe: How each worker makes its analyzer.
        workers: Number of processes.
        seconds: A chunk may take so long, and then each of its articles alone (a backstop: what it stops depends on
            the machine).
        tick: Called about twice a second while waiting.
    """

    def __init__(
        self, recipe: Recipe, workers: int, seconds: float = 900.0, tick: Callable[[], Any] = lambda: None
    ) -> None:
        self._slots = [Slot(recipe) for _ in range(workers)]
        self._queues: list[deque[Ticket]] = [deque() for _ in range(workers)]
        self._since = [0.0] * workers
        self._ahead, self._seconds, self._tick = AHEAD * workers, seconds, tick

    def map(self, chunks: Iterable[Chunk]) -> Iterator[list[Line]]:
        """Yields the lines of each chunk, in the order of the chunks.

        Raises:
            ResourceError: B312 when a worker cannot be started; what loading the models raises.
        """
        source, order = iter(chunks), deque[Ticket]()
        more = True
        while more or order:
            more = more and self._hand_out(source, order)
            if order and order[0].lines is not None:
                yield order.popleft().lines or []
            elif order:
                self._wait(order)

    def close(self) -> None:
        """Ends the workers, whatever they do."""
        for slot in self._slots:
            slot.kill()

    def _hand_out(self, source: Iterator[Chunk], order: deque[Ticket]) -> bool:
        """Gives chunks to workers that have room; tells whether there may be more."""
        while len(order) < self._ahead:
            number = min(range(len(self._slots)), key=lambda index: len(self._queues[index]))
            if len(self._queues[number]) >= HELD:
                return True
            chunk = next(source, None)
            if chunk is None:
                return False
            if not self._queues[number]:
                self._since[number] = time.monotonic()
            ticket = Ticket(chunk, self._slots[number].submit(chunk))
            self._queues[number].append(ticket)
            order.append(ticket)
        return True

    def _wait(self, order: deque[Ticket]) -> None:
        """Waits until something is done, and settles what is."""
        wait([ticket.future for ticket in order if ticket.lines is None], _TICK_SECONDS, FIRST_COMPLETED)
        self._tick()
        for number, queue in enumerate(self._queues):
            while queue and queue[0].future.done():
                self._settle(number, queue)
            if queue and self._is_late(number):
                self._slots[number].kill()
                self._isolate(number, queue)

    def _settle(self, number: int, queue: deque[Ticket]) -> None:
        self._slots[number].check()
        try:
            queue[0].lines = queue[0].future.result()
        except (BrokenExecutor, CancelledError):
            self._isolate(number, queue)
        else:
            queue.popleft()
            self._since[number] = time.monotonic()

    def _is_late(self, number: int) -> bool:
        if not self._slots[number].loaded:  # loading models is no article's time
            self._since[number] = time.monotonic()
        return time.monotonic() - self._since[number] > self._seconds

    def _isolate(self, number: int, queue: deque[Ticket]) -> None:
        """Works off the chunks of a worker that died, each article alone in it, to find the one that kills."""
        self._slots[number].kill()
        while queue:
            ticket = queue.popleft()
            ticket.lines = [self._alone(self._slots[number], item) for item in ticket.chunk]
        self._since[number] = time.monotonic()

    def _alone(self, slot: Slot, item: Item) -> Line:
        starts_failed = 0
        for _ in range(_ATTEMPTS):
            try:
                return self._patient(slot, slot.submit([item]))[0]
            except BrokenExecutor:
                starts_failed += not slot.loaded
                slot.kill()
            except TimeoutError:
                slot.kill()
                return lost_line(item, "B122", REMEDY_SLOW)
        if starts_failed == _ATTEMPTS:
            raise ResourceError("B312", "worker", REMEDY_START, stage="batch")
        return lost_line(item, "B121", REMEDY_DIED)

    def _patient(self, slot: Slot, future: Future[list[Line]]) -> list[Line]:
        """Waits for one article, but no longer than it may take."""
        start = time.monotonic()
        while not wait([future], _TICK_SECONDS).done:
            self._tick()
            if not slot.loaded:
                start = time.monotonic()
            if time.monotonic() - start > self._seconds:
                raise TimeoutError
        slot.check()
        return future.result()
