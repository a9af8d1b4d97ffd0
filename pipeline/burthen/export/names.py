"""Names of articles and their parts that hold outside the run."""

from __future__ import annotations

from urllib.parse import quote

from burthen.records import ArticleRecord


def urn(article_id: str, part: str = "") -> str:
    """Returns the name of an article, or of a part of it by its id."""
    whole = f"urn:burthen:{quote(article_id, safe='', errors='surrogatepass')}"
    return f"{whole}:{quote(part, safe='')}" if part else whole


def address(article: ArticleRecord) -> str:
    """Returns where an article is found: its address, else its name."""
    return article.url or urn(article.id)
