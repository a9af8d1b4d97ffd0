"""Finds the data that comes with the package: in the installed wheel first, then in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from burthen.errors import ResourceError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


@cache
def folder(name: str) -> Path:
    """Returns the folder `configs`, `models` or `corpus`.

    Raises:
        ResourceError: B303 if it is in neither place.
    """
    for root in (PACKAGE / "data", CHECKOUT):
        if (root / name).is_dir():
            return root / name
    raise ResourceError("B303", name, "Install burthen again, or run it from a whole checkout.")


def config(name: str) -> Path:
    """Returns the path of a file under `configs/`.

    Raises:
        ResourceError: B303 if there is no such file.
    """
    path = folder("configs") / name
    if not path.exists():
        raise ResourceError("B303", f"configs/{name}", "Install burthen again, or run it from a whole checkout.")
    return path


def model(name: str) -> Path:
    """Returns the folder of a model under `models/`.

    Raises:
        ResourceError: B301 if there is no such folder.
    """
    path = folder("models") / name
    if not path.is_dir():
        raise ResourceError("B301", f"models/{name}", "Install burthen again, or train it with `burthen train`.")
    return path
