"""A stand-in for the models that is quick to start, and does on command what models do at their worst."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from burthen.analysis import error_record
from burthen.errors import BurthenError, ResourceError
from burthen.ingest import Failure
from burthen.records import Coverage, Kind
from tests.factories import article, bare_record


@dataclass(frozen=True)
class StandInRecipe:
    """Words in a text say what happens.

    DIE kills the process, ONCE does so the first time (and leaves `marker`), HANG never ends, CRASH is a failure.
    """

    fails_to_load: bool = False
    dies_at_start: bool = False
    seconds: float = 0.0
    marker: str = ""

    def build(self):
        if self.dies_at_start:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fails_to_load:
            raise ResourceError("B301", "models/base", "Install burthen again.")
        return StandIn(self.seconds, self.marker)


@dataclass(frozen=True)
class StandIn:
    seconds: float = 0.0
    marker: str = ""

    def analyze(self, articles):
        for item in articles:
            time.sleep(self.seconds)
            yield self.one(item)

    def one(self, item):
        if isinstance(item, Failure):
            return error_record(item.source, item.error, item.id, item.outlet, item.headline)
        if "DIE" in item.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in item.text and not Path(self.marker).exists():
            Path(self.marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in item.text:
            time.sleep(600)
        if "CRASH" in item.text:
            error = BurthenError("B199", str(item.source), "Report it.", detail="KeyError: 'x'")
            return error_record(item.source, error, item.id, item.outlet, item.headline)
        return record_of(item)


def record_of(item):
    size = len(item.text)
    fields = {"id": item.id, "headline": item.headline, "outlet": item.outlet, "published": item.published}
    return bare_record(
        article=article(
            item.text,
            **fields,
            source={"path": item.source.path, "format": item.source.format, "row": item.source.row},
            kind=Kind(value=item.kind.value),
            coverage=Coverage(analysed=size, total=size),
            warnings=list(item.warnings),
        )
    )
