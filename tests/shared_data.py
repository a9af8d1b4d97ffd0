"""Where the open data and the reference scorers lie, for those who have them; a stranger has only the repository."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BURTHEN_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared_or_skip(relative):
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"{relative} of the shared data is not here; set BURTHEN_SHARED to its folder")
    return path
