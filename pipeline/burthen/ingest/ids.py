"""Identifiers of articles."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from burthen.article import Article, SourceRef


def default_id(source: SourceRef) -> str:
    """Returns the first 16 hex digits of SHA-256 over path, NUL and row (empty for a source of one article)."""
    row = "" if source.row is None else str(source.row)
    return hashlib.sha256(f"{source.path}\0{row}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


class IdRegistry:
    """Keeps identifiers unique over all the sources that share it, in order of arrival."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def register(self, article: Article) -> Article:
        """Returns the article; if its id was seen before, with `~2` (`~3`, ...) at the end of it and a warning."""
        unique = article.id
        while unique in self._seen:
            self._seen[article.id] += 1
            unique = f"{article.id}~{self._seen[article.id]}"
        self._seen[unique] = 1
        if unique == article.id:
            return article
        warning = f"The id {article.id!r} was already taken; this article is {unique!r}."
        return replace(article, id=unique, warnings=(*article.warnings, warning))
