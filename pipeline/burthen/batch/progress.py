"""How far a run is, in numbers that a person can trust."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Progress:
    """Counts of a run, updated as lines are written.

    The rate is that of this session: articles that an earlier one finished took no time in it.

    Attributes:
        total: About how many articles there will be, None where nothing tells.
        resumed: Articles that were finished before this session.
        written: Articles written in this session.
        failed: Error records among all that are written.
        shard: Number of the shard being written.
        stage: What is going on.
    """

    total: int | None = None
    resumed: int = 0
    written: int = 0
    failed: int = 0
    shard: int = 0
    stage: str = "starting"
    clock: Callable[[], float] = time.monotonic
    started: float | None = field(default=None)

    @property
    def done(self) -> int:
        """Articles written in this session and before."""
        return self.resumed + self.written

    def add(self, failed: bool) -> None:
        """Counts one article."""
        self.written += 1
        self.failed += failed

    def begin(self) -> None:
        """Starts the clock: models are about to be loaded, articles to be read."""
        self.started, self.stage = self.clock(), "reading articles"

    @property
    def rate(self) -> float | None:
        """Articles a second in this session, None before the first."""
        if self.started is None or not self.written:
            return None
        return self.written / max(1e-9, self.clock() - self.started)

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest will take at this rate, None where that cannot be told."""
        rate = self.rate
        if rate is None or self.total is None or self.total < self.done:
            return None
        return (self.total - self.done) / rate

    def sentence(self) -> str:
        """Returns one line: `1,200 of about 9,000 articles (13%), 14.2 a second, 9 min left, 9 failed, shard 1`."""
        parts = [self._articles()]
        if self.rate is not None:
            parts.append(f"{self.rate:.1f} a second")
        if (left := self.seconds_left) is not None:
            parts.append(f"{duration(left)} left")
        return ", ".join([*parts, f"{self.failed:,} failed", f"shard {self.shard}", *self._stage()])

    def _articles(self) -> str:
        if self.total is None:
            return f"{self.done:,} articles"
        share = min(100, 100 * self.done // max(1, self.total))
        return f"{self.done:,} of about {self.total:,} articles ({share}%)"

    def _stage(self) -> list[str]:
        return [] if self.stage == "reading articles" else [self.stage]


def duration(seconds: float) -> str:
    """Returns a length of time as a person says it: `40 s`, `12 min`, `3 h 05 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
