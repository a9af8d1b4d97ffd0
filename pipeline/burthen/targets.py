"""Target files: the propositions on which stances are read, as TOML that a researcher can write."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from burthen.errors import BurthenError, SettingsError
from burthen.resources import config

_ID_WORDS = 6
ANNOTATED = "burden_sharing"  # the file whose propositions the corpus is annotated for


class Target(BaseModel):
    """A proposition.

    `{ally}` and `{patron}` in any text stand for the countries that the article speaks of.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    proposition: str = Field(min_length=3)
    contrary: str | None = Field(None, description="The proposition denied, in plain English.")
    support: list[str] = Field(default_factory=list, description="What a supporter says.")
    oppose: list[str] = Field(default_factory=list, description="What an opponent says.")
    mixed: list[str] = Field(default_factory=list)
    neutral: list[str] = Field(default_factory=list)
    cues: list[str] = Field(
        default_factory=list, description="Words one of which a passage must have to be read on it; none: no condition."
    )
    patron: str | None = None
    ally: str | None = None

    @property
    def zero_shot(self) -> bool:
        """Whether no model was trained on this proposition; those that the corpus is annotated for were learned."""
        return all(self.proposition != target.proposition for target in _annotated())


class _TargetFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    target: list[Target] = Field(min_length=1)
    patron: str | None = None


@cache
def _annotated() -> tuple[Target, ...]:
    return load_targets([ANNOTATED])


def load_targets(names: Sequence[str | Path]) -> tuple[Target, ...]:
    """Reads target files in order; a later file replaces a proposition of the same id.

    Args:
        names: Bundled names (`burden_sharing`) or paths of TOML files.

    Raises:
        SettingsError: B202 for a file that cannot be read or does not follow the form.
    """
    targets: dict[str, Target] = {}
    for name in names:
        for target in _read(_find(name)):
            targets[target.id] = target
    return tuple(targets.values())


def targets_sha256(targets: Sequence[Target]) -> str:
    """Returns a hash of the propositions in their order."""
    dump = [target.model_dump(mode="json") for target in targets]
    return hashlib.sha256(json.dumps(dump, sort_keys=True).encode()).hexdigest()


def _find(name: str | Path) -> Path:
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        return path
    try:
        return config(f"targets/{name}.toml")
    except BurthenError as error:
        raise SettingsError("B202", str(name), "Give a TOML file or a bundled name.", detail="not found") from error


def _read(path: Path) -> list[Target]:
    remedy = "A target needs `id` and `proposition`; see configs/targets/burden_sharing.toml."
    try:
        return _TargetFile.model_validate(tomllib.loads(path.read_text("utf8"))).target
    except ValidationError as error:
        first = error.errors()[0]
        where = " -> ".join(str(part) for part in first["loc"])
        raise SettingsError("B202", str(path), remedy, detail=f"[{where}] {first['msg']}") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError("B202", str(path), remedy, detail=str(error)) from error


def advice(target: Target) -> list[str]:
    """Returns what would make a proposition easier to recognise, a line each."""
    lacking = [name for name in ("support", "oppose") if not getattr(target, name)]
    lines = [f"{target.id}: say in `{name}` what such a paper typically writes." for name in lacking]
    if target.contrary is None:
        lines.append(f"{target.id}: give the `contrary`, so that a reader of the wording alone comes out undecided.")
    return lines


def add_target(path: Path, proposition: str, target_id: str | None = None) -> Target:
    """Adds a proposition to a target file, which is made if it is missing, and returns it.

    Args:
        path: A TOML file; what is in it stays as it is.
        proposition: The proposition in plain English.
        target_id: Its id; the first words of the proposition when None.

    Raises:
        SettingsError: B202 if the id is there already, the proposition makes no sense, or the file cannot be written.
    """
    remedy = "Give a sentence, and an id of small letters, digits and underscores that is not in the file."
    made = target_id or "_".join(re.findall(r"[a-z0-9]+", proposition.lower())[:_ID_WORDS])
    try:
        target = Target.model_validate({"id": made, "proposition": proposition})
        there = path.read_text("utf8") if path.exists() else ""
        if there and made in {known.id for known in _read(path)}:
            raise SettingsError("B202", str(path), remedy, detail=f"`{made}` is there already")
        block = f"[[target]]\nid = {json.dumps(made)}\nproposition = {json.dumps(proposition, ensure_ascii=False)}\n"
        path.write_text(f"{there.rstrip()}\n\n{block}" if there else block, "utf8")
    except ValidationError as error:
        first = error.errors()[0]
        where = " -> ".join(str(part) for part in first["loc"])
        raise SettingsError("B202", str(path), remedy, detail=f"[{where}] {first['msg']}") from error
    except OSError as error:
        raise SettingsError("B202", str(path), remedy, detail=str(error)) from error
    return target
