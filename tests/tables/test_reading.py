"""Records as a stream, and what is no record."""

import pytest

from burthen.errors import BurthenError
from burthen.tables.reading import read_run, record_files, table_folder
from tests.factories import error_record, full_record

LINE = full_record().to_json()
BROKEN = [
    ("a.jsonl", f"{LINE}\n{{", "B110", "a.jsonl:2"),
    ("a.jsonl", f'{LINE}\n{{"schema": "burthen/record/1"}}', "B401", "a.jsonl:2"),
    ("a.jsonl", "[1]", "B401", "a.jsonl:1"),
    ("a.jsonl.gz", "no gzip", "B103", "a.jsonl.gz"),
    ("a.jsonl.zst", "no zstd", "B103", "a.jsonl.zst"),
    ("a.json", "{", "B110", "a.json"),
]


@pytest.mark.parametrize(("name", "content", "code", "place"), BROKEN)
def test_what_cannot_be_read_is_said_with_its_place(tmp_path, name, content, code, place):
    path = tmp_path / name
    path.write_text(content, "utf8")
    with pytest.raises(BurthenError, match=code) as caught:
        list(read_run(path))
    assert caught.value.place.endswith(place)


@pytest.mark.parametrize("content", [LINE, f"[{LINE}]"])
def test_one_object_or_an_array_of_them(tmp_path, content):
    (tmp_path / "a.json").write_text(content, "utf8")
    assert list(read_run(tmp_path)) == [full_record()]


def test_error_records_and_blank_lines_are_left_out(tmp_path):
    (tmp_path / "a.jsonl").write_text(f"\n{error_record().to_json()}\n\n{LINE}\n", "utf8")
    assert list(read_run(tmp_path)) == [full_record()]


def test_shards_come_in_order_and_nothing_else_of_a_run_is_read(tmp_path):
    for name in ("records-00001.jsonl.gz", "records-00000.jsonl.gz", "manifest.json", "errors.jsonl", "journal.jsonl"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in record_files(tmp_path)] == ["records-00000.jsonl.gz", "records-00001.jsonl.gz"]
    assert table_folder(tmp_path) is None
