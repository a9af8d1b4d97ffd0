"""Synthetic corpora for measuring and testing the batch: short editorials, and twelve ways to break a file."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from burthen.resources import config

ROWS_A_FILE = 1_000
_WORDS = (60, 150)


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yields rows of synthetic editorials of 60 to 150 words; every tenth repeats another with a word changed."""
    draw = random.Random(seed)
    kept = ""
    for number in range(count):
        text = _perturbed(kept, draw) if number % 10 == 9 else _text(draw)
        kept = text if number % 10 == 0 else kept
        yield {
            "id": f"a{number:06d}",
            "outlet": draw.choice(_tables()["outlets"]),
            "published": f"{draw.randint(1988, 2025)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}",
            "headline": "The Bill and the Promise",
            "text": text,
        }


def write_corpus(folder: Path, count: int, broken: float = 0.0, seed: int = 1) -> int:
    """Writes a corpus: JSON lines of editorials and, beside them, broken rows and files in equal shares.

    Args:
        folder: Where to; made if it is missing.
        count: Articles, broken ones included.
        broken: Share of broken ones.
        seed: Seed of all that is drawn.

    Returns:
        The number of articles that a run over the folder has to account for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bad = round(count * broken)
    rows = list(articles(count - bad, seed)) if count - bad < ROWS_A_FILE else articles(count - bad, seed)
    _write_rows(folder, rows)
    for number in range(bad):
        kind = list(BROKEN)[number % len(BROKEN)]
        BROKEN[kind](folder / f"broken-{number:05d}-{kind}")
    return count


def _write_rows(folder: Path, rows: Any) -> None:
    stream = None
    for number, row in enumerate(rows):
        if number % ROWS_A_FILE == 0:
            if stream is not None:
                stream.close()
            stream = (folder / f"articles-{number // ROWS_A_FILE:03d}.jsonl").open("w", encoding="utf8")
        assert stream is not None
        stream.write(json.dumps(row) + "\n")
    if stream is not None:
        stream.close()


def _text(draw: random.Random) -> str:
    wanted, sentences = draw.randint(*_WORDS), list[str]()
    while sum(len(sentence.split()) for sentence in sentences) < wanted:
        sentence: str = draw.choice(_tables()["sentences"])
        for slot, value in (("{n}", draw.randint(2, 900)), ("{p}", draw.randint(11, 49) / 10)):
            sentence = sentence.replace(slot, str(value))
        sentences.append(sentence.replace("{year}", str(draw.randint(1990, 2027))))
    return " ".join(sentences)


def _perturbed(text: str, draw: random.Random) -> str:
    words = text.split()
    words[draw.randrange(len(words))] = "moreover"
    return " ".join(words)


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(config("bench.toml").read_text("utf8"))


def _sound(path: Path) -> str:
    return _text(random.Random(path.name))


def _row(path: Path, row: dict[str, Any]) -> None:
    path.with_suffix(".jsonl").write_text(json.dumps(row) + "\n", "utf8")


def _wrong_encoding(path: Path) -> None:
    path.with_suffix(".txt").write_bytes(f"{_sound(path)} “Déjà vu”, as Müller’s café said. Ñandú.".encode("cp1252"))


def _no_text(path: Path) -> None:
    _row(path, {"id": path.name, "outlet": "The Tarn Observer", "text": "   "})


def _two_megabytes(path: Path) -> None:
    sound = _sound(path) + "\n\n"
    path.with_suffix(".txt").write_text((sound * (2_000_000 // len(sound) + 1))[:2_000_000], "utf8")


def _binary(path: Path) -> None:
    path.with_suffix(".txt").write_bytes(b"\x7fELF\x02\x01\x01\x00" + random.Random(path.name).randbytes(4_096))


def _no_body(path: Path) -> None:
    path.with_suffix(".html").write_text("<!doctype html><html><head><title>Nothing</title></head></html>", "utf8")


def _same_id(path: Path) -> None:
    _row(path, {"id": "the-same", "text": _sound(path)})


def _bad_date(path: Path) -> None:
    _row(path, {"id": path.name, "text": _sound(path), "published": "the 31st of Juvember"})


def _lone_surrogate(path: Path) -> None:
    _row(path, {"id": path.name, "text": f"\ud800 {_sound(path)} \udfff"})


def _one_long_line(path: Path) -> None:
    sound = _sound(path) + " "
    _row(path, {"id": path.name, "text": (sound * (50_000 // len(sound) + 1))[:50_000]})


def _deep_page(path: Path) -> None:
    depth = 5_000
    path.with_suffix(".html").write_text(f"<html><body>{'<div>' * depth}{_sound(path)}{'</div>' * depth}", "utf8")


def _empty_json(path: Path) -> None:
    path.with_suffix(".json").write_text("{}", "utf8")


def _not_english(path: Path) -> None:
    _row(path, {"id": path.name, "text": " ".join(_tables()["foreign"])})


BROKEN: dict[str, Callable[[Path], None]] = {
    "wrong-encoding": _wrong_encoding,
    "no-text": _no_text,
    "two-megabytes": _two_megabytes,
    "binary": _binary,
    "no-body": _no_body,
    "same-id": _same_id,
    "bad-date": _bad_date,
    "lone-surrogate": _lone_surrogate,
    "one-long-line": _one_long_line,
    "deep-page": _deep_page,
    "empty-json": _empty_json,
    "not-english": _not_english,
}
