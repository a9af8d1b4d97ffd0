"""The planted corpus, opened for comparison."""

import pytest

pytest.importorskip("duckdb", reason="needs the extra `compare`")

from burthen.compare import Comparison, Options, open_runs
from burthen.tables.writing import write_tables
from tests.compare.planted import planted


def by_words(texts):
    """Vectors that need no model: one dimension a word."""
    import numpy as np

    words = sorted({word for text in texts for word in text.lower().split()})
    rows = np.array([[word in text.lower().split() for word in words] for text in texts], float)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="session")
def planted_run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted")
    write_tables(planted(), folder / "tables")
    return folder


@pytest.fixture(scope="session")
def planted_comparison(planted_run):
    with open_runs([planted_run]) as run:
        yield Comparison(run, Options(errors=None, embed=by_words))
