"""Datasets in and out: declared features, a row for a row, and runs that `load_dataset` reads."""

import json

import pytest

from burthen.batch.dataset import analyze_dataset, features
from burthen.batch.runner import run_batch
from tests.batch.conftest import text_of
from tests.batch.stand_in import StandInRecipe

datasets = pytest.importorskip("datasets")

ROWS = {"body": [text_of(1), " ", text_of(2, "CRASH"), text_of(3)], "id": ["a", "b", "c", "a"]}


@pytest.fixture(autouse=True)
def quiet(tmp_path, monkeypatch):
    """No bars on standard error, and a cache of the test's own."""
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path / "cache")
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def analyze(dataset):
    return analyze_dataset(dataset, field_map={"text": "body"}, recipe=StandInRecipe())


@pytest.mark.parametrize("streamed", [False, True])
def test_a_row_for_a_row_in_order_with_declared_features(streamed):
    dataset = datasets.Dataset.from_dict(ROWS)
    result = analyze(dataset.to_iterable_dataset() if streamed else dataset)
    assert isinstance(result, datasets.IterableDataset if streamed else datasets.Dataset)
    assert result.features == features()
    rows = list(result)
    assert [row["article_id"] for row in rows] == ["a", "b", "c", "a~2"]
    assert [row["error"] and row["error"]["code"] for row in rows] == [None, "B104", "B199", None]
    assert [row["article"] and row["article"]["article_id"] for row in rows] == ["a", None, None, "a~2"]
    assert json.loads(rows[0]["record"])["article"]["text"] == text_of(1)


def test_processes_give_the_same_rows():
    dataset = datasets.Dataset.from_dict(ROWS)
    rows = analyze_dataset(dataset, field_map={"text": "body"}, workers=1, recipe=StandInRecipe())[:]
    assert rows == analyze(dataset)[:]


def test_the_features_are_those_of_the_tables():
    from burthen.tables.schemas import SCHEMAS

    found = features()
    assert {*found} == {"article_id", "error", "article", "record", *SCHEMAS} - {"articles"}
    assert found["claims"].feature["start"] == datasets.Value("int64")


def test_a_run_is_loaded_by_its_folder(corpus, job_of, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    folder = str(run_batch(job_of(corpus), recipe=StandInRecipe()).run)
    articles = datasets.load_dataset(folder, split="train")
    assert articles.num_rows == 37
    assert articles[0]["article_id"] == "a0"
    # The stand-in makes no claims and so on, and a table without rows cannot be loaded.
    assert datasets.get_dataset_config_names(folder) == ["articles", "duplicates", "errors"]
    errors = datasets.load_dataset(folder, "errors", split="train")
    assert errors["code"][:] == ["B199", "B199", "B104"]
    assert errors.features["source_row"] == datasets.Value("int64")


def test_the_public_name():
    import burthen

    assert burthen.analyze_dataset is analyze_dataset
