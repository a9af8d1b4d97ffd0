"""Where the weights of the encoder lie."""

from __future__ import annotations

from pathlib import Path

from burthen import manifest

BUNDLED = "bundled"


def encoder_folder(name_or_path: str) -> Path:
    """Returns the folder of an encoder with heads: the bundled one, or the one that the user names.

    Raises:
        ResourceError: B301 or B302 if the bundled one is missing or damaged.
    """
    return manifest.checked_folder("encoder") if name_or_path == BUNDLED else Path(name_or_path)
