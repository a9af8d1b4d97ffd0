"""HTML pages: metadata is read from the page itself, the body is extracted by trafilatura."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import Any

from burthen.errors import InputError
from burthen.ingest.draft import Draft
from burthen.ingest.jsonld import read_jsonld
from burthen.ingest.outlets import find_by_url
from burthen.ingest.page_metadata import canonical_url, read_page_metadata
from burthen.ingest.words import table, whole_characters

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_TAG = re.compile(r"<(/?)(?:div|span|ul|ol|table|section|article|font|blockquote)\b[^<>]*>", re.I)


def declared_charset(content: bytes) -> str | None:
    """Returns the charset that the first bytes of a page declare."""
    match = _CHARSET.search(content[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def read_page(draft: Draft, markup: str, place: str) -> str:
    """Fills the draft from a page and returns its text: headline, line feed, paragraphs one a line, in NFC.

    Raises:
        InputError: B108 where no article is found.
    """
    tree = _parse(markup, place)
    url = draft.get("url") or canonical_url(tree)
    blocks = [block.text_content() for block in tree.xpath('//script[contains(@type, "ld+json")]')]
    node = read_jsonld(draft, blocks, url)
    if url and (outlet := find_by_url(url)):
        draft.offer("outlet", outlet.name, "url")
    read_page_metadata(draft, tree)
    body = _extract(tree, url) or ""
    if not _is_article(body) and node is not None and _is_article(str(node.get("articleBody") or "")):
        body = str(node["articleBody"])
        draft.warn("The body was taken from the page's JSON-LD; its paragraphs may be lost.")
    if not _is_article(body):
        raise InputError("B108", place, "Give the page of one article, or its text as plain text.")
    text = unicodedata.normalize("NFC", whole_characters(body))
    return with_headline(text, draft.get("headline"))


def with_headline(text: str, headline: str | None) -> str:
    """Returns the text with the headline as its first line, unless one of its first lines is the headline."""
    if not headline:
        return text
    head = [_letters(line) for line in text.splitlines() if line.strip()][:4]
    return text if _letters(headline) in head else f"{headline}\n{text}"


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _parse(markup: str, place: str) -> Any:
    from lxml import etree, html

    if _depth(markup) > table("html")["max_depth"]:
        raise InputError("B108", place, "Give the page of one article.", detail="its elements are nested too deeply")
    # lxml refuses a string that declares an encoding, and characters that XML does not know.
    clean = re.sub(r"^\s*<\?xml[^>]*\?>|[\x00-\x08\x0b\x0e-\x1f]", "", whole_characters(markup))
    try:
        return html.document_fromstring(clean)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("B108", place, "Give the page of one article.", detail="it is no HTML") from error


def _depth(markup: str) -> int:
    """Returns the deepest nesting of elements that need an end tag."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        depth = max(0, depth + (-1 if match[1] else 1))
        deepest = max(deepest, depth)
    return deepest


def _extract(tree: Any, url: str | None) -> str | None:
    import trafilatura

    # It logs what it cannot use; we say so ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: str | None = trafilatura.extract(
            tree, url=url, include_comments=False, include_tables=True, with_metadata=False
        )
    except (RecursionError, ValueError):
        return None
    return found


def _is_article(body: str) -> bool:
    limits = table("html")
    sentences = [line for line in body.splitlines() if re.search(r"[.!?…。][\"'”’)\]]*\s*$", line)]
    long_enough = any(len(line.split()) >= limits["sentence_words"] for line in sentences)
    # Languages without blanks between words are refused later, by name.
    return (long_enough and len(body.split()) >= limits["min_words"]) or len(
        re.findall("[\u3040-\u9fff\uac00-\ud7af]", body)
    ) > 100
