"""`burthen demo`: the bundled editorials, read offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from burthen.cli import options

if TYPE_CHECKING:
    from burthen.article import Article
    from burthen.ingest import Failure
    from burthen.settings import IngestSettings

INDEX = "index.toml"


def demo(
    name: Annotated[str | None, typer.Argument(help="One of the editorials; all of them if left out.")] = None,
    to: options.To = None,
    device: options.Device = None,
    output: options.Output = None,
    color: options.Color = None,
) -> int:
    """Read the bundled editorials and show the card. Papers and persons in them are invented; nothing is downloaded."""
    from burthen.cli.output import say
    from burthen.cli.running import Job, run_job

    settings = options.settings_of(None, device)
    job = Job(settings, to=to or options.Format.CARD, output=output, color=color)
    code = run_job(job, demo_articles(name, settings.ingest))
    if job.to is options.Format.CARD:
        say("for the records as JSON run `burthen demo --to jsonl`; for your own text, `burthen analyze FILE`.")
    return code


def demo_articles(name: str | None, settings: IngestSettings) -> Iterator[Article | Failure]:
    """Yields the bundled articles with what their index says of the invented outlets.

    Raises:
        SettingsError: B201 when no editorial has that name.
    """
    from burthen.errors import SettingsError

    index = demo_index()
    if name is not None and name not in index:
        raise SettingsError("B201", f"demo {name}", f"Choose from {', '.join(index)}.", detail="there is no such demo")
    return (article for key in index if name in (None, key) for article in _read(key, index[key], settings))


def demo_index() -> dict[str, dict[str, Any]]:
    """Returns the fields of each bundled editorial by name, as `corpus/demo/index.toml` gives them."""
    import tomllib

    return tomllib.loads((demo_folder() / INDEX).read_text("utf8"))


def demo_folder() -> Path:
    """Returns the folder of the bundled editorials."""
    from burthen.resources import folder

    return folder("corpus") / "demo"


def _read(name: str, fields: dict[str, Any], settings: IngestSettings) -> Iterator[Article | Failure]:
    from dataclasses import replace
    from types import MappingProxyType

    from burthen.article import Article
    from burthen.ingest import read_source

    for article in read_source(str(demo_folder() / f"{name}.txt"), settings=settings):
        if isinstance(article, Article):
            origin = MappingProxyType({**article.origin, **dict.fromkeys(fields, "user")})
            yield replace(article, id=name, origin=origin, **fields)
        else:
            yield article
