"""What ingest hands on: one article as it was extracted, with its metadata and where each was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from burthen.labels import ArticleKind, RemovalReason
from burthen.spans import OffsetMap, Span


@dataclass(frozen=True)
class SourceRef:
    """Where an article came from.

    Attributes:
        path: Path as the user gave it, `-` for standard input.
        format: `text`, `markdown`, `html`, `json`, `jsonl`, `csv`, `tsv`, `parquet`, `dataset`, `rtf`, `docx`, `pdf`,
            or the
            database of an export: `nexis`, `factiva`, `proquest`.
        row: Number of the row, from 0, in a source of many articles; None in a source of one.
    """

    path: str
    format: str
    row: int | None = None

    def __str__(self) -> str:
        return self.path if self.row is None else f"{self.path}:{self.row + 1}"


@dataclass(frozen=True)
class KindReading:
    """What sort of piece it is and why.

    Attributes:
        value: The kind; None when nothing tells.
        evidence: Pairs of a place (`jsonld`, `url`, `headline`, `byline`, `section`, `text`, `user`) and the words read
            there.
    """

    value: ArticleKind | None = None
    evidence: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Article:
    """One article as extracted, before cleaning.

    Attributes:
        id: The user's identifier, else 16 hex digits of SHA-256 over source path and row.
        text: The text as extracted, the one coordinate system of the record. A headline that the page gives apart from
            its body is its first line.
        source: Where the article came from.
        outlet_country: ISO 3166-1 alpha-2.
        published: ISO 8601 date, or date and time with offset where the page gives them.
        origin: For each metadata field that is set, where it was read: `user`, `jsonld`, `meta`, `byline`, `dateline`,
            `text`, `url`, `export` (a database's export), `outlets` (the registry) or `default`.
        warnings: Sentences for the reader of the record.
    """

    id: str
    text: str
    source: SourceRef
    outlet: str | None = None
    outlet_country: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    kind: KindReading = KindReading()
    origin: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Removal:
    """A stretch of the source text that is no part of the article, and why."""

    span: Span
    reason: RemovalReason


@dataclass(frozen=True)
class CleanText:
    """The text that the models read, and the way back.

    Attributes:
        text: Normalised text: body and headline, paragraphs separated by one line feed.
        offsets: Maps spans of `text` into `Article.text`.
        removed: What was left out, in order, without overlaps.
        headline: Span of the headline in `text`, None where there is none.
        truncated: Whether the source cut the text off.
        metadata: Fields that furniture told (a dateline's date, a byline), with the place each was read from.
    """

    text: str
    offsets: OffsetMap
    removed: tuple[Removal, ...] = ()
    headline: Span | None = None
    truncated: bool = False
    metadata: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
