"""How the author's stances are mistaken, cell by cell, as data from which `compare` corrects its shares."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from burthen.evaluate.floors import gold_sha256
from burthen.evaluate.reading import Piece
from burthen.evaluate.score_stances import author_rows
from burthen.labels import StanceValue


def stance_errors(pieces: Sequence[Piece], gold: str) -> dict[str, Any]:
    """Returns every author cell with its gold value and the record's, and what made the records.

    Pieces without a record are left out: they are not in a run's tables either.

    Args:
        gold: Path of the gold, for the command that makes the data anew.
    """
    read = [(piece.gold, piece.record) for piece in pieces if piece.record is not None]
    cells = []
    for golden, record in read:
        found = author_rows(record)
        for target, row in sorted(author_rows(golden).items()):
            value = found[target].value if target in found else StanceValue.ABSENT
            cells.append([golden.article.id, target, str(row.value), str(value)])
    return {
        "command": f"burthen evaluate {gold} --stance-errors configs/compare/stance_errors.json",
        "gold_sha256": gold_sha256(golden for golden, _ in read),
        "models": dict(sorted(read[0][1].provenance.models.items())) if read else {},
        "settings_sha256": read[0][1].provenance.settings_sha256 if read else "",
        "columns": ["article", "target", "gold", "predicted"],
        "cells": cells,
    }


def write_stance_errors(path: Path, pieces: Sequence[Piece], gold: str) -> None:
    """Writes `stance_errors` as JSON, a cell a line."""
    data = stance_errors(pieces, gold)
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False) for cell in data.pop("cells"))
    head = json.dumps(data, ensure_ascii=False, indent=1)[:-2]
    path.write_text(f'{head},\n "cells": [\n{cells}\n ]\n}}\n', "utf8")
