"""The run folder: what lies in it and under which name."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from burthen.batch.durable import TEMPORARY, writing
from burthen.errors import SettingsError

SHARDS = "records-*.jsonl.gz"
_KEEP = "Give another folder with -o, or start anew with --no-resume."


@dataclass(frozen=True)
class RunFolder:
    """Paths of one run."""

    root: Path

    @property
    def manifest(self) -> Path:
        """What was run on what, and the counts; written when the run starts and again when all is done."""
        return self.root / "manifest.json"

    @property
    def journal(self) -> Path:
        """One line a finished shard; also the file that is locked while a process writes the run."""
        return self.root / "journal.jsonl"

    @property
    def errors(self) -> Path:
        """The error records of the finished shards, once more."""
        return self.root / "errors.jsonl"

    @property
    def tables(self) -> Path:
        """Folder of the Parquet tables."""
        return self.root / "tables"

    @property
    def card(self) -> Path:
        """What a person, and `load_dataset`, read first."""
        return self.root / "README.md"

    @property
    def staging(self) -> Path:
        """Articles on their way to a cluster; gone when the run is done."""
        return self.root / ".staging"

    def shard(self, number: int) -> Path:
        """Returns the path of a shard of records."""
        return self.root / f"records-{number:05d}.jsonl.gz"

    def shards(self) -> list[Path]:
        """Returns the shards that are there, in order."""
        return sorted(self.root.glob(SHARDS))

    def create(self) -> None:
        """Makes the folder.

        Raises:
            ResourceError: B311 when it cannot be made.
            SettingsError: B211 when there is something in it that is no run.
        """
        with writing(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            strangers = [path.name for path in self.root.iterdir() if not self._is_ours(path)]
        if strangers and not self.manifest.exists():
            detail = f"{strangers[0]} is not of a run"
            raise SettingsError("B211", str(self.root), "Give a new or an empty folder with -o.", detail=detail)

    def clear(self) -> None:
        """Removes a run, and nothing else that lies in the folder."""
        with writing(self.root):
            # The manifest goes last: as long as it is there, the rest is known to be a run.
            for path in [*self.shards(), self.errors, self.card, *self.root.glob(f".*{TEMPORARY}")]:
                path.unlink(missing_ok=True)
            for folder in (self.tables, self.staging):
                shutil.rmtree(folder, ignore_errors=True)
            self.manifest.unlink(missing_ok=True)

    def _is_ours(self, path: Path) -> bool:
        # The journal is there before the manifest, because it carries the lock.
        return path == self.journal or path.name.endswith(TEMPORARY)


def refuse(folder: RunFolder, detail: str) -> SettingsError:
    """Returns the error that says why a run cannot go on in a folder."""
    return SettingsError("B211", str(folder.root), _KEEP, detail=detail)
