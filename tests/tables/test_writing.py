"""Tables on disk: what was put in comes out, the same bytes each time, nothing half-written."""

import gc

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from burthen.tables import writing
from burthen.tables.rows import table_rows
from burthen.tables.schemas import SCHEMAS
from burthen.tables.writing import TableFormat, TablesWriter, TableWriter, write_table, write_tables
from tests.factories import article, bare_record, error_record, full_record

BOTH = (TableFormat.PARQUET, TableFormat.CSV)


def several(n=5):
    full = full_record()
    for i in range(n):
        yield full.model_copy(update={"article": full.article.model_copy(update={"id": f"a{i}"})})
        yield error_record()


def test_what_was_put_in_comes_out(tmp_path):
    counts = write_tables(several(), tmp_path)
    for table, schema in SCHEMAS.items():
        read = pq.read_table(tmp_path / f"{table}.parquet")
        assert read.schema.equals(schema, check_metadata=True)
        rows = [row for record in several() if not hasattr(record, "error") for row in table_rows(record)[table]]
        assert read.to_pylist() == rows
        assert counts[table] == len(rows)


def test_a_run_without_records_has_all_tables_with_their_types(tmp_path):
    write_tables([], tmp_path, BOTH)
    for table, schema in SCHEMAS.items():
        assert pq.read_table(tmp_path / f"{table}.parquet").schema.equals(schema)
        assert (tmp_path / f"{table}.csv").read_text("utf8").strip() == ",".join(f'"{name}"' for name in schema.names)


def test_types_do_not_drift_with_the_data(tmp_path):
    write_tables([bare_record()], tmp_path)
    assert pq.read_table(tmp_path / "articles.parquet").schema.equals(SCHEMAS["articles"])


def test_the_same_records_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_tables(several(), tmp_path / name, BOTH)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted(f"{table}.{ending}" for table in SCHEMAS for ending in BOTH)
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_csv_tells_null_from_empty_and_keeps_line_breaks(tmp_path):
    write_tables([full_record()], tmp_path, [TableFormat.CSV])
    options = pa.csv.ConvertOptions(
        column_types={f.name: f.type for f in SCHEMAS["articles"]},
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    parse = pa.csv.ParseOptions(newlines_in_values=True)
    read = pa.csv.read_csv(tmp_path / "articles.csv", convert_options=options, parse_options=parse)
    assert read.to_pylist() == table_rows(full_record())["articles"]


def test_row_groups_are_cut_by_rows_alone(tmp_path):
    writer = TableWriter(tmp_path / "articles.parquet", SCHEMAS["articles"], row_group=3)
    rows = [table_rows(bare_record(article=article(id=f"a{i}")))["articles"][0] for i in range(8)]
    for row in rows:
        writer.write([row])
    writer.close()
    writer.commit()
    file = pq.ParquetFile(tmp_path / "articles.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [3, 3, 2]


def test_memory_is_flat(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "ROWS_OF_ARTICLES", 10)
    monkeypatch.setattr(writing, "ROWS", 10)
    with TablesWriter(tmp_path) as writer:
        rows = table_rows(full_record())
        held = []
        for i in range(200):
            writer.write_rows(rows)
            if i % 50 == 49:
                gc.collect()
                held.append(pa.total_allocated_bytes())
    assert held[-1] <= held[0] * 1.5 + 1e5


def test_after_an_error_nothing_is_left_and_an_older_run_is_whole(tmp_path):
    write_tables(several(1), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def failing():
        yield from several(2)
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        write_tables(failing(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_one_table_of_any_schema(tmp_path):
    schema = pa.schema([pa.field("article_id", pa.string()), pa.field("jaccard", pa.float64())])
    rows = [{"article_id": "a", "jaccard": None}, {"article_id": "b", "jaccard": 0.5}]
    assert write_table(tmp_path / "duplicates.parquet", schema, iter(rows)) == 2
    assert pq.read_table(tmp_path / "duplicates.parquet").to_pylist() == rows
