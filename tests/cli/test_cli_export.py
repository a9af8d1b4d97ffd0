"""`burthen export`."""

import json

import pytest

from burthen.cli.output import ExitCode
from burthen.export.formats import FOLDERS, STREAMS, ExportFormat
from tests.export.conftest import exported, run  # noqa: F401 - fixtures


@pytest.mark.parametrize("to", sorted(STREAMS))
def test_text_goes_to_a_pipe(burthen, run, to):  # noqa: F811
    code, out, err = burthen("export", run, "--to", to)
    assert (code, err) == (0, "")
    assert json.loads(out.splitlines()[0] if to == "jsonl" else out)


@pytest.mark.parametrize("to", list(ExportFormat))
def test_every_format_makes_its_file_or_folder(burthen, run, tmp_path, to):  # noqa: F811
    if to is ExportFormat.DUCKDB:
        pytest.importorskip("duckdb", reason="needs the extra `compare`")
    code, out, err = burthen("export", run, "--to", to, "-o", tmp_path / "out")
    assert (code, out) == (0, "")
    assert str(tmp_path / "out") in err
    assert (tmp_path / "out").is_dir() == (to in FOLDERS)


def test_what_is_no_run_is_said(burthen, tmp_path):
    code, out, err = burthen("export", tmp_path / "none", "--to", "jsonl")
    assert (code, out) == (ExitCode.NOTHING_USABLE, "")
    assert "[B101]" in err
