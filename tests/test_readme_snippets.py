"""The README's examples of reading a run are run."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from burthen.export.export import write_path
from burthen.export.formats import ExportFormat
from burthen.tables.writing import write_tables
from tests.compare.planted import planted

README = (Path(__file__).parents[1] / "README.md").read_text("utf8")
SNIPPETS = re.findall(r"```(python|r)\n(.*?)```", README, re.DOTALL)


def snippet(language, word):
    [code] = [code for of, code in SNIPPETS if of == language and word in code]
    return code


@pytest.fixture
def folder(tmp_path, monkeypatch):
    write_tables(planted(), tmp_path / "run" / "tables")
    write_path(planted(), ExportFormat.CSV, tmp_path / "tables")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_matrix_as_a_frame(folder, capsys):
    pytest.importorskip("duckdb", reason="needs the extra `compare`")
    exec(snippet("python", "stance_matrix"), {})
    assert "The Norland Courier" in capsys.readouterr().out


def test_tables_in_pandas(folder, capsys):
    exec(snippet("python", "pandas"), {})
    assert re.search(r"The Norland Courier +rejected +1", capsys.readouterr().out)


@pytest.mark.slow
def test_tables_in_r(folder):
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    (folder / "read.R").write_text(snippet("r", "read.csv"), "utf8")
    out = subprocess.run(["Rscript", "read.R"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"rejected\n +The Norland Courier +1", out)
