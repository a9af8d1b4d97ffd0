"""Exports to files and folders, read back with the tools that they are for."""

import csv
import hashlib
import json
import shutil

import pyarrow.parquet as pq
import pytest

from burthen.errors import SettingsError
from burthen.export.export import write_path
from burthen.export.formats import ExportFormat
from burthen.export.tif import body
from burthen.tables.rows import table_rows
from burthen.tables.schemas import COLUMNS
from tests.factories import full_record


def export(records, to, path, **options):
    return write_path(records, ExportFormat(to), path, **options)


@pytest.mark.parametrize("to", list(ExportFormat))
@pytest.mark.parametrize("no_text", [False, True])
def test_the_same_records_give_the_same_bytes(exported, tmp_path, to, no_text):
    if to is ExportFormat.DUCKDB:
        pytest.skip("a database is no stable file")
    files = {}
    try:
        for name in ("one", "two"):
            # Named alike, because the name of the folder is that of the dataset.
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
            written = export(exported, to, tmp_path / "out" / "set", no_text=no_text)
            files[name] = {path.name: path.read_bytes() for path in written}
    except SettingsError:
        assert no_text
        return
    assert files["one"] == files["two"]
    assert all(files["one"].values())


def test_parquet_has_every_table(exported, tmp_path):
    export(exported, "parquet", tmp_path)
    for table in COLUMNS:
        rows = [row for record in exported for row in table_rows(record)[table]]
        assert pq.read_table(tmp_path / f"{table}.parquet").to_pylist() == rows


def test_without_text_no_table_has_it(exported, tmp_path):
    export(exported, "parquet", tmp_path, no_text=True)
    assert set(pq.read_table(tmp_path / "articles.parquet")["text"].to_pylist()) == {None}
    assert set(pq.read_table(tmp_path / "sentences.parquet")["quote"].to_pylist()) == {None}
    figures = pq.read_table(tmp_path / "figures.parquet")["quote"].to_pylist()
    assert figures == ["nothing", "over ¥1 trillion"]


def test_duckdb_has_tables_that_say_what_they_hold(exported, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `compare`")
    [path] = export(exported, "duckdb", tmp_path / "run.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        [[n]] = connection.execute("select count(*) from claims").fetchall()
        [[comment]] = connection.execute(
            "select comment from duckdb_columns() where table_name = 'figures' and column_name = 'bound'"
        ).fetchall()
    assert n == 2
    assert comment.startswith("What the value says")


def test_a_docbin_has_the_spans(exported, tmp_path):
    import spacy
    from spacy.tokens import DocBin

    [path] = export(exported, "docbin", tmp_path / "run.spacy")
    doc, bare = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    record = full_record()
    assert doc.text == record.article.text
    assert [span.label_ for span in doc.spans["claims"]] == [str(c.type) for c in record.claims]
    for name, layer in (("sentences", record.sentences), ("figures", record.figures)):
        assert list(doc.user_data["burthen"]["spans"][name]) == [item.id for item in layer]
        assert all(item.quote in span.text for span, item in zip(doc.spans[name], layer, strict=True))
    assert bare.user_data["burthen"]["article_id"] == "bare"
    assert len(bare.spans["claims"]) == 0


def test_tif_begins_with_doc_id_and_text_and_has_no_furniture(exported, tmp_path):
    export(exported, "tif", tmp_path)
    for name in ("corpus", "sentences"):
        with (tmp_path / f"{name}.csv").open(encoding="utf8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0])[:2] == ["doc_id", "text"]
        assert len({row["doc_id"] for row in rows}) == len(rows)
    assert "09:15 NLT" not in body(full_record())
    assert "That is false." in body(full_record())
    with (tmp_path / "stances.csv").open(encoding="utf8", newline="") as stream:
        assert [row["value"] for row in csv.DictReader(stream)] == ["oppose", "support", "absent", "abstain"]


def test_a_dataset_folder_has_a_card_and_croissant_of_its_files(exported, tmp_path):
    export(exported, "hf", tmp_path / "courier")
    card = (tmp_path / "courier/README.md").read_text("utf8")
    assert all(f"data_files: data/{table}.parquet" in card for table in COLUMNS)
    assert "## Licence\n\nNot stated." in card
    croissant = json.loads((tmp_path / "courier/croissant.json").read_text("utf8"))
    assert croissant["name"] == "courier"
    for file in croissant["distribution"]:
        path = tmp_path / "courier" / file["contentUrl"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    fields = {field["@id"] for of in croissant["recordSet"] for field in of["field"]}
    assert fields == {f"{table}/{column.name}" for table, columns in COLUMNS.items() for column in columns}


def test_datasets_loads_the_folder(exported, tmp_path, monkeypatch):
    import datasets

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    export(exported, "hf", tmp_path / "courier")
    loaded = datasets.load_dataset(str(tmp_path / "courier"), "claims", cache_dir=str(tmp_path / "cache"))
    assert [row["claim_id"] for row in loaded["train"]] == ["c0", "c1"]


def test_croissant_is_valid(exported, tmp_path):
    mlcroissant = pytest.importorskip("mlcroissant", reason="the reference library of the format is not installed")
    export(exported, "hf", tmp_path / "courier")
    assert not mlcroissant.Dataset(str(tmp_path / "courier/croissant.json")).metadata.ctx.issues.errors


def test_a_place_that_cannot_be_written_is_refused(exported, tmp_path):
    (tmp_path / "file").write_text("", "utf8")
    with pytest.raises(SettingsError, match="B201"):
        export(exported, "csv", tmp_path / "file" / "under")


def test_after_an_error_no_file_is_left(tmp_path):
    def failing():
        yield full_record()
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        export(failing(), "jsonl", tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []
