"""`burthen duplicates`: records in, a table out."""

import json

import pytest

from tests.duplicates.test_marking import BASES, LEVY, record


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "records.jsonl"
    items = [
        record(LEVY, id="a", outlet="Courier"),
        record(LEVY, id="b", outlet="Herald"),
        record(BASES, id="c", outlet="Herald"),
    ]
    path.write_text("".join(item.to_json() + "\n" for item in items), "utf8")
    return path


def test_rows_go_to_standard_output_and_the_numbers_to_the_terminal(burthen, records):
    code, out, err = burthen("duplicates", records)
    assert code == 0
    assert [(row["article_id"], row["verdict"]) for row in map(json.loads, out.splitlines())] == [
        ("a", "shared"),
        ("b", "shared"),
        ("c", "own"),
    ]
    assert err == "burthen: 3 articles: 1 own, 2 shared, 0 wire; 1 texts stand more than once.\n"


def test_an_index_grows(burthen, records, tmp_path):
    later = tmp_path / "later.jsonl"
    later.write_text(record(BASES, id="d", outlet="Gazette").to_json() + "\n", "utf8")
    index, table = tmp_path / "corpus.index", tmp_path / "duplicates.csv"
    assert burthen("duplicates", records, "--index", index, "-o", table)[0] == 0
    assert burthen("duplicates", later, "--index", index, "-o", table)[0] == 0
    text = table.read_text("utf8")
    assert text.count("shared") == 4
    assert text.splitlines()[0].startswith('"article_id","group","canonical","verdict"')


def test_a_name_that_tells_no_format_is_a_usage_error(burthen, records, tmp_path):
    code, out, err = burthen("duplicates", records, "-o", tmp_path / "duplicates.xlsx")
    assert (code, out) == (2, "")
    assert "[B201]" in err


def test_no_record_at_all(burthen, tmp_path):
    (tmp_path / "a.jsonl").write_text("\n", "utf8")
    assert burthen("duplicates", tmp_path / "a.jsonl")[0] == 1
    assert "[B101]" in burthen("duplicates", tmp_path / "none.jsonl")[2]
