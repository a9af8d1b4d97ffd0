"""Blank coding sheets, and the gold record of one that was filled in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from burthen.coding.segments import load_splitter, numbered, split_segments
from burthen.coding.sheet import parse_sheet
from burthen.coding.sheet_records import record_of
from burthen.errors import RecordError
from burthen.records import ArticleRecord, Record
from burthen.spans import Span

# What the coder decides, so that a blank sheet says nothing about it.
_DECIDED = ("removed", "coverage", "headline", "truncated", "kind")
PARTS: dict[str, Any] = {
    "split": [], "join": [], "holders": {}, "claims": [], "own": {}, "asks": {}, "figures": [], "stances": [],
}  # fmt: skip


def write_blank_sheets(records: Sequence[Record], out: Path) -> list[Path]:
    """Writes for each record the numbered text (`<id>.txt`) and a sheet to fill in (`<id>.json`)."""
    nlp = load_splitter()
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for record in records:
        segments = split_segments(nlp, record.article.text)
        sheet, page = out / f"{record.article.id}.json", out / f"{record.article.id}.txt"
        page.write_text(numbered(record.article.text, segments), "utf8")
        blank = json.dumps(blank_sheet(record.article, segments), ensure_ascii=False, indent=1)
        sheet.write_text(blank + "\n", "utf8")
        written += [sheet, page]
    return written


def blank_sheet(article: ArticleRecord, segments: Sequence[Span]) -> dict[str, Any]:
    """Returns a sheet in which nothing is coded yet."""
    dump = article.model_dump(mode="json", exclude=set(_DECIDED))
    return {
        "id": article.id,
        "article": dump,
        "segments": [[span.start, span.end] for span in segments],
        "sentences": {f"S{n}": "" for n in range(1, len(segments) + 1)},
        **PARTS,
        "truncated": False,
        "notes": "",
    }


def record_of_sheet(filled: dict[str, Any], place: str) -> Record:
    """Returns the gold record of a sheet that `write_blank_sheets` wrote and a coder filled in.

    Raises:
        RecordError: B402 where it is not whole or names what is not there.
    """
    from burthen.targets import load_targets

    codes = {key: value for key, value in filled.items() if key not in ("article", "segments")}
    try:
        article = ArticleRecord.model_validate(
            {"kind": {}, "coverage": {"analysed": 0, "total": 0}, "truncated": False, **filled["article"]}
        )
        segments = [Span(start, end) for start, end in filled["segments"]]
    except (KeyError, ValidationError, ValueError) as error:
        remedy = "Keep `article` and `segments` of the blank sheet."
        raise RecordError("B402", place, remedy, detail=f"{type(error).__name__}: {error}"[:200]) from error
    targets = [target.id for target in load_targets(["burden_sharing"])]
    return record_of(parse_sheet(codes, place), article, segments, targets)
