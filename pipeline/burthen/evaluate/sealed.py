"""The test part: sealed, scored only on purpose, and logged each time.

A folder of gold with a file `SEALED` in it is a test part. The log says when it was scored, at which commit and why, so
that a reader can tell how often somebody has looked.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from burthen.errors import SettingsError
from burthen.evaluate.scoring import Score

SEAL = "SEALED"
LOGGED = (
    "sentences.type_acc", "sentences.type_kappa", "sentences.voice_acc", "claims.span_f1",
    "claims.end_to_end_f1", "figures.mention_f1", "figures.value_unit_bound_f1", "figures.end_to_end_f1",
    "stance.all_kappa", "stance.raised_macro_f1", "stance.sign_errors", "quoted.f1",
)  # fmt: skip
HEADER = "| date | commit | why | " + " | ".join(LOGGED) + " |\n" + "|--" * (len(LOGGED) + 3) + "|\n"


def is_sealed(gold: Path) -> bool:
    """Tells whether gold is a test part."""
    return ((gold if gold.is_dir() else gold.parent) / SEAL).exists()


def guard(gold: Path, reason: str | None) -> None:
    """Refuses to score a test part by the way.

    Args:
        reason: Why it is scored (`--final`), None where nobody said so.

    Raises:
        SettingsError: B201 if gold is sealed and no reason is given, or the other way round.
    """
    if is_sealed(gold) and not reason:
        raise SettingsError("B201", str(gold), 'Score it once, with --final "why".', detail="this is a test part")
    if reason and not is_sealed(gold):
        raise SettingsError("B201", f"--final {reason}", "Leave it out.", detail=f"{gold} is not a test part")


def log(path: Path, reason: str, scores: Mapping[str, Score]) -> None:
    """Adds one line to the log of the test part."""
    values = [f"{scores[name].value:.3f}" if name in scores else "not measured" for name in LOGGED]
    line = f"| {datetime.now(UTC):%Y-%m-%d} | {commit(path.parent)} | {reason} | " + " | ".join(values) + " |\n"
    is_new = not path.exists()
    with path.open("a", encoding="utf8") as stream:
        stream.write(("# Each time the test part was scored\n\n" + HEADER if is_new else "") + line)


def commit(folder: Path) -> str:
    """Returns the commit of a checkout, with a plus where files were changed since; "unknown" outside of one."""
    try:
        head = _git(folder, "rev-parse", "--short", "HEAD")
        return head + ("+" if _git(folder, "status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
