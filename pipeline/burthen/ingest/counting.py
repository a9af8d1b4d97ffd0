"""Whether an export holds as many articles as it says."""

from __future__ import annotations

from dataclasses import dataclass, field

_NAMED = 5


@dataclass
class Count:
    """What an export says of its articles, and what was found.

    Attributes:
        found: Articles found, those that could not be read included.
        stated: Number that a cover or a table of contents states, None if none does.
        total: `M` in the last `N of M`.
    """

    found: int = 0
    stated: int | None = None
    total: int | None = None
    _first: int | None = None
    _last: int | None = None
    _missing: list[int] = field(default_factory=list)

    def state(self, total: int) -> None:
        """Notes what a cover states; the first to state something is believed."""
        self.stated = total if self.stated is None else self.stated

    def tell(self, number: int, total: int) -> None:
        """Notes `number of total`, which stands before an article."""
        if self._first is None:
            self._first = number
        elif self._last is not None and number > self._last + 1:
            self._missing += range(self._last + 1, min(number, self._last + 1_000))
        self._last, self.total = number, total

    def complaint(self) -> str | None:
        """Returns what does not agree, as a sentence; None where all does."""
        if self.stated is not None and self.stated != self.found:
            return f"The export states {self.stated} articles, and {self.found} were found."
        if self._missing:
            more = ", ..." if len(self._missing) > _NAMED else ""
            numbers = ", ".join(map(str, self._missing[:_NAMED])) + more
            return f"The export numbers its articles up to {self._last}, and {numbers} are missing."
        if self.total is not None and self._last is not None and self._last != self.total:
            return f"The export ends at article {self._last} of {self.total}."
        if self._first not in (None, 1):
            return f"The export begins at article {self._first} of {self.total}."
        return None
