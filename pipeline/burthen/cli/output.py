"""Streams and exit codes: data goes to standard output, every other word to standard error."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import TextIO

from burthen.errors import BurthenError, SettingsError

DEBUG_VARIABLE = "BURTHEN_DEBUG"


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    NOTHING_USABLE = 1
    USAGE = 2
    SOME_FAILED = 3
    CHECK_FAILED = 4
    INTERRUPTED = 130


def say(message: str) -> None:
    """Writes one line for the person at the terminal to standard error."""
    line = " ".join(message.split())
    with contextlib.suppress(BrokenPipeError):
        stream = sys.stderr
        encoding = stream.encoding or "utf-8"
        print(f"burthen: {line.encode(encoding, 'backslashreplace').decode(encoding)}", file=stream, flush=True)


def guard(call: Callable[[], int | None]) -> int:
    """Runs a command and turns every way in which it can end into an exit code and at most one line.

    A closed pipe downstream (`| head`) is no failure. `BURTHEN_DEBUG=1` lets an unexpected error show its traceback.
    """
    try:
        code = int(call() or 0)
        sys.stdout.flush()
        if code == ExitCode.INTERRUPTED:  # the option parser made an exit code of Ctrl-C
            say("interrupted")
    except BrokenPipeError:
        _drop_stdout()
        code = ExitCode.DONE
    except KeyboardInterrupt:
        say("interrupted")
        code = ExitCode.INTERRUPTED
    except BurthenError as error:
        say(str(error))
        code = ExitCode.USAGE if isinstance(error, SettingsError) else ExitCode.NOTHING_USABLE
    except Exception as error:
        code = _unexpected(error)
    return int(code)


def _unexpected(error: Exception) -> ExitCode:
    """Reports an error that is not one of ours: a usage error of the option parser, or a crash."""
    # typer raises click's errors in some versions and its own in others; both have this method.
    format_message = getattr(error, "format_message", None)
    if callable(format_message):
        message = str(format_message())
        if "\n" in message:  # a verb without arguments answers with its whole help
            print(message, file=sys.stderr)  # noqa: T201 - help that nobody asked for is no data
        else:
            say(f"usage: {message} Try `burthen --help`.")
        return ExitCode.USAGE
    if type(error).__name__ == "Abort":  # what the option parser makes of Ctrl-C
        say("interrupted")
        return ExitCode.INTERRUPTED
    if os.environ.get(DEBUG_VARIABLE, "0") not in ("", "0"):
        raise error
    what = f"{type(error).__name__}: {str(error) or 'no message'}"
    say(f"[B199] {what}. This is a bug: run again with {DEBUG_VARIABLE}=1 and report what it prints.")
    return ExitCode.NOTHING_USABLE


def _drop_stdout() -> None:
    """Points standard output at nothing, so that Python's flush at exit does not complain about a closed pipe."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: TextIO) -> bool:
    """Tells whether a person reads the stream."""
    return stream.isatty()


@contextlib.contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Opens a file for data, or standard output when `path` is None; UTF-8 and plain line feeds in both.

    Raises:
        SettingsError: B201 when the file cannot be written.
    """
    if path is None:
        _prepare_stdout()
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        detail = f"it cannot be written: {error.strerror}"
        raise SettingsError(
            "B201", f"--output {path}", "Give a file in a folder that exists.", detail=detail
        ) from error
    with stream:
        yield stream


def write_rows(rows: Iterable[Mapping[str, object]], stream: TextIO, *, as_array: bool) -> None:
    """Writes rows as JSON, an object a line, or as an array."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    if as_array:
        stream.write("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n")
    else:
        stream.writelines(f"{line}\n" for line in lines)


def _prepare_stdout() -> None:
    """Makes a pipe UTF-8 with plain line feeds, whatever the locale; a terminal keeps its own encoding."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if is_terminal(sys.stdout):
        sys.stdout.reconfigure(errors="replace")
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
