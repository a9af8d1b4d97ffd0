"""Analyses the articles of gold records anew, as a user would who knows outlet and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from burthen.article import Article, SourceRef
from burthen.records import ErrorRecord, Record

if TYPE_CHECKING:
    from burthen.analysis import Analyzer

# What a user's table gives besides the text; the rest the pipeline reads for itself.
GIVEN = ("outlet", "outlet_country", "published")


def article_of(gold: Record) -> Article:
    """Returns the article of a gold record, without anything that its coders decided."""
    given = {name: getattr(gold.article, name) for name in GIVEN if getattr(gold.article, name) is not None}
    source = SourceRef(gold.article.source.path, gold.article.source.format, gold.article.source.row)
    origin = MappingProxyType(dict.fromkeys(given, "user"))
    return Article(id=gold.article.id, text=gold.article.text, source=source, language="en", origin=origin, **given)


def predict(golds: Iterable[Record], analyzer: Analyzer) -> Iterator[Record | ErrorRecord]:
    """Yields the record that the pipeline makes of each gold record's article."""
    return analyzer.analyze(article_of(gold) for gold in golds)
