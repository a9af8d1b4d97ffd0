"""The public list is sorted, complete and cheap to import."""

import subprocess
import sys
from pathlib import Path

import burthen

HEAVY = ("spacy", "torch", "transformers", "trafilatura", "pyarrow", "datasets", "rich")


def test_the_list_is_sorted_and_has_no_double():
    assert burthen.__all__ == sorted(set(burthen.__all__))


def test_every_public_name_exists_and_is_documented():
    for name in burthen.__all__:
        value = getattr(burthen, name)
        assert name == "__version__" or value.__doc__, f"{name} has no docstring"


def test_dir_shows_the_list():
    assert set(burthen.__all__) <= set(dir(burthen))


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(burthen, "no_such_name")


def test_what_a_user_needs_is_public():
    assert {"Analyzer", "Record", "BurthenError", "load", "read_source", "json_schema"} <= set(burthen.__all__)


def test_importing_the_package_or_the_command_line_loads_nothing_heavy():
    code = (
        f"import sys, burthen, burthen.cli, burthen.cli.app;print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    folder = Path(burthen.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder, timeout=60
    )
    assert done.stdout.strip() == "[]"
