"""Rules after the token head: what a closed list knows better, and where a name begins and ends.

The open entity sets disagree on peoples and on countries that act (few_nerd has "American" as a place, others leave it
out), so the gazetteer decides these labels; it never makes an entity of what the head has not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import is_country_name, is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc

Place = tuple[int, int, str]
ARTICLES = frozenset({"the", "a", "an"})
# What follows the hyphen of a compound with a name before it ("Nida Institute-led").
COMPOUNDS = frozenset({"led", "based", "backed", "made", "run", "owned", "funded", "built", "style", "wide", "born"})
PEOPLE_LABELS = frozenset({"PERSON", "GPE", "ORG", "LOC", "NORP"})


def mend(doc: Doc, places: Sequence[Place]) -> list[Place]:
    """Returns entities without a leading article, with whole names, and with the gazetteer's labels.

    Args:
        places: Start token, end token and label of each entity, in order.
    """
    mended: list[Place] = []
    for start, end, label in places:
        while end - start > 1 and doc[start].lower_ in ARTICLES:
            start += 1
        if end - start == 1 and doc[start].lower_ in ARTICLES:
            continue
        whole = _whole_name(doc, end) if label in ("PERSON", "ORG") else end
        if whole > end and (label == "PERSON" or end - start == 2):
            end, label = whole, "PERSON"  # "Noh Taek-jin" is a name of East Asia, not an organisation
        if not mended or start >= mended[-1][1]:
            mended.append((start, end, _label(doc[start:end].text, label)))
    return mended


def _whole_name(doc: Doc, end: int) -> int:
    """Returns the end of a given name that a hyphen parts ("Taek-jin"), which the tokenizer splits."""
    glued = end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
    is_name = glued and doc[end - 1].is_title and doc[end + 1].is_lower and doc[end + 1].lower_ not in COMPOUNDS
    return end + 2 if is_name else end


def _label(text: str, label: str) -> str:
    if label not in PEOPLE_LABELS:
        return label
    if is_country_name(text):
        return "GPE"
    return "NORP" if len(text.split()) <= 2 and is_people(text) else label
