"""The benchmark, run as `python -m burthen.cli.bench`.

It measures what a user waits for: the help, a cold start with one article, words a second once warm, and batches of
synthetic articles. The numbers hold for the machine and the moment; every one is given with how it was taken.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from burthen.cli.output import guard

HELP_RUNS = 5


def main(
    json_: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="How often the warm texts are read.")] = 5,
    full: Annotated[bool, typer.Option("--full", help="Batches of 1,000 to 50,000 articles: takes hours.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write JSON there too.")] = None,
) -> int:
    """Measure start-up, speed on the bundled editorials, and batches."""
    from burthen.cli.bench_batch import FULL, QUICK, measure_batch

    results = {**measure(rounds), "batch": measure_batch(FULL if full else QUICK)}
    if output is not None:
        output.write_text(json.dumps(results, indent=2) + "\n", "utf8")
    if json_:
        sys.stdout.write(json.dumps(results, indent=2) + "\n")
    else:
        from burthen.cli.info import write_facts

        write_facts(results, sys.stdout)
    return 0


def measure(rounds: int) -> dict[str, Any]:
    """Returns all measurements; seconds unless the name says otherwise."""
    cold = _seconds(["analyze", _demo_path(), "--to", "jsonl"])
    return {
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "help_median_s": round(statistics.median(_seconds(["--help"]) for _ in range(HELP_RUNS)), 3),
        "cold_start_one_article_s": round(cold, 2),
        **_warm(rounds),
    }


def _demo_path() -> str:
    from burthen.cli.demo import demo_folder, demo_index

    return str(demo_folder() / f"{next(iter(demo_index()))}.txt")


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "burthen.cli", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _warm(rounds: int) -> dict[str, Any]:
    """Reads the bundled texts again and again with loaded models; the first round, which warms up, is not counted."""
    from burthen.analysis import Analyzer
    from burthen.article import Article
    from burthen.cli.demo import demo_articles
    from burthen.settings import load_settings

    settings = load_settings()
    articles = [item for item in demo_articles(None, settings.ingest) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    start = time.perf_counter()
    analyzer = Analyzer(settings)
    loaded = time.perf_counter() - start
    for _ in analyzer.analyze(articles):
        pass
    stages: dict[str, float] = {}
    _time_components(analyzer.nlp, stages)
    start = time.perf_counter()
    for _ in range(rounds):
        for _ in analyzer.analyze(articles):
            pass
    total = time.perf_counter() - start
    return {
        "load_models_s": round(loaded, 2),
        "warm_words_per_s": round(words * rounds / total),
        "warm_words_read": words * rounds,
        "share_by_stage": _shares(stages, total),
    }


def _time_components(nlp: Any, seconds: dict[str, float]) -> None:
    """Lets every component of a pipeline add the time it takes to `seconds`."""
    for index, (name, component) in enumerate(nlp._components):
        nlp._components[index] = (name, _timed(component, name, seconds))


def _timed(component: Callable[[Any], Any], name: str, seconds: dict[str, float]) -> Callable[[Any], Any]:
    def call(doc: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return component(doc, **options)
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - start

    return call


def _shares(stages: dict[str, float], total: float) -> dict[str, float]:
    shares = {name: round(spent / total, 3) for name, spent in sorted(stages.items(), key=lambda item: -item[1])}
    return shares | {"clean, assemble and the rest": round(1 - sum(stages.values()) / total, 3)}


def run() -> int:
    """Runs the benchmark with the process's arguments."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    command = typer.main.get_command(app)
    return guard(lambda: command.main(standalone_mode=False))


if __name__ == "__main__":
    raise SystemExit(run())
