"""What the annotate stage writes on a Doc, for every later stage to read.

Offsets count code points of `doc.text`, half-open. `doc._.source` is the article and its cleaned text, None for a Doc
made from a bare string.
"""

from __future__ import annotations

from dataclasses import dataclass

from burthen.article import Article, CleanText
from burthen.labels import HolderKind, Mode, Role, Voice
from burthen.spans import Span


@dataclass(frozen=True)
class DocSource:
    """The article that a Doc was made from, and its cleaned text, which is the Doc's text."""

    article: Article
    clean: CleanText


@dataclass(frozen=True)
class Speaker:
    """A resolved holder of quoted words.

    Attributes:
        id: Stable id, such as `government:JP`, `person:jane-doe`, `institution:nato`, `unnamed`.
        name: Fullest form of the name in the article; None for an unnamed source.
        country: ISO 3166-1 alpha-2 of a government or office, None where it is not told.
        surface: The words at this mention; None where the source is only implied.
        span: The mention; None where the source is only implied.
    """

    id: str
    kind: HolderKind
    name: str | None
    country: str | None = None
    surface: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Attribution:
    """Words or thoughts that the article gives to somebody other than its author.

    Attributes:
        content: The proposition without cue and without quotation marks, in pieces where the cue breaks it.
        source: Who says it; `Speaker(id="unnamed", ...)` for hearsay.
        cue: The reporting words ("insisted that"), None for an uncued quotation.
        chain: Ids of nested sources, outermost first, ending with this source.
        rule: Name of the rule or model that decided, for `explain`.
    """

    content: tuple[Span, ...]
    source: Speaker
    cue: Span | None
    mode: Mode
    chain: tuple[str, ...] = ()
    rule: str = ""

    @property
    def extent(self) -> Span:
        """From the earliest start of a piece to the latest end."""
        return Span(min(piece.start for piece in self.content), max(piece.end for piece in self.content))


@dataclass(frozen=True)
class SentenceVoice:
    """Role and voice of one sentence of `doc.sents`, in order.

    Attributes:
        voice: `other` when the main assertion of the sentence is somebody else's.
        attribution: Index into `doc._.attributions` of what makes it another's, None for the author's own.
    """

    role: Role
    voice: Voice
    attribution: int | None = None
