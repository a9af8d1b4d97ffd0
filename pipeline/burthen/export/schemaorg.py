"""Claims as schema.org `Claim` in JSON-LD, each with its author and where it appears.

References:
    https://schema.org/Claim (`appearance`, `author`, `text`), https://schema.org/OpinionNewsArticle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from burthen.export.names import address, urn
from burthen.labels import ArticleKind, HolderKind
from burthen.records import ArticleRecord, Claim, Record

CONTEXT: Final = "https://schema.org"
PERSONS: Final = (HolderKind.PERSON, HolderKind.AUTHOR_PAST)
ORGANISATIONS: Final = {HolderKind.GOVERNMENT: "GovernmentOrganization", HolderKind.OUTLET: "NewsMediaOrganization"}
REPORTS: Final = (ArticleKind.NEWS, ArticleKind.ANALYSIS, ArticleKind.PRESS_REVIEW, ArticleKind.SUMMARY_OF_OTHER)


def write_schemaorg(records: Iterable[Record], stream: TextIO) -> None:
    """Writes one graph, a claim a line."""
    stream.write(f'{{"@context": "{CONTEXT}", "@graph": [')
    lead = "\n"
    for record in records:
        for claim in claims(record):
            stream.write(lead + json.dumps(claim, ensure_ascii=False))
            lead = ",\n"
    stream.write("\n]}\n")


def claims(record: Record) -> Iterator[dict[str, Any]]:
    """Yields the claims of a record; sentences without an assertion, which gold lists as claims too, are left out."""
    appearance = _appearance(record.article)
    for claim in record.claims or ():
        if claim.type == "none":
            continue
        row: dict[str, Any] = {
            "@type": "Claim",
            "@id": urn(record.article.id, claim.id),
            "text": claim.canonical or claim.quote,
            "appearance": appearance,
        }
        author = _author(record.article, claim)
        yield row | ({"author": author} if author else {})


def _appearance(article: ArticleRecord) -> dict[str, Any]:
    kind = "NewsArticle" if article.kind.value in REPORTS else "OpinionNewsArticle"
    row = {
        "@type": kind if article.kind.value else "NewsArticle",
        "@id": address(article),
        "headline": article.headline,
        "datePublished": article.published,
        "inLanguage": article.language,
        "publisher": _outlet(article),
    }
    return {name: value for name, value in row.items() if value is not None}


def _outlet(article: ArticleRecord) -> dict[str, Any] | None:
    return {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None


def _author(article: ArticleRecord, claim: Claim) -> dict[str, Any] | None:
    """Returns who makes a claim: its source, else who signed the piece, else the paper; None where nobody is known."""
    source = claim.source
    if source is None:
        signed = {"@type": "Person", "name": article.byline} if article.byline else None
        return (signed or _outlet(article)) if claim.voice == "author" else None
    if source.name is None:
        return None
    if source.kind in PERSONS:
        return {"@type": "Person", "name": source.name}
    return {"@type": ORGANISATIONS.get(source.kind, "Organization"), "name": source.name}
