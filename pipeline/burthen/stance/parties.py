"""Fills the placeholders of a proposition with the countries that the article speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import country_name, country_of
from burthen.targets import Target

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTRY_LABELS = frozenset({"GPE", "NORP"})
PATRON = "US"  # nearly always the guarantor (codebook, section 0); a target file may name another
UNKNOWN_ALLY = "the ally"


def find_ally(doc: Doc, patron: str = PATRON) -> str | None:
    """Returns the country, other than the patron, that the article names most; the outlet's own wins a tie.

    Returns:
        ISO 3166-1 alpha-2, or None where no country is named.
    """
    counts = Counter(
        code
        for ent in doc.ents
        if ent.label_ in COUNTRY_LABELS and (code := country_of(ent.text)) not in (None, patron)
    )
    home = doc._.source.article.outlet_country if doc._.source else None
    if home and home != patron:
        counts[home] += 0
    if not counts:
        return None
    return max(counts, key=lambda code: (counts[code], code == home, code))


@dataclass(frozen=True)
class Wording:
    """A target's texts with the placeholders filled; `statements` are what either side typically says, of an
    ally without a name: what a passage is about does not hang on it, and they are then encoded once for all articles.
    """

    proposition: str
    contrary: str | None
    statements: tuple[str, ...]

    @classmethod
    def of(cls, target: Target, ally: str | None, patron: str = PATRON) -> Wording:
        """Fills the placeholders of a target.

        Args:
            ally: ISO code of the ally, None where unknown.
        """
        proposition = fill(target.proposition, target, ally, patron)
        contrary = fill(target.contrary, target, ally, patron) if target.contrary else None
        texts = [target.proposition, *([target.contrary] if target.contrary else []), *target.support, *target.oppose]
        return cls(proposition, contrary, tuple(fill(text, target, None, patron) for text in texts))


def fill(text: str, target: Target, ally: str | None, patron: str = PATRON) -> str:
    """Returns a text of a target file with its placeholders filled.

    Args:
        ally: ISO code of the ally, None where unknown.
    """
    ally_name = target.ally or (country_name(ally) if ally else UNKNOWN_ALLY)
    return text.replace("{ally}", ally_name).replace("{patron}", target.patron or country_name(patron))
