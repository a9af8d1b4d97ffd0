"""The command line. Importing this package loads nothing heavy, so that `burthen --help` answers at once."""

from __future__ import annotations


def main() -> None:
    """Runs the command line with the process's arguments and exits with its code."""
    from burthen.cli.app import run

    raise SystemExit(run())
