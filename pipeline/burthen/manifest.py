"""The manifest of the bundled weights: for every model its files, their sizes and one SHA-256 over all of them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from burthen import resources
from burthen.errors import ResourceError

MANIFEST = "manifest.json"
REMEDY = "Install burthen again; a Git LFS pointer or a half download is no model."


def describe(folder: Path) -> dict[str, Any]:
    """Returns the manifest entry of a model folder: sizes by relative path, and one hash.

    The hash covers relative paths and contents in sorted order, so it does not depend on the machine.
    """
    digest, sizes = hashlib.sha256(), {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md" and p.name != "metrics.json"):
        relative = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        digest.update(relative.encode() + b"\0" + hashlib.sha256(content).digest())
        sizes[relative] = len(content)
    return {"sha256": digest.hexdigest(), "files": sizes}


def write(models: Path) -> None:
    """Writes the manifest of all models under a folder."""
    entries = {path.name: describe(path) for path in sorted(models.iterdir()) if path.is_dir()}
    (models / MANIFEST).write_text(json.dumps({"models": entries}, indent=1) + "\n", "utf8")


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Returns the entries of the bundled manifest by model name.

    Raises:
        ResourceError: B301 if there is no manifest.
    """
    path = resources.folder("models") / MANIFEST
    if not path.is_file():
        raise ResourceError("B301", "models/manifest.json", REMEDY)
    table: dict[str, dict[str, Any]] = json.loads(path.read_text("utf8"))["models"]
    return table


def checked_folder(name: str) -> Path:
    """Returns the folder of a bundled model after a look at its file sizes, which catches pointers and half downloads.

    Raises:
        ResourceError: B301 if the model is missing, B302 if a file has not the size that the manifest names.
    """
    folder = resources.model(name)
    for relative, size in entries().get(name, {"files": {}})["files"].items():
        path = folder / relative
        if not path.is_file() or path.stat().st_size != size:
            raise ResourceError("B302", f"models/{name}/{relative}", REMEDY)
    return folder


def verify(name: str) -> bool:
    """Tells whether the files of a bundled model have the hash that the manifest names."""
    return bool(describe(resources.model(name))["sha256"] == entries()[name]["sha256"])
