"""Help, version, verbs and usage errors."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from burthen.cli.app import app, run
from burthen.version import __version__

ROOT = Path(__file__).parents[2]
VERBS = sorted(typer.main.get_command(app).commands)


def shell(*arguments, **options):
    environment = os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    command = [sys.executable, "-m", "burthen.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment, **options)


def test_help_lists_every_verb_and_the_exit_codes(burthen):
    code, out, err = burthen("--help")
    assert (code, err) == (0, "")
    assert all(verb in out for verb in VERBS if verb != "analyse")
    assert "3 some articles failed" in " ".join(out.split())


def test_help_is_quick():
    """Counts processor time, which is what the imports cost; the clock also counts whatever else a machine does."""
    before = os.times()
    assert shell("--help").returncode == 0
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    assert spent < 0.5


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_says_what_each_option_is(burthen, verb):
    code, out, err = burthen(verb, "-h")
    assert (code, err) == (0, "")
    assert "Usage: burthen" in out


def test_every_option_of_the_reading_verbs_has_help():
    for verb in ("analyze", "demo", "info", "schema"):
        command = typer.main.get_command(app).commands[verb]
        assert command.help
        assert [p.name for p in command.params if not getattr(p, "help", None)] == [], verb


def test_version(burthen):
    assert burthen("--version") == (0, f"burthen {__version__}\n", "")


def test_no_verb_gives_the_help_on_standard_error(burthen):
    code, out, err = burthen()
    assert (code, out) == (2, "")
    assert "Usage:" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["analyze"],
        ["analyze", "x.txt", "--to", "xml"],
        ["analyze", "x.txt", "--nonsense"],
        ["analyze", "x.txt", "--only", "claims,moods"],
        ["analyze", "x.txt", "--only", ","],
        ["analyze", "x.txt", "--settings", "no/such.toml"],
        ["analyze", "x.txt", "--map", "text"],
        ["analyze", "x.txt", "-o", "no/such/folder/out.jsonl"],
        ["demo", "nobody"],
    ],
)
def test_a_usage_error_is_one_line_and_code_2(burthen, stand_in, arguments):
    code, out, err = burthen(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("burthen: ")
    assert err.count("\n") == 1


def test_the_other_spelling_does_the_same(burthen, stand_in, editorial):
    assert burthen("analyse", editorial) == burthen("analyze", editorial)


def test_a_closed_pipe_is_no_failure():
    environment = os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    command = f"{sys.executable} -m burthen.cli schema | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=True, env=environment
    )
    assert done.stdout.split() == ["{", "0"]
    assert done.stderr == ""


def test_output_is_utf8_with_plain_line_feeds_in_any_locale(tmp_path):
    done = shell("schema", cwd=tmp_path)
    assert done.returncode == 0
    assert "\r" not in done.stdout


@pytest.mark.parametrize(("chosen", "kept"), [(None, "PASSIVE"), ("ACTIVE", "ACTIVE")])
def test_a_process_of_our_own_is_tuned_and_the_choice_of_the_user_kept(chosen, kept):
    code = (
        "import os, sys; from burthen.cli.app import run; sys.argv[1:] = ['--version']; run();"
        "print(os.environ['OMP_WAIT_POLICY'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    environment |= {"PYTHONPATH": str(ROOT / "pipeline")} | ({"OMP_WAIT_POLICY": chosen} if chosen else {})
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == kept


def test_a_process_of_somebody_else_is_left_alone(monkeypatch, capsys):
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    threshold = gc.get_threshold()
    assert run(["--version"]) == 0
    assert gc.get_threshold() == threshold
    assert "OMP_WAIT_POLICY" not in os.environ
