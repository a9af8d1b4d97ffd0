"""Every way in which a command can end gives an exit code and at most one line."""

import pytest

from burthen.cli.output import ExitCode, guard, open_output, say
from burthen.errors import InputError, ResourceError, SettingsError


def raising(error):
    def call():
        raise error

    return call


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, "interrupted"),
        (InputError("B101", "a.txt", "Give a file."), ExitCode.NOTHING_USABLE, "[B101] a.txt: "),
        (ResourceError("B301", "models/base", "Install again."), ExitCode.NOTHING_USABLE, "[B301] models/base: "),
        (SettingsError("B204", "--only x", "Choose."), ExitCode.USAGE, "[B204] --only x: "),
        (ZeroDivisionError("division by\nzero"), ExitCode.NOTHING_USABLE, "ZeroDivisionError: division by zero"),
        (ValueError(), ExitCode.NOTHING_USABLE, "ValueError: no message"),
    ],
)
def test_an_error_becomes_a_code_and_one_line(capsys, monkeypatch, error, code, words):
    monkeypatch.delenv("BURTHEN_DEBUG", raising=False)
    assert guard(raising(error)) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("burthen: ")
    assert err.count("\n") == 1
    assert words in err


def test_a_crash_says_how_to_report_it_and_debugging_shows_it(capsys, monkeypatch):
    monkeypatch.delenv("BURTHEN_DEBUG", raising=False)
    guard(raising(ZeroDivisionError("x")))
    assert "BURTHEN_DEBUG=1" in capsys.readouterr().err
    monkeypatch.setenv("BURTHEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guard(raising(ZeroDivisionError("x")))


def test_what_a_command_returns_is_the_exit_code():
    assert guard(lambda: None) == ExitCode.DONE
    assert guard(lambda: ExitCode.SOME_FAILED) == ExitCode.SOME_FAILED


def test_a_line_holds_file_names_that_are_no_utf8(capsys):
    say("caf\udce9.txt\x0b twice")
    assert capsys.readouterr().err == "burthen: caf\\udce9.txt twice\n"


def test_a_file_is_written_as_utf8_with_plain_line_feeds(tmp_path):
    path = tmp_path / "out.txt"
    with open_output(path) as stream:
        stream.write("¥1\n")
    assert path.read_bytes() == b"\xc2\xa51\n"
