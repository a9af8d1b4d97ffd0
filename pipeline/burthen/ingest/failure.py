"""One bad row in a source of many."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.article import SourceRef
from burthen.errors import BurthenError


@dataclass(frozen=True)
class Failure:
    """What is known of an article that could not be read.

    Attributes:
        source: Where it stands.
        id: The user's identifier, None where the row gives none.
        error: What is wrong, with place and remedy.
        outlet: Outlet as the row gives it.
        headline: Headline as the row gives it.
    """

    source: SourceRef
    id: str | None
    error: BurthenError
    outlet: str | None = None
    headline: str | None = None
