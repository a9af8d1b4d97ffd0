"""The index on disk: refused when made otherwise, whole after any interruption."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from burthen.duplicates import DuplicateIndex
from burthen.duplicates.entries import Entry
from burthen.duplicates.groups import Groups
from burthen.duplicates.parameters import load_parameters
from burthen.duplicates.table import table_of
from burthen.errors import InputError, SettingsError

ROOT = Path(__file__).parents[2]


def entries(n_articles: int) -> list[Entry]:
    generator = random.Random(5)
    texts = [tuple(f"w{generator.randrange(400)}" for _ in range(40)) for _ in range(max(1, n_articles // 3))]
    return [Entry(f"{at:05d}", f"paper {at % 7}", None, generator.choice(texts)) for at in range(n_articles)]


def test_other_parameters_are_refused(tmp_path: Path) -> None:
    DuplicateIndex(tmp_path / "index").close()
    DuplicateIndex(tmp_path / "index").close()
    other = replace(load_parameters(), jaccard=0.7)
    with pytest.raises(SettingsError) as caught:
        DuplicateIndex(tmp_path / "index", other)
    assert caught.value.code == "B205"
    assert "jaccard 0.4, now 0.7" in str(caught.value)


def test_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DuplicateIndex(tmp_path / "index").close()
    monkeypatch.setattr("burthen.duplicates.parameters.INDEX_VERSION", 99)
    with pytest.raises(SettingsError):
        DuplicateIndex(tmp_path / "index")


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all, but long enough to be read as one " * 40, "utf8")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    for path in (tmp_path / "text", tmp_path / "other", tmp_path / "no folder" / "index", tmp_path):
        with pytest.raises(InputError) as caught:
            DuplicateIndex(path)
        assert caught.value.code == "B103"


def test_an_error_in_a_batch_leaves_the_index_whole(tmp_path: Path) -> None:
    def breaking() -> object:
        yield from entries(10)
        raise ValueError("the source breaks off")

    with DuplicateIndex(tmp_path / "index") as index:
        with pytest.raises(ValueError, match="breaks off"):
            index.update(breaking())
        assert len(index) == 0
        assert index.update(entries(10)) == 10
        assert index.update(entries(10)) == 0


SCRIPT = """
import sys
from pathlib import Path
from burthen.duplicates import index
from tests.duplicates.test_index import entries
index._BATCH = 20
with index.DuplicateIndex(Path(sys.argv[1])) as opened:
    print("ready", flush=True)
    opened.update(entries(600))
"""


def test_killed_at_any_moment_it_can_be_continued(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "pipeline"), str(ROOT)])}
    generator = random.Random(11)
    path = tmp_path / "index"
    for _ in range(2):
        with subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(path)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(generator.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
    with DuplicateIndex(path) as index, DuplicateIndex(tmp_path / "undisturbed") as undisturbed:
        index.update(entries(600))
        undisturbed.update(entries(600))
        assert table_of(index).equals(table_of(undisturbed))
        assert index._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    with DuplicateIndex(tmp_path / "index") as index:
        other = sqlite3.connect(tmp_path / "index", timeout=0)
        other.execute("BEGIN EXCLUSIVE")
        index._database.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(InputError) as caught:
            index.update(entries(1))
        other.close()
    assert "locked" in str(caught.value)


def test_groups_are_the_connected_parts() -> None:
    generator = random.Random(2)
    pairs = [(generator.randrange(60), generator.randrange(60)) for _ in range(40)]
    expected: list[set[int]] = []
    for one, other in pairs:
        touched = [part for part in expected if part & {one, other}]
        expected = [part for part in expected if part not in touched] + [{one, other}.union(*touched)]
    groups = Groups()
    for one, other in pairs:
        groups.join(one, other)
    for part in expected:
        assert len({groups.find(text) for text in part}) == 1
        assert groups.find(min(part)) == min(part)
