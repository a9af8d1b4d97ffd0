"""Twelve kinds of broken articles among sound ones: every one is accounted for, with the code that it must have."""

import gzip
import json
from collections import Counter

import pytest

from burthen.batch.runner import run_batch
from burthen.cli.bench_corpus import BROKEN, write_corpus
from tests.batch.stand_in import StandInRecipe

# What becomes of each kind; None is a record.
EXPECTED = {
    "wrong-encoding": None,
    "no-text": "B104",
    "two-megabytes": "B107",
    "binary": "B105",
    "no-body": "B108",
    "same-id": None,
    "bad-date": None,
    "lone-surrogate": None,
    "one-long-line": None,
    "deep-page": "B108",
    "empty-json": "B109",
    "not-english": "B111",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    from burthen.batch.job import BatchJob
    from burthen.settings import load_settings

    folder = tmp_path_factory.mktemp("broken")
    assert write_corpus(folder / "corpus", 64, broken=24 / 64) == 64
    job = BatchJob((str(folder / "corpus"),), folder / "run", load_settings(), workers=0)
    return run_batch(job, recipe=StandInRecipe())


@pytest.fixture(scope="module")
def lines(run):
    with gzip.open(run.run / "records-00000.jsonl.gz", "rt", encoding="utf8") as stream:
        return [json.loads(line) for line in stream]


def kind_of(line):
    name = line["article"]["source"]["path"].rsplit("/", 1)[1]
    return next((kind for kind in BROKEN if kind in name), "sound")


def test_every_article_is_accounted_for(run, lines):
    assert run.articles == len(lines) == 64
    assert Counter(map(kind_of, lines)) == {"sound": 40, **dict.fromkeys(BROKEN, 2)}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_becomes_of_each_kind(lines, kind):
    codes = {line.get("error", {}).get("code") for line in lines if kind_of(line) == kind}
    assert codes == {EXPECTED[kind]}


def test_sound_articles_are_not_touched(lines):
    assert all("error" not in line for line in lines if kind_of(line) == "sound")


def test_double_identifiers_are_told_apart_with_a_warning(lines):
    same = [line["article"] for line in lines if kind_of(line) == "same-id"]
    assert [article["id"] for article in same] == ["the-same", "the-same~2"]
    assert any("already taken" in warning for warning in same[1]["warnings"])


def test_the_tables_hold_every_record(run):
    from pyarrow import parquet

    assert parquet.read_table(run.run / "tables" / "articles.parquet").num_rows == run.records
