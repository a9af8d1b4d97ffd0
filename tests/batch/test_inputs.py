"""Facts of inputs: hashes, and about how many articles there are."""

import gzip
import json

import pytest

from burthen.batch.inputs import check_unchanged, describe, expected_articles
from burthen.batch.sources import Input, InputKind
from burthen.errors import SettingsError


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return Input(str(path))


CSV = b'id,text\n1,"two\nlines"\n\n2,one\n'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"x", 1),
        ("a.html.gz", b"x", 1),
        ("a.jsonl", b"{}\n{}\n{}", 3),
        ("a.jsonl.gz", b"{}\n{}\n", 2),
        ("a.csv", CSV, 2),
        ("a.csv.gz", CSV, 2),
        ("a.json", b"[{}, {}]", 2),
        ("a.json", b"{}", 1),
        ("a.json", b"broken", 1),
        ("a.parquet", b"no parquet", None),
    ],
)
def test_articles_expected(tmp_path, name, content, expected):
    assert describe(write(tmp_path, name, content)).expected == expected


def test_rows_of_a_parquet_file_are_told_by_its_footer(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"text": ["a", "b"]}), tmp_path / "a.parquet")
    assert describe(Input(str(tmp_path / "a.parquet"))).expected == 2


def test_one_unknown_makes_the_sum_unknown(tmp_path):
    known = [describe(write(tmp_path, name, b"x")) for name in ("a.txt", "b.txt")]
    assert expected_articles(known) == 2
    assert expected_articles([*known, describe(write(tmp_path, "c.parquet", b"no parquet"))]) is None


def test_what_cannot_be_read_has_no_facts(tmp_path):
    for item in (Input(str(tmp_path / "missing")), Input(str(tmp_path), InputKind.EMPTY)):
        facts = describe(item)
        assert (facts.bytes, facts.sha256, facts.stamp) == (None, None, None)
        check_unchanged(facts)


def test_a_change_is_noticed(tmp_path):
    item = write(tmp_path, "a.txt", b"x")
    facts = describe(item)
    check_unchanged(facts)
    write(tmp_path, "a.txt", b"xy")
    with pytest.raises(SettingsError, match="B213"):
        check_unchanged(facts)


def test_a_file_that_is_gone_has_changed(tmp_path):
    item = write(tmp_path, "a.txt", b"x")
    facts = describe(item)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SettingsError, match="B213"):
        check_unchanged(facts)


def test_the_facts_are_json(tmp_path):
    facts = describe(write(tmp_path, "a.txt", b"x")).to_json()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["bytes"] == 1
