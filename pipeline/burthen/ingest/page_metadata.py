"""Metadata of a page from its `<meta>`, `<link>`, `<time>`, `<title>` and heading elements."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from burthen.ingest.dates import parse_date
from burthen.ingest.draft import Draft
from burthen.ingest.metadata import offer_names
from burthen.ingest.outlets import find_by_name
from burthen.ingest.plain import read_head_line
from burthen.ingest.words import tidy

_ADDRESS = re.compile(r"https?://", re.I)
_HEAD_BLOCKS = 12
_NEAR_ELEMENTS = 200
_INLINE_CHILDREN = 4
_BLOCK_CHARACTERS = 200


def canonical_url(tree: Any) -> str | None:
    """Returns the address that the page calls its own."""
    links = tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]/@href')
    links += tree.xpath('//meta[@property="og:url"]/@content')
    return next((link.strip() for link in links if _ADDRESS.match(link.strip())), None)


def read_page_metadata(draft: Draft, tree: Any) -> None:
    """Fills fields that JSON-LD did not: from meta elements first, then from what the page shows near its heading."""
    found = _meta(tree)
    if _ADDRESS.match(found.get("article:author", "")):
        del found["article:author"]
    if title := found.get("og:title"):
        found["og:title"] = without_site_name(title, found.get("og:site_name"))
    draft.offer("url", canonical_url(tree), "meta")
    names = {name: value for name, value in found.items() if name != "title"}
    offer_names(draft, names, "meta")
    _offer_title(draft, tree, found.get("og:site_name"))
    times = tree.xpath(
        '//*[@itemprop="datePublished"]/@datetime | //time[@pubdate]/@datetime | //article//time/@datetime'
    )
    draft.offer("published", next((date for time in times if (date := parse_date(time))), None), "meta")
    _read_crumbs(draft, tree)
    _read_near_heading(draft, tree)


def without_site_name(title: str, site: str | None) -> str:
    """Returns a title without the name of the site at its end (`... | The Example Times`)."""
    stripped = tidy(title[:1000])
    while match := re.fullmatch(r"(?P<title>.{3,}?)\s+[|–—:»·-]+\s+(?P<site>[^|–—»·]{2,60})", stripped):
        name = match["site"].strip()
        if name.casefold() != (site or "").casefold() and find_by_name(name) is None:
            break
        stripped = match["title"]
    return stripped


def _meta(tree: Any) -> dict[str, str]:
    """Returns the first content of each name; `itemprop` and `property` count as names."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    language = tree.get("lang") or next(iter(tree.xpath("//html/@lang")), "")
    return {"language": language, **found} if language else found


def _offer_title(draft: Draft, tree: Any, site: str | None) -> None:
    headings = [text for heading in tree.iter("h1") if (text := tidy(heading.text_content()))]
    if len(headings) == 1 and find_by_name(headings[0]) is None:
        draft.offer("headline", headings[0], "meta")
    title = next((element.text_content() for element in tree.iter("title")), "")
    draft.offer("headline", without_site_name(title, site), "meta")


def _read_crumbs(draft: Draft, tree: Any) -> None:
    """Reads the path of sections (`Home > Opinion > Editorials`), whose last part may be the headline."""
    for element in tree.xpath('//*[contains(translate(@class, "BREADCUM", "breadcum"), "breadcrumb")]')[:1]:
        crumbs = re.split(r"\s*[>»›/|\n]\s*", "\n".join(part for text in element.itertext() if (part := tidy(text))))
        headline = (draft.get("headline") or "").casefold()
        names = [crumb for crumb in crumbs if crumb and crumb.casefold() not in ("home", headline)]
        draft.offer("section", " > ".join(names[:4]), "meta")


def _read_near_heading(draft: Draft, tree: Any) -> None:
    """Reads the short blocks after the heading, where pages without meta elements show byline and date."""
    headline = (draft.get("headline") or "").casefold()
    elements = tree.iter("h1", "h2", "h3", "p", "div", "span", "time", "li", "td", "strong", "em", "a", "address")
    found = any(e.tag in ("h1", "h2", "h3") and tidy(e.text_content()).casefold() == headline for e in elements)
    seen = 0
    for element in islice(elements, _NEAR_ELEMENTS) if found and headline else ():
        text = tidy(element.text_content()) if len(element) < _INLINE_CHILDREN else ""
        if text and len(text) < _BLOCK_CHARACTERS:
            seen += 1
            read_head_line(draft, text, draft.get("outlet_country"))
        if seen > _HEAD_BLOCKS:
            return
