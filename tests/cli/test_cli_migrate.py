"""`burthen migrate`."""

import gzip
import json

from burthen.cli.output import ExitCode
from tests.test_migration import DATA, LINES


def test_older_records_come_out_as_new_ones(burthen, tmp_path):
    path = tmp_path / "old.jsonl.gz"
    path.write_bytes(gzip.compress((DATA / "record-1.jsonl").read_bytes()))
    code, out, err = burthen("migrate", path)
    assert (code, err) == (0, "burthen: 3 records\n")
    assert [json.loads(line)["schema"] for line in out.splitlines()] == [line["schema"] for line in LINES]


def test_an_input_is_never_written_over(burthen, tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_bytes((DATA / "record-1.jsonl").read_bytes())
    code, _, err = burthen("migrate", path, "-o", path)
    assert code == ExitCode.USAGE
    assert "[B201]" in err
    assert path.read_bytes() == (DATA / "record-1.jsonl").read_bytes()
