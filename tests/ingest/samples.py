"""Made-up pieces and settings that the tests of ingest share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from burthen.article import Article
from burthen.ingest import Failure, read_source
from burthen.settings import IngestSettings

SETTINGS = IngestSettings(max_characters=20_000, max_bytes=100_000, languages=["en"])
BODY = (
    "The government should say plainly what the alliance costs and who pays for it, as voters have a right to know.\n"
    "It is not enough to repeat that the bases are shared; the bill must be shared as well, and that has not been done."
)


def read(path: Path | str, **options: Any) -> list[Article | Failure]:
    return list(read_source(str(path), settings=options.pop("settings", SETTINGS), **options))


def article(path: Path | str, **options: Any) -> Article:
    (found,) = read(path, **options)
    assert isinstance(found, Article)
    return found


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(*values: dict[str, Any]) -> str:
    return "".join(json.dumps({"text": BODY} | value) + "\n" for value in values)
