"""The papers of the repository say what the code does."""

import re
from pathlib import Path

import pytest
import typer

import burthen
from burthen.cli.app import app
from burthen.cli.output import ExitCode
from burthen.errors import CODES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf8")
COMMANDS = typer.main.get_command(app).commands


def rows(pattern):
    return dict(re.findall(pattern, README, re.MULTILINE))


def test_the_table_of_codes_is_the_one_of_the_code():
    assert rows(r"^\| (B\d{3}) \| (.+?) \|$") == CODES


def test_the_table_of_exit_codes_is_the_one_of_the_code():
    table = rows(r"^\| (\d+) \| (.+?) \|$")
    assert {int(code) for code in table} == {int(code) for code in ExitCode}


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_every_verb_is_documented(verb):
    assert f"burthen {verb}" in README or f"`{verb}`" in README


def test_every_option_of_analyze_is_documented():
    options = [name for parameter in COMMANDS["analyze"].params for name in parameter.opts if name.startswith("--")]
    assert options
    assert [name for name in options if f"`{name}" not in README and name != "--help"] == []


def test_no_verb_is_documented_that_does_not_exist():
    named = re.findall(r"^\| `burthen ([a-z]+)", README, re.MULTILINE)
    assert named
    assert set(named) <= set(COMMANDS)


def test_the_tree_names_every_module_and_package():
    package = Path(burthen.__file__).parent
    entries = [path for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    names = [path.name if path.is_file() else f"{path.name}/" for path in entries]
    tree = README.split("## Where things are")[1]
    assert [name for name in names if f"  {name} " not in tree] == []


def test_the_python_example_uses_public_names():
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert example
    assert set(re.findall(r"\bburthen\.([A-Za-z_]+)", example[1])) <= set(burthen.__all__)


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_licence_files_that_the_package_names_are_there():
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf8")
    assert "CC BY-SA 4.0" in (ROOT / "LICENSES.md").read_text("utf8")
