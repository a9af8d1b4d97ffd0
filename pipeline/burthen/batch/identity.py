"""What identifies a run: everything that changes what its records say. Two that differ are never mixed."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import zip_longest
from typing import Any

from burthen import resources
from burthen.batch.inputs import InputFacts
from burthen.batch.job import BatchJob

RUN_SCHEMA = "burthen/run/1"
# Packages whose version may change a record or the bytes of a table.
PACKAGES = (
    "spacy", "thinc", "numpy", "torch", "transformers", "tokenizers", "trafilatura", "lxml", "charset-normalizer",
    "babel", "python-dateutil", "python-docx", "pdfminer.six", "pyarrow", "pydantic",
)  # fmt: skip
# What comes about in the course of a run and is compared with nothing.
OUTCOME = ("state", "counts", "shards", "tables")


def identity_of(job: BatchJob, inputs: Sequence[InputFacts]) -> dict[str, Any]:
    """Returns the head of the manifest.

    Raises:
        SettingsError: B202 or B204 for targets or layers that make no sense.
        ResourceError: B301 for weights that are missing.
    """
    from burthen.analysis import Analyzer

    analyzer = Analyzer(job.settings, targets=job.targets, layers=job.layers)
    settings = job.settings.model_dump(mode="json")
    device = settings["encoder"].pop("device").partition(":")[0]
    for speed_only in ("threads", "batch_tokens"):
        settings["encoder"].pop(speed_only)
    return {
        "schema": RUN_SCHEMA,
        "burthen": analyzer.provenance.burthen,
        "codebook_version": analyzer.provenance.codebook_version,
        "software": software(),
        "models": dict(sorted(analyzer.provenance.models.items())),
        "layers": list(analyzer.layers),
        "targets_sha256": analyzer.provenance.targets_sha256,
        "settings_sha256": analyzer.provenance.settings_sha256,
        "settings": {name: value for name, value in settings.items() if name != "batch"},
        "device": device,
        "options": {
            "format": job.format,
            "field_map": dict(sorted(job.field_map.items())),
            "limit": job.limit,
            "shard_articles": job.settings.batch.shard_articles,
        },
        "inputs": [facts.to_json() for facts in inputs],
    }


def software() -> dict[str, str]:
    """Returns the versions that records hang on, and one hash over burthen's own code and word lists."""
    return {"python": platform.python_version(), **_versions(), "code_sha256": _code_sha256()}


def dump(manifest: dict[str, Any]) -> bytes:
    """Returns the manifest as it is written; a file name that is no UTF-8 is escaped."""
    return (json.dumps(manifest, indent=1) + "\n").encode()


def difference(before: dict[str, Any], now: dict[str, Any]) -> str | None:
    """Returns in words the first thing in which two manifests differ, None if there is none that matters."""
    for place, old, new in _differences(_identity(before), _identity(now), ""):
        return f"{place} was {_short(old)}, is now {_short(new)}"
    return None


def _identity(manifest: dict[str, Any]) -> dict[str, Any]:
    # Through JSON, as the one that comes from the disk went.
    whole: dict[str, Any] = json.loads(json.dumps(manifest))
    return {key: value for key, value in whole.items() if key not in OUTCOME}


def _differences(old: Any, new: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _differences(old.get(key), new.get(key), f"{place}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list):
        for number, (left, right) in enumerate(zip_longest(old, new)):
            name = (left or right)["path"] if isinstance(left or right, dict) else number
            yield from _differences(left, right, f"{place}[{name}]")
    elif old != new:
        yield place, old, new


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def _code_sha256() -> str:
    digest = hashlib.sha256()
    for root, pattern in ((resources.PACKAGE, "*.py"), (resources.folder("configs"), "*.toml")):
        for path in sorted(root.rglob(pattern)):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
