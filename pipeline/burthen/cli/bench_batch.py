"""The part of the benchmark that runs batches: scaling, overhead, cost at several sizes, memory of the parent.

Every figure is a ratio or a sum of one session. Processor time is given beside wall-clock time, because on a machine
that is busy with other work only the first says what the software costs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burthen.cli.bench_corpus import write_corpus


@dataclass(frozen=True)
class Plan:
    """Which corpora are run.

    Attributes:
        base: Articles of the comparison of the bare loop, one and two workers.
        sizes: Articles of the runs with all layers.
        figures: Articles of the run with figures alone.
        mixed: Articles of the run of which 3% are broken.
    """

    base: int
    sizes: tuple[int, ...]
    figures: int
    mixed: int


QUICK = Plan(base=150, sizes=(150, 300), figures=300, mixed=150)
FULL = Plan(base=1_000, sizes=(1_000, 5_000, 20_000), figures=50_000, mixed=20_000)


def measure_batch(plan: Plan) -> dict[str, Any]:
    """Returns all measurements."""
    with tempfile.TemporaryDirectory() as name:
        bench = _Bench(Path(name))
        bare = bench.run(plan.base, workers=None)
        start = bench.run(1, workers=1)
        one, two = (bench.run(plan.base, workers=workers) for workers in (1, 2))
        sizes = {size: two if size == plan.base else bench.run(size, workers=2) for size in plan.sizes}
        results: dict[str, Any] = {
            "machine": {"cores": os.cpu_count(), "load_average": [round(load, 1) for load in os.getloadavg()]},
            "scaling_2_workers": _scaling(start, one, two),
            "overhead": _overhead(bare, start, one),
            "all_layers": {f"{size:,}": _cost(start, result) for size, result in sizes.items()},
            "figures_only": {f"{plan.figures:,}": _cost(None, bench.run(plan.figures, 2, "figures"))},
            "mixed": {f"{plan.mixed:,}": _mixed(bench.run(plan.mixed, 2, broken=0.03))},
        }
    return results


class _Bench:
    """Runs corpora in processes of their own and keeps each corpus."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._runs = folder, 0

    def run(self, size: int, workers: int | None, layers: str = "", broken: float = 0.0) -> dict[str, Any]:
        """Returns what a run took; None for workers is the bare loop."""
        corpus = self._folder / f"corpus-{size}-{broken}"
        if not corpus.exists():
            write_corpus(corpus, size, broken)
        self._runs += 1
        run = "-" if workers is None else str(self._folder / f"run-{self._runs}")
        arguments = [str(corpus), run, str(workers or 0), *([layers] if layers else [])]
        command = [sys.executable, "-m", "burthen.cli.bench_run", *arguments]
        sys.stderr.write(f"burthen: running {size:,} articles, {workers if workers is not None else 'no'} workers\n")
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        result: dict[str, Any] = json.loads(done.stdout)
        return result


def _scaling(start: dict[str, Any], one: dict[str, Any], two: dict[str, Any]) -> dict[str, float]:
    """The start of the workers is taken off both: it is the same for any number of articles."""
    return {
        "speedup": round((one["wall_s"] - start["wall_s"]) / max(1e-9, two["wall_s"] - start["wall_s"]), 2),
        "speedup_with_start": round(one["wall_s"] / two["wall_s"], 2),
    }


def _overhead(bare: dict[str, Any], start: dict[str, Any], one: dict[str, Any]) -> dict[str, float]:
    spent = one["cpu_s"] - start["cpu_s"]
    return {
        "cpu_of_batch_over_bare_loop": round(spent / bare["cpu_s"] - 1, 3),
        "wall_of_batch_over_bare_loop": round((one["wall_s"] - start["wall_s"]) / bare["wall_s"] - 1, 3),
        "tables_share_of_cpu": round(one["tables_cpu_s"] / one["cpu_s"], 3),
    }


def _cost(start: dict[str, Any] | None, result: dict[str, Any]) -> dict[str, float]:
    # Two workers start twice.
    cpu = result["cpu_s"] - (2 * start["cpu_s"] if start else 0.0)
    return {
        "cpu_ms_an_article": round(1_000 * cpu / result["articles"], 1),
        "articles_a_second": round(result["articles"] / result["wall_s"], 1),
        "parent_peak_mb": round(result["parent_peak_mb"]),
    }


def _mixed(result: dict[str, Any]) -> dict[str, Any]:
    failed = sum(result["errors"].values())
    return {
        **_cost(None, result),
        "articles": result["articles"],
        "records": result["records"],
        "errors": failed,
        "unaccounted": result["articles"] - result["records"] - failed,
    }
