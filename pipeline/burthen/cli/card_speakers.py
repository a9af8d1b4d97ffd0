"""Letters and colours for the holders that an article quotes."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.cli.card_style import SPEAKER_STYLES, words
from burthen.labels import Voice
from burthen.records import Claim, Holder, Record

UNKNOWN = "?"


@dataclass(frozen=True)
class Speaker:
    """A quoted holder as the card shows it.

    Attributes:
        letter: `A`, `B`, ... `Z`, `AA`, ... in the order of first mention.
        style: A colour; colours come round again, letters do not.
        label: Name, kind and country.
        quotations: How many claims are given to the holder.
    """

    letter: str
    style: str
    label: str
    quotations: int


def speakers_of(record: Record) -> dict[str, Speaker]:
    """Returns the quoted holders of a record by their ids, in the order of their first claim."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for claim in quoted_claims(record):
        key = speaker_id(claim)
        counts[key] = counts.get(key, 0) + 1
        labels.setdefault(key, holder_label(claim.source) if claim.source else "source not named")
    return {
        key: Speaker(letter(index), SPEAKER_STYLES[index % len(SPEAKER_STYLES)], labels[key], count)
        for index, (key, count) in enumerate(counts.items())
    }


def quoted_claims(record: Record) -> list[Claim]:
    """Returns the claims in another's voice, in text order."""
    return sorted((claim for claim in record.claims or () if claim.voice is Voice.OTHER), key=lambda claim: claim.start)


def speaker_id(claim: Claim) -> str:
    """Returns the key of a claim's source."""
    return claim.source.id if claim.source is not None else UNKNOWN


def holder_label(holder: Holder) -> str:
    """Returns name, kind and country of a holder."""
    details = ", ".join(part for part in (words(holder.kind), holder.country) if part)
    return f"{holder.name or holder.id} ({details})"


def letter(index: int) -> str:
    """Returns the index-th label of A, B, ... Z, AA, AB, ..."""
    head, tail = divmod(index, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)
