"""Shows how far a batch is, and lets a signal end it in good order."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from burthen.cli.output import is_terminal, say

if TYPE_CHECKING:
    from burthen.batch.progress import Progress

SECONDS_BETWEEN_LINES = 30.0


@contextmanager
def watching() -> Iterator[Callable[[Progress], None]]:
    """Gives the function that is told of progress: a live line on a terminal, else a plain line every 30 seconds."""
    if not is_terminal(sys.stderr):
        yield PlainLines()
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda progress: status.update(progress.sentence())


class PlainLines:
    """Writes a line when half a minute has gone by since the last."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()

    def __call__(self, progress: Progress) -> None:
        """Says how far it is, if it is time."""
        now = self._clock()
        if now - self._last >= SECONDS_BETWEEN_LINES:
            self._last = now
            say(progress.sentence())


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Treats SIGTERM like Ctrl-C: workers are ended, what is finished is kept, the exit code is 130."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say("finished shards are kept; the same command goes on from there.")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt
