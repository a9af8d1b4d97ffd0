"""Metadata of an article from JSON-LD (schema.org) blocks."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from burthen.ingest.bylines import is_unsigned
from burthen.ingest.draft import Draft
from burthen.ingest.metadata import offer_field
from burthen.ingest.words import whole_characters

_ARTICLE_TYPE = re.compile(r"(Article|BlogPosting)$")
_MAX_NODES = 5_000
# The keys under which an article, or what it refers to, is found. Lists of other articles hang under other keys.
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf")


@dataclass
class Graph:
    """The nodes of a page's JSON-LD.

    Attributes:
        articles: Nodes whose type is an article's, in order.
        by_id: Nodes by their `@id`, for references.
    """

    articles: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_jsonld(draft: Draft, blocks: list[str], url: str | None = None) -> dict[str, Any] | None:
    """Fills fields from the article among the blocks.

    Args:
        draft: Gets headline, dates, byline, outlet, section, language, url and the type as a sign of the kind.
        blocks: Contents of the `application/ld+json` scripts; broken ones are mended or passed over.
        url: Address of the page, which picks the article where several are described.

    Returns:
        The node of the article, None where there is none.
    """
    graph = _graph([parsed for block in blocks if (parsed := _parse(block)) is not None])
    node = _pick(graph.articles, url)
    if node is None:
        return None
    for name in _types(node):
        draft.note("jsonld", name)
    for name, keys in {
        "headline": ("headline", "name"), "published": ("datePublished", "dateCreated"), "modified": ("dateModified",),
        "url": ("url", "mainEntityOfPage"), "language": ("inLanguage",), "section": ("articleSection",),
        "outlet": ("publisher", "sourceOrganization"),
    }.items():  # fmt: skip
        value = next((text for key in keys if (text := _text(node.get(key), graph))), "")
        offer_field(draft, name, value, "jsonld")
    _read_authors(draft, node, graph)
    return node


def _read_authors(draft: Draft, node: dict[str, Any], graph: Graph) -> None:
    authors = [_resolve(author, graph) for author in _as_list(node.get("author") or node.get("creator"))]
    names = [name for author in authors if (name := _text(author, graph)) and not name.startswith(("http:", "https:"))]
    if draft.offer("byline", ", ".join(dict.fromkeys(names)), "jsonld"):
        persons = [a for a in authors if not (isinstance(a, dict) and "Organization" in "".join(_types(a)))]
        draft.unsigned = not persons or all(is_unsigned(_text(p, graph), draft.get("outlet")) for p in persons)


def _parse(block: str) -> Any:
    """Reads a block, mending what templates break: comments, CDATA marks, raw line feeds, commas too many."""
    stripped = (
        re.sub(r"^\s*(<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>)\s*$", "", block).strip().rstrip(";")
    )
    for text in (stripped, re.sub(r",\s*([}\]])", r"\1", stripped)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _graph(roots: list[Any]) -> Graph:
    graph = Graph()
    for node in _nodes(roots):
        identifier = node.get("@id")
        if isinstance(identifier, str) and len(node) > 1:
            graph.by_id.setdefault(identifier, node)
        if any(_ARTICLE_TYPE.search(name) for name in _types(node)):
            graph.articles.append(node)
    return graph


def _nodes(roots: list[Any]) -> Iterator[dict[str, Any]]:
    queue, count = deque(roots), 0
    while queue and count < _MAX_NODES:
        value, count = queue.popleft(), count + 1
        if isinstance(value, list):
            queue.extendleft(reversed(value))
        elif isinstance(value, dict):
            yield value
            queue.extend(value[way] for way in _WAYS if isinstance(value.get(way), dict | list))


def _pick(articles: list[dict[str, Any]], url: str | None) -> dict[str, Any] | None:
    same = [
        node
        for node in articles
        if url and url.rstrip("/") in (_address(node.get(key)) for key in ("url", "mainEntityOfPage", "@id"))
    ]
    told = [node for node in articles if node.get("headline") and node.get("datePublished")]
    return next(iter([*same, *told, *articles]), None)


def _address(value: Any) -> str:
    value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return value.split("#")[0].rstrip("/") if isinstance(value, str) else ""


def _types(node: dict[str, Any]) -> list[str]:
    return [name.rpartition("/")[2] for name in _as_list(node.get("@type")) if isinstance(name, str)]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolve(value: Any, graph: Graph) -> Any:
    identifier = value.get("@id") if isinstance(value, dict) else None
    return graph.by_id.get(identifier, value) if isinstance(identifier, str) else value


def _text(value: Any, graph: Graph) -> str:
    """Returns the first text of a value: a string, the name of a thing, or one of a list."""
    for item in _as_list(value):
        found = _resolve(item, graph)
        if isinstance(found, dict):
            found = found.get("name") or found.get("@value") or found.get("@id") or found.get("url")
            found = found[0] if isinstance(found, list) and found else found
        if isinstance(found, str) and found.strip():
            return whole_characters(re.sub(r"<[^>]{1,100}>", "", html.unescape(found)))
    return ""
