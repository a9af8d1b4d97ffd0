"""`burthen info`: what is installed, so that a result can be traced to what made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from burthen.cli.options import Device, Format, Output, SettingsFile, To, format_of, settings_of

PACKAGES = ("spacy", "torch", "transformers", "trafilatura", "pydantic")
CARD_NAMES = ("card.md", "CARD.md", "README.md")


def info(
    models: Annotated[bool, typer.Option("--models", help="Print the cards of the models.")] = False,
    to: To = None,
    settings: SettingsFile = None,
    device: Device = None,
    output: Output = None,
) -> int:
    """Print versions, models with their SHA-256, and the hash of the settings."""
    import sys

    from burthen.cli.output import is_terminal, open_output

    facts = collect(settings_of(settings, device))
    with open_output(output) as stream:
        if models:
            stream.write(model_cards())
        elif format_of(to, output, is_terminal(sys.stdout)) is Format.CARD:
            write_facts(facts, stream)
        else:
            stream.write(json.dumps(facts, ensure_ascii=False, indent=2, default=str) + "\n")
    return 0


def collect(settings: Any) -> dict[str, Any]:
    """Returns versions and, where the models can be loaded, what the analyzer says of itself."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from burthen.errors import BurthenError
    from burthen.resources import folder
    from burthen.version import __version__

    versions = {"burthen": __version__, "python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    facts: dict[str, Any] = {"versions": versions, "settings_sha256": settings.sha256()}
    try:
        from burthen.analysis import Analyzer

        facts |= Analyzer(settings).info()
        facts["models_folder"] = str(folder("models"))
    except BurthenError as error:
        facts["models"] = str(error)
    return facts


def write_facts(facts: dict[str, Any], stream: TextIO, indent: str = "") -> None:
    """Writes nested facts as indented lines, a key and its value each."""
    width = max((len(str(key)) for key in facts), default=0)
    for key, value in facts.items():
        if isinstance(value, dict):
            stream.write(f"{indent}{key}\n")
            write_facts(value, stream, indent + "  ")
        else:
            shown = ", ".join(str(item) for item in value) if isinstance(value, (list, tuple)) else value
            stream.write(f"{indent}{key!s:<{width}}  {shown}\n")


def model_cards() -> str:
    """Returns the cards that lie beside the models, one after another, each under its path."""
    from burthen.resources import folder

    root = folder("models")
    cards = sorted(path for name in CARD_NAMES for path in root.rglob(name))
    if not cards:
        return "No model card is bundled.\n"
    return "\n".join(_card(path, root) for path in cards)


def _card(path: Path, root: Path) -> str:
    text = path.read_text("utf8").strip()
    return f"models/{path.relative_to(root).as_posix()}\n\n{text}\n"
