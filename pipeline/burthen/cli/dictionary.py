"""Writes the data dictionary, run as `python -m burthen.cli.dictionary > DATA_DICTIONARY.md`."""

from __future__ import annotations

import sys

from burthen.cli.output import guard


def main() -> int:
    """Write the data dictionary to standard output."""
    from burthen.compare.tables import all_columns
    from burthen.export.dictionary import data_dictionary

    sys.stdout.write(data_dictionary(all_columns()))
    return 0


if __name__ == "__main__":
    raise SystemExit(guard(main))
