"""The same lines for any batch size, any number of workers and any place to stop; other orders permute the lines."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burthen.article import Article, SourceRef
from burthen.batch.job import BatchJob
from burthen.batch.pool import LocalEngine
from burthen.batch.runner import run_batch
from burthen.batch.work import AnalyzerRecipe, InlineEngine, chunked
from burthen.settings import load_settings
from tests.batch.conftest import contents, text_of, write_rows
from tests.batch.stand_in import StandInRecipe

ARTICLES = [Article(f"a{n}", text_of(n, "CRASH" * (n % 5 == 3)), SourceRef("r", "jsonl", n)) for n in range(24)]
EXPECTED = [lines for chunk in InlineEngine(StandInRecipe()).map([ARTICLES]) for lines in chunk]


@pytest.fixture(scope="module")
def engines():
    found = [InlineEngine(StandInRecipe()), *(LocalEngine(StandInRecipe(), workers) for workers in (1, 2, 3))]
    yield found
    for engine in found:
        engine.close()


@given(size=st.integers(1, 25), characters=st.integers(1, 4_000), engine=st.integers(0, 3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_batch_size_and_workers_do_not_show(engines, size, characters, engine):
    lines = [line for lines in engines[engine].map(chunked(ARTICLES, size, characters)) for line in lines]
    assert lines == EXPECTED


@given(order=st.permutations(range(24)))
def test_another_order_of_the_input_permutes_the_lines(order):
    lines = [line for lines in InlineEngine(StandInRecipe()).map([[ARTICLES[n] for n in order]]) for line in lines]
    assert lines == [EXPECTED[n] for n in order]


@given(sizes=st.lists(st.integers(0, 3_000), max_size=30), articles=st.integers(1, 9), characters=st.integers(1, 9_999))
def test_chunks_hold_every_article_once_and_close_in_time(sizes, articles, characters):
    items = [Article(f"a{n}", "x" * size, SourceRef("r", "text")) for n, size in enumerate(sizes)]
    chunks = list(chunked(items, articles, characters))
    assert [item.id for chunk in chunks for item in chunk] == [item.id for item in items]
    assert all(0 < len(chunk) <= articles for chunk in chunks)
    assert all(sum(len(item.text) for item in chunk[:-1]) < characters for chunk in chunks)


@pytest.mark.parametrize("change", [{"workers": 2}, {"batch.chunk_articles": 1}, {"batch.chunk_characters": 500}])
def test_whole_runs_are_the_same_bytes(corpus, job_of, change):
    expected = contents(run_batch(job_of(corpus, run="expected"), recipe=StandInRecipe()).run)
    fields = change if "workers" in change else {"settings": change}
    assert contents(run_batch(job_of(corpus, **fields), recipe=StandInRecipe()).run) == expected


def test_shards_of_another_size_hold_the_same_lines(corpus, job_of):
    from burthen.batch.folder import RunFolder
    from burthen.batch.shards import read_lines

    def lines(size):
        job = job_of(corpus, run=f"run-{size}", settings={"batch.shard_articles": size})
        return list(read_lines(RunFolder(run_batch(job, recipe=StandInRecipe()).run)))

    assert lines(7) == lines(40) == lines(1_000)


@pytest.mark.slow
def test_the_bundled_models_give_the_same_bytes_whatever_the_workers(tmp_path, analyzer_or_skip):
    from burthen.cli.bench_corpus import articles

    corpus = write_rows(tmp_path / "corpus.jsonl", [row["text"] for row in articles(120)])
    found = []
    for workers, size in ((0, 8), (1, 3), (2, 16)):
        options = load_settings(None, {"batch.chunk_articles": size, "batch.shard_articles": 50})
        job = BatchJob((str(corpus),), tmp_path / f"run-{workers}", options, workers=workers)
        found.append(contents(run_batch(job, recipe=AnalyzerRecipe(options)).run))
    assert found[0] == found[1] == found[2]
    assert json.loads((tmp_path / "run-2" / "manifest.json").read_text("utf8"))["counts"]["records"] == 120
