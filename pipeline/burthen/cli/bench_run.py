"""One measured run in a process of its own: `python -m burthen.cli.bench_run CORPUS RUN WORKERS [LAYERS]`.

RUN `-` is the bare loop over the analyzer, without a batch around it. Prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def main(arguments: Sequence[str]) -> None:
    """Runs and prints what it took."""
    corpus, run, workers, *layers = arguments
    chosen = tuple(layers[0].split(",")) if layers else None
    result = bare(corpus, chosen) if run == "-" else batch(corpus, run, int(workers), chosen)
    sys.stdout.write(json.dumps(result) + "\n")


def bare(corpus: str, layers: tuple[str, ...] | None) -> dict[str, Any]:
    """Reads and analyses the corpus in a plain loop; loading models is not in the time."""
    from burthen.batch.reading import read_all
    from burthen.batch.sources import expand
    from burthen.batch.work import AnalyzerRecipe
    from burthen.settings import load_settings

    settings = load_settings()
    analyzer = AnalyzerRecipe(settings, (), layers).build()
    files = [item.path for item in expand([corpus], Path())]
    start, processor = time.perf_counter(), time.process_time()
    count = sum(1 for _ in analyzer.analyze(read_all(files, None, None, settings.ingest)))
    return {"articles": count, "wall_s": time.perf_counter() - start, "cpu_s": time.process_time() - processor}


def batch(corpus: str, run: str, workers: int, layers: tuple[str, ...] | None) -> dict[str, Any]:
    """Runs a batch, start of the workers and tables included, and measures this process and its children."""
    from burthen.batch.finish import write_run_tables
    from burthen.batch.folder import RunFolder
    from burthen.batch.job import BatchJob
    from burthen.batch.runner import run_batch
    from burthen.settings import load_settings

    start = time.perf_counter()
    summary = run_batch(BatchJob((corpus,), Path(run), load_settings(), layers=layers, workers=workers))
    wall, own, children = time.perf_counter() - start, *_processor_seconds()
    peak = _peak_megabytes()
    start = time.process_time()
    write_run_tables(RunFolder(Path(run)))
    return {
        "articles": summary.articles,
        "records": summary.records,
        "errors": summary.codes,
        "wall_s": wall,
        "cpu_s": own + children,
        "parent_cpu_s": own,
        "tables_cpu_s": time.process_time() - start,
        "parent_peak_mb": peak,
    }


def _processor_seconds() -> tuple[float, float]:
    import resource

    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, children = (usage.ru_utime + usage.ru_stime for usage in usages)
    return own, children


def _peak_megabytes() -> float:
    import resource

    # Linux counts kibibytes, macOS bytes.
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    main(sys.argv[1:])
