"""A report as found in the parse: cue, content and the token that names the source, before names are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from burthen.labels import Mode
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Frame(StrEnum):
    """How cue and content are built together; the name of the rule in `Attribution.rule`."""

    CLAUSE = "clause"  # said that ...
    INSERTED = "inserted"  # ..., he said, ...
    ORDER = "order"  # asked Seoul to ...
    COMMIT = "commit"  # pledged to ...
    OBJECT = "object"  # demanded a larger share
    NAMING = "naming"  # called the deal unfair
    ABOUT = "about"  # complained about ...
    NOUN = "noun"  # his claim that ...
    NOUN_IS = "noun_is"  # his claim is that ...
    ACCORDING = "according"  # according to ...
    HEARSAY = "hearsay"  # reportedly
    PASSIVE = "passive"  # it is said that
    QUOTED = "quoted"  # "...," she said
    COLON = "colon"  # The minister was blunt: "..."
    HEADLINE = "headline"  # Minister: no more cuts
    BESIDE = "beside"  # The colonel shrugged. "We always have."
    MODEL = "model"  # found by the token model alone
    UNCUED = "uncued"  # "We always have." after a cued quotation


@dataclass
class Report:
    """One report.

    Attributes:
        head: The cue's verb or noun; None where nothing reports.
        cue: Span of the reporting words.
        content: Pieces of the proposition.
        source: Token that heads the source's mention, None for an implied or unnamed one.
        foreseen: Whether the author only expects it to be said.
        lemma: Lemma of the cue.
    """

    frame: Frame
    head: Token | None
    cue: Span | None
    content: tuple[Span, ...]
    source: Token | None
    lemma: str = ""
    mode: Mode = Mode.INDIRECT
    foreseen: bool = False
    holder_needed: bool = False
    quotations: list[int] = field(default_factory=list)

    @property
    def extent(self) -> Span:
        """From the first piece's start to the last piece's end."""
        return Span(self.content[0].start, self.content[-1].end)


def cue_span(doc: Doc, start: int, end: int) -> Span:
    """Returns the text of tokens `start` to `end`."""
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
