"""`burthen batch`: a corpus in, a run folder out."""

import json
import signal

import pytest

from burthen.cli.batch_progress import stopping_on_signals
from tests.batch.stand_in import StandInRecipe


@pytest.fixture
def batch(burthen, monkeypatch, tmp_path):
    """Runs the verb with the stand-in and returns exit code and standard error; nothing goes to standard output."""
    monkeypatch.setattr("burthen.batch.runner.recipe_of", lambda job: StandInRecipe())

    def call(*arguments):
        code, out, err = burthen("batch", *arguments, "-o", tmp_path / "run", "--workers", "0")
        assert out == ""
        return code, err

    return call


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text(" ", "utf8")
    return path


def test_a_sound_article(batch, editorial, tmp_path):
    code, err = batch(editorial)
    assert code == 0
    assert "1 articles: 1 records, 0 errors" in err
    assert (tmp_path / "run" / "manifest.json").exists()


def test_some_that_fail_are_exit_code_3(batch, editorial, bad):
    code, err = batch(editorial, bad)
    assert code == 3
    assert "1 errors (B104 1)" in err


def test_nothing_usable_is_exit_code_1(batch, bad):
    assert batch(bad)[0] == 1


def test_the_same_command_again_says_that_all_is_there(batch, editorial):
    batch(editorial)
    code, err = batch(editorial)
    assert code == 0
    assert "1 of them were there" in err


def test_another_setting_is_a_usage_error_with_a_remedy(batch, editorial):
    batch(editorial)
    code, err = batch(editorial, "--only", "figures")
    assert code == 2
    assert "[B211]" in err
    assert "--no-resume" in err
    assert batch(editorial, "--only", "figures", "--no-resume")[0] == 0


def test_stop_at_the_first_error(batch, editorial, bad):
    code, err = batch(bad, editorial, "--on-error", "stop")
    assert code == 3
    assert "[B104]" in err
    assert "stopped at the first error" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "standard input"),
        (["x.txt", "--only", "nothing"], "B204"),
        (["x.txt", "--map", "nothing=x"], "B203"),
        (["x.txt", "--device", "cpu", "--settings", "missing.toml"], "B201"),
        (["x.txt", "--on-error", "shrug"], "on-error"),
    ],
)
def test_usage(batch, arguments, said):
    code, err = batch(*arguments)
    assert code == 2
    assert said in err


def test_options_reach_the_run(batch, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("id,body\n1,The ministry should pay what it promised.\n2,The ministry should say so.\n", "utf8")
    assert batch(rows, "--map", "text=body", "--limit", "1", "--only", "figures", "--from", "csv")[0] == 0
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text("utf8"))
    assert manifest["layers"] == ["figures"]
    assert manifest["counts"]["articles"] == 1
    assert manifest["options"] == {"format": "csv", "field_map": {"text": "body"}, "limit": 1, "shard_articles": 1000}


def test_a_termination_is_an_interruption(batch, editorial, monkeypatch, capsys):
    class Stopped:
        def build(self):
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("burthen.batch.runner.recipe_of", lambda job: Stopped())
    code, err = batch(editorial)
    assert code == 130
    assert "the same command goes on" in err


def test_the_signal_s_own_handler_comes_back():
    before = signal.getsignal(signal.SIGTERM)
    with stopping_on_signals():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
