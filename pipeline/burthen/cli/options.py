"""The options that verbs share: the same name, letter and help everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from burthen.settings import Settings


class Format(StrEnum):
    """What is written."""

    CARD = "card"
    JSONL = "jsonl"
    JSON = "json"


# `from` and `to` are as DESIGN names them; the default None means that the stream decides.
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Format of the input: text, markdown, html, json, jsonl, csv, tsv, parquet, rtf, docx, pdf, or an "
        "export of nexis, factiva, proquest. Default: by name and content.",
    ),
]
To = Annotated[
    Format | None,
    typer.Option(
        "--to",
        help="card: for reading; jsonl: a record a line; json: an indented array. Default: card on a terminal, "
        "else jsonl.",
    ),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map", metavar="FIELD=NAME,...", help="Names of fields in a table, such as text=body,outlet=source."
    ),
]
Targets = Annotated[
    list[Path] | None,
    typer.Option("--targets", metavar="FILE", help="Propositions to take stances on (TOML). Can be given again."),
]
Only = Annotated[
    str | None,
    typer.Option("--only", metavar="LAYERS", help="Layers to run, with commas: sentences,claims,figures,stances."),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="Settings (TOML) that override the defaults.")
]
Device = Annotated[str | None, typer.Option("--device", help="Where models run: cpu, cuda or cuda:N. Default: cpu.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there and not to standard output.")
]
Color = Annotated[
    bool | None,
    typer.Option("--color/--no-color", help="Colour in the card. Default: on a terminal without NO_COLOR."),
]


def settings_of(path: Path | None, device: str | None) -> Settings:
    """Returns the settings that the shared options ask for.

    Raises:
        SettingsError: B201 for a file or a value that makes no sense.
    """
    from burthen.settings import load_settings

    return load_settings(path, {"encoder.device": device} if device else None)


def layers_of(only: str | None) -> list[str] | None:
    """Returns the layers that `--only` names, None for all.

    Raises:
        SettingsError: B204 for a layer that does not exist.
    """
    if only is None:
        return None
    from burthen.errors import SettingsError
    from burthen.settings import LAYERS

    layers = [name.strip() for name in only.split(",") if name.strip()]
    for name in layers:
        if name not in LAYERS:
            raise SettingsError("B204", f"--only {name}", f"Choose from {', '.join(LAYERS)}.")
    if not layers:
        raise SettingsError("B204", "--only", f"Choose from {', '.join(LAYERS)}.", detail="no layer is named")
    return layers


def format_of(to: Format | None, output: Path | None, terminal: bool) -> Format:
    """Returns the format to write: what was asked, else a card for a person and JSON lines for a program."""
    if to is not None:
        return to
    if output is not None:
        return Format.JSON if output.suffix == ".json" else Format.JSONL
    return Format.CARD if terminal else Format.JSONL
