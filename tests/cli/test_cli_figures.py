"""`burthen figures`: rows of figures."""

import csv
import gzip
import io
import json

import pyarrow
import pytest

from burthen.ledger.rows import COLUMNS
from burthen.records import Record
from tests.factories import article, bare_record
from tests.ledger.test_check import figure, year


@pytest.fixture
def record():
    found = figure("pct_GDP", 4.12, 4.12, period=year(2024))
    return bare_record(article=article("x", published="2024-10-01", outlet="The Buoy"), figures=[found])


def written(tmp_path, record, name):
    path, line = tmp_path / name, (record.to_json() + "\n").encode()
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(line))
    elif name.endswith(".zst"):
        with pyarrow.output_stream(str(path), compression="zstd") as stream:
            stream.write(line)
    else:
        path.write_bytes(line)
    return path


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst", "r.json"])
def test_rows_are_csv_in_a_pipe(burthen, tmp_path, record, name):
    code, out, err = burthen("figures", written(tmp_path, record, name))
    assert (code, err) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out))
    assert tuple(row) == COLUMNS
    assert (row["value_min"], row["unit"], row["period_start"], row["payer_country"]) == (
        "4.12",
        "pct_GDP",
        "2024-01-01",
        "PL",
    )


def test_standard_input(burthen, monkeypatch, record):
    monkeypatch.setattr("sys.stdin", io.StringIO(record.to_json()))
    code, out, _ = burthen("figures", "-", "--format", "jsonl")
    assert code == 0
    assert json.loads(out)["figure"] == "f0"


def test_an_indented_array_is_read(burthen, tmp_path, record):
    path = tmp_path / "r.json"
    path.write_text(json.dumps([json.loads(record.to_json())] * 2, indent=1))
    assert burthen("figures", path)[1].count("pct_GDP") == 2


def test_quantities(burthen, tmp_path, record):
    out = burthen("figures", written(tmp_path, record, "r.jsonl"), "--format", "quantities")[1]
    (quantity,) = json.loads(out)["quantities"]
    assert (quantity["value"], quantity["unit"], quantity["bound"], quantity["span"]) == (
        4.12,
        "percentage",
        "=",
        [0, 1],
    )


def test_check_adds_the_reference(burthen, tmp_path, record):
    out = burthen("figures", written(tmp_path, record, "r.jsonl"), "--check")[1]
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["check"] == "agrees"
    assert row["reference_source"].startswith("NATO, ")


def test_the_table_is_for_reading(burthen, tmp_path, record):
    out = burthen("figures", written(tmp_path, record, "r.jsonl"), "--format", "table", "--check", "--no-color")[1]
    assert "The Buoy" in out
    assert "agrees" in out


def test_the_name_of_the_output_decides(burthen, tmp_path, record):
    target = tmp_path / "rows.jsonl"
    assert burthen("figures", written(tmp_path, record, "r.jsonl"), "-o", target) == (0, "", "")
    assert json.loads(target.read_text())["unit"] == "pct_GDP"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "B104"), (b"{not json}\n", "B110"), (b'{"schema": "burthen/record/1"}\n', "B401")]
)
def test_what_is_no_record_is_said(burthen, tmp_path, content, code):
    path = tmp_path / "r.jsonl"
    path.write_bytes(content)
    exit_code, _, err = burthen("figures", path)
    assert exit_code == 1
    assert f"[{code}]" in err


def test_a_damaged_archive_is_said(burthen, tmp_path):
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(b"\x1f\x8bnot gzip")
    assert "[B103]" in burthen("figures", path)[2]


def test_a_record_without_figures_gives_no_rows(burthen, tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(bare_record().to_json() + "\n")
    assert burthen("figures", path)[1].splitlines() == [",".join(COLUMNS)]
    assert Record.model_validate_json(path.read_text()).figures is None
