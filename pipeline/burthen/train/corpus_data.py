"""Reads gold records as training data: sentence labels for the heads, passages and propositions for the pair head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from burthen.clean.typography import normalised
from burthen.evaluate.reading import read_gold
from burthen.evaluate.score_stances import author_rows
from burthen.labels import Endorsement, HolderKind, StanceValue
from burthen.records import Record, Stance
from burthen.spans import Span
from burthen.stance.parties import PATRON, Wording
from burthen.targets import Target
from burthen.train.pair_data import NEUTRAL, OPPOSE, SUPPORT, Pair
from burthen.train.unit_data import LabelledText

STANCE_OF = {StanceValue.SUPPORT: SUPPORT, StanceValue.OPPOSE: OPPOSE, StanceValue.NEUTRAL: NEUTRAL}


def read_corpus(corpus: Path, split: str) -> list[Record]:
    """Returns the gold records of a part, `train` or `dev`.

    Raises:
        ValueError: For the test part, which nothing is trained or tuned on.
        InputError: B101 if there is no such folder.
    """
    if split not in ("train", "dev"):
        raise ValueError(f"{split!r} is no part to train or tune on")
    return read_gold(corpus / "gold" / split)


def plain_text(record: Record) -> tuple[str, list[Span]]:
    """Returns the gold sentences as the models see a text, typography plain and furniture gone, with their spans."""
    text, spans = "", []
    for number, sentence in enumerate(record.sentences or []):
        if number:
            between = record.article.text[(record.sentences or [])[number - 1].end : sentence.start]
            text += "\n" if "\n" in between else " "
        quote = normalised(sentence.quote).text
        spans.append(Span(len(text), len(text) + len(quote)))
        text += quote
    return text, spans


def corpus_units(records: Sequence[Record], head: str, settings: Mapping[str, Any]) -> Iterator[LabelledText]:
    """Yields one text a record with the labels of one sentence head.

    Args:
        head: Name of the head.
        settings: Its table: `corpus` names a field of a sentence, `labels` its values; true and false are `yes`, `no`.
    """
    index = {label: number for number, label in enumerate(settings["labels"])}
    for record in records:
        text, spans = plain_text(record)
        labelled = [
            (span, index[label])
            for span, sentence in zip(spans, record.sentences or [], strict=True)
            if (label := _label(getattr(sentence, settings["corpus"]))) in index
        ]
        if labelled:
            units, labels = zip(*labelled, strict=True)
            yield LabelledText(text, head, units, labels)


def _label(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def corpus_pairs(records: Sequence[Record], targets: Sequence[Target]) -> Iterator[Pair]:
    """Yields sentences paired with the propositions that they are evidence on, and with some that they are not.

    A sentence that is evidence for `mixed` speaks of the proposition and shows one side at most, so it has no stance. A
    sentence of a piece in which nobody raises a proposition does not speak of it.
    """
    for record in records:
        ally = ally_of(record)
        for target in targets:
            wording = Wording.of(target, ally)
            yield from _pairs_on(record, target.id, wording.proposition)


def ally_of(record: Record) -> str | None:
    """Returns the ally of a piece as far as its outlet tells: the outlet's own country unless that is the patron's."""
    country = record.article.outlet_country
    return None if country in (None, PATRON) else country


def _pairs_on(record: Record, target: str, proposition: str) -> Iterator[Pair]:
    sentences = record.sentences or []
    stances = [s for s in record.stances or [] if s.target == target and s.value is not StanceValue.ABSENT]
    group = f"{record.article.id}:{target}"
    seen: dict[tuple[int, int], Pair] = {}
    for stance in stances:
        for place, text in _passages(record, stance):
            side = STANCE_OF.get(stance.value)
            if place in seen and seen[place].stance != side:
                side = None  # two holders in one passage: its words tell no one side
            seen[place] = Pair(text, proposition, 1, side, group)
    yield from seen.values()
    if not stances and author_rows(record).get(target) is not None:
        for sentence in sentences:
            yield Pair(normalised(sentence.quote).text, proposition, 0, None, group)


def _passages(record: Record, stance: Stance) -> Iterator[tuple[tuple[int, int], str]]:
    """Yields place and text of what bears a stance out, as the stance stage will see it.

    For a quoted holder that is the content of the holder's claims in the sentence; for the author the sentence, unless
    it holds a rejected claim, whose words say the contrary.
    """
    is_author = stance.holder.kind is HolderKind.AUTHOR
    for span in stance.evidence:
        inside = [c for c in record.claims or [] if c.source and span.start <= c.start and c.end <= span.end]
        own = [c for c in inside if c.source and c.source.id == stance.holder.id]
        if not is_author and own:
            for claim in own:
                text = " ".join(normalised(piece.quote).text for piece in claim.spans)
                yield (claim.start, claim.end), text
        elif not (is_author and any(c.endorsement is Endorsement.REJECTED for c in inside)):
            yield (span.start, span.end), normalised(span.quote).text
