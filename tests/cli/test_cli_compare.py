"""`burthen compare`."""

import csv
import io
import json
import re

import pytest

pytest.importorskip("duckdb", reason="needs the extra `compare`")

from burthen.cli.output import ExitCode
from burthen.tables.writing import write_tables
from tests.compare.planted import TARGETS, planted


@pytest.fixture
def run(tmp_path):
    write_tables(planted(), tmp_path / "run")
    return tmp_path / "run"


def test_a_pipe_gets_the_stance_matrix_as_csv(burthen, run):
    code, out, err = burthen("compare", run)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert {row["target"] for row in rows} == set(TARGETS)


def test_one_table_as_json(burthen, run):
    code, out, _ = burthen("compare", run, "--table", "quantities", "--to", "json")
    assert code == 0
    assert [row["status"] for row in json.loads(out)] == ["conflict"]


def test_text_shows_conflicts_and_says_what_is_small(burthen, run):
    code, out, _ = burthen("compare", run, "--to", "text")
    assert code == 0
    assert "Figures that do not agree: 1" in out
    assert "few articles" in out
    assert re.search(r"ally_pays_fair_share +3\* +1.00 +0.46-1.00", out)
    assert "…" not in out


@pytest.mark.parametrize("to", ["csv", "json", "parquet"])
def test_a_folder_gets_the_tables(burthen, run, tmp_path, to):
    names = ["stances", "coverage"]
    code, out, err = burthen(
        "compare", run, "--table", names[0], "--table", names[1], "--to", to, "-o", tmp_path / "out"
    )
    assert (code, out) == (0, "")
    assert "2 tables in" in err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.{to}" for name in names)


@pytest.mark.parametrize(("name", "start"), [("a.csv", b'"outlet"'), ("a.json", b"[\n{"), ("a.parquet", b"PAR1")])
def test_one_table_goes_to_a_file_as_its_ending_says(burthen, run, tmp_path, name, start):
    assert burthen("compare", run, "--table", "coverage", "-o", tmp_path / name)[0] == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_two_groups(burthen, run):
    one, other = "The Norland Courier", "The Vastmark Post"
    code, out, _ = burthen("compare", run, "--table", "contrast", "--between", one, "--between", other, "--to", "json")
    assert code == 0
    assert {row["one"] for row in json.loads(out)} == {one}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--by", "mood"],
        ["--table", "nothing"],
        ["--between", "The Norland Courier"],
        ["--between", "The Norland Courier", "--between", "Nobody", "--table", "contrast"],
        ["--to", "parquet"],
        ["--rates", "none.csv"],
    ],
)
def test_what_makes_no_sense_is_usage(burthen, run, arguments):
    code, out, err = burthen("compare", run, *arguments)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "[B201]" in err
