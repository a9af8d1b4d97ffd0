"""What a run came to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from burthen.batch.work import Line


@dataclass(frozen=True)
class Summary:
    """Counts of a run; `records + errors == articles`, always.

    Attributes:
        run: Folder of the run.
        articles: Articles, bad ones included.
        records: Records among the lines.
        errors: Error records among the lines.
        codes: Error records by code.
        resumed: Articles that an earlier session had finished.
        stopped: With `on_error` stop: the error that stopped it, else None.
    """

    run: Path
    articles: int
    records: int
    errors: int
    codes: dict[str, int] = field(default_factory=dict)
    resumed: int = 0
    stopped: str | None = None

    @classmethod
    def stopped_at(cls, run: Path, line: Line, articles: int) -> Summary:
        """Returns the summary of a run that stopped at an error record; the finished shards are kept."""
        error = json.loads(line.json)
        source = error["article"]["source"]
        place = source["path"] if source["row"] is None else f"{source['path']}:{source['row'] + 1}"
        message = f"[{error['error']['code']}] {place}: {error['error']['message']}"
        return cls(run, articles, articles, 0, stopped=message)
