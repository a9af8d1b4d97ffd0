"""An article in the making: each field keeps the first value offered, so the order of offers is the order of trust."""

from __future__ import annotations

from dataclasses import dataclass, field

from burthen.article import SourceRef
from burthen.ingest.words import tidy

# What is longer is no field of metadata but a page gone wrong.
_MAX_VALUE = 2_000


@dataclass
class Draft:
    """Metadata gathered so far.

    Attributes:
        source: Where the article came from.
        values: Fields that are set (see `fields.FIELDS`, without `text`).
        origin: For each of them, where it was read.
        signs: Pairs (place, words) that may tell the kind of article; places as in `KindReading.evidence`.
        unsigned: Whether the byline names the paper or an organisation, not a writer.
        warnings: Sentences for the reader of the record.
    """

    source: SourceRef
    values: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    signs: list[tuple[str, str]] = field(default_factory=list)
    unsigned: bool = False
    warnings: list[str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Returns the value of a field, None if it is not set."""
        return self.values.get(name)

    def offer(self, name: str, value: str | None, origin: str) -> bool:
        """Sets the field if nothing more trustworthy has set it; tells whether it did."""
        clean = tidy(value or "")
        if not clean or name in self.values or (len(clean) > _MAX_VALUE and origin != "user"):
            return False
        self.values[name], self.origin[name] = clean, origin
        return True

    def note(self, place: str, words: str) -> None:
        """Keeps words that may tell the kind of article, once per place."""
        sign = (place, tidy(words))
        if sign[1] and sign not in self.signs:
            self.signs.append(sign)

    def warn(self, warning: str | None) -> None:
        """Keeps a warning, if there is one."""
        if warning and warning not in self.warnings:
            self.warnings.append(warning)
