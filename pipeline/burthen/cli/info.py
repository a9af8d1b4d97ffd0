"""`burthen info`: what is installed, so that a result can be traced to what made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from burthen.cli.options import Device, Format, Output, SettingsFile, To, format_of, settings_of

if TYPE_CHECKING:
    from burthen.settings import Settings

PACKAGES = ("spacy", "torch", "transformers", "trafilatura", "pydantic")
CARD_NAMES = ("CARD.md", "README.md")


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
    from burthen.resources import folder

    facts = collect(settings_of(settings, device))
    with open_output(output) as stream:
        if models:
            stream.write(model_cards(folder("models")))
        elif format_of(to, output, is_terminal(sys.stdout)) is Format.CARD:
            write_facts(facts, stream)
        else:
            stream.write(json.dumps(facts, ensure_ascii=False, indent=2, default=str) + "\n")
    return 0


def collect(settings: Settings) -> dict[str, Any]:
    """Returns versions, hashes and propositions, read from the manifest so that no model need be loaded."""
    import platform

    from burthen import manifest
    from burthen.errors import ResourceError
    from burthen.targets import load_targets, targets_sha256
    from burthen.version import CODEBOOK_VERSION, __version__

    targets = load_targets(settings.targets)
    facts: dict[str, Any] = {
        "versions": {"burthen": __version__, "codebook": CODEBOOK_VERSION, "python": platform.python_version()},
        "settings_sha256": settings.sha256(),
        "targets_sha256": targets_sha256(targets),
        "targets": [target.id for target in targets],
        "layers": list(settings.layers),
        "encoder": settings.encoder.name_or_path,
    }
    facts["versions"] |= {name: _version(name) for name in PACKAGES}
    try:
        facts["models"] = {name: entry["sha256"] for name, entry in manifest.entries().items()}
    except ResourceError as error:
        facts |= {"models": None, "problem": str(error)}
    return facts


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


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


def model_cards(root: Path) -> str:
    """Returns the cards that lie beside the models under `root`, one after another, each under its path."""
    cards = sorted(path for name in CARD_NAMES for path in root.rglob(name))
    if not cards:
        return "No model card is bundled.\n"
    return "\n".join(_card(path, root) for path in cards)


def _card(path: Path, root: Path) -> str:
    text = path.read_text("utf8").strip()
    return f"models/{path.relative_to(root).as_posix()}\n\n{text}\n"
