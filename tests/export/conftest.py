"""A run to export: a folder with one shard."""

import gzip

import pytest

from tests.factories import article, bare_record, full_record


@pytest.fixture
def exported():
    return [
        full_record(),
        bare_record("Nothing was run on this.", article=article("Nothing was run on this.", id="bare")),
    ]


@pytest.fixture
def run(tmp_path, exported):
    folder = tmp_path / "run"
    folder.mkdir()
    lines = "".join(f"{record.to_json()}\n" for record in exported)
    (folder / "records-00000.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return folder
