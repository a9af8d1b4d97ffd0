"""The comparison on the package's page says what the code does."""

from pathlib import Path

import burthen.figures
from burthen.cli import bench_figures

PAGE = Path(burthen.figures.__file__).parent / "README.md"


def test_our_column_is_current(base_model_or_skip) -> None:
    rows = PAGE.read_text("utf8").split(bench_figures.BEGIN)[1].split(bench_figures.END)[0].strip().splitlines()[2:]
    read = bench_figures.own_reader()
    ours = ["; ".join(read(text)) or "nothing" for text in bench_figures.sentences()]
    assert [row.split(" | ")[1] for row in rows] == ours


def test_speed_can_be_measured(base_model_or_skip) -> None:
    facts = bench_figures.measure(bench_figures.sentences()[:2], rounds=1)
    assert facts["sentences_per_cpu_second"]["burthen, figure stage alone"] > 0
