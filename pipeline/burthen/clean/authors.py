"""Lines about who wrote the piece: a bare name, a rank and a name, a role, a signature, a note at the foot."""

from __future__ import annotations

import re

from burthen.clean.blocks import Block
from burthen.clean.cues import cues
from burthen.clean.page import Page

_TOKEN = re.compile(r"[^\W\d_][\w.'-]*")
_NOTE = re.compile(r"(?P<name>[^,]{3,60}?)(?:, [^.]{0,20}(?:\.[A-Z]\.)?[^.]{0,80}?,)? (?P<deed>[a-z]+)\b")
_MAX_NOTE = 50
_NOTE_BLOCKS = 3


def is_author_line(block: Block, index: int, page: Page) -> bool:
    """Tells whether a block without "By" is about the author; each rule states its evidence."""
    if len(block.words) > _MAX_NOTE:
        return False
    at_foot = index > page.first_prose and index >= len(page.blocks) - _NOTE_BLOCKS
    return (
        (page.below_headline(index) and _at_head(block, index, page))
        or ((at_foot or index <= page.first_prose) and _told(block.text, "byline.author"))
        or ((at_foot or page.below_headline(index)) and _presented(block, index, page))
        or (index > page.last_prose > -1 and (_signature(block.text) or _signed(block, index, page)))
    )


def _told(text: str, cue: str) -> bool:
    """Tells whether a cue begins a text and no word of an argument stands in it."""
    return cues().others[cue].match(text) is not None and not cues().others["byline.argued"].search(text)


def is_name(text: str) -> bool:
    """Tells whether a text can be a person's name: two to five capitalised words, particles apart."""
    tokens = text.split(" ")
    particles = cues().others["byline.particles"]
    plain = all(_TOKEN.fullmatch(token) for token in tokens) and not re.search(r"\w{3}\.$|'s?\b(?= |$)", text)
    capitals = sum(token[0].isupper() for token in tokens if token)
    return (
        plain
        and 2 <= len(tokens) <= 5
        and capitals >= 2
        and all(token[0].isupper() or particles.fullmatch(token) for token in tokens)
        and not any(cues().others["byline.never"].fullmatch(token) for token in tokens)
    )


def _untitled(text: str) -> str:
    """Returns a text without the dash, bracket, ranks and titles it begins with."""
    bare = text.lstrip("(-–— ")
    match = cues().others["byline.titles"].match(bare)
    return bare[match.end() :] if match else bare


def _at_head(block: Block, index: int, page: Page) -> bool:
    """Below the headline: a rank and a name, a name and a role; beside a date or buttons also a role, or a bare name.

    Evidence of a bare name: none of its words stands on the page in lower case.
    """
    person, _, role = block.text.partition(", ")
    if is_name(_untitled(person)) and not block.finished and cues().others["byline.roles"].search(role):
        return len(block.words) <= 16
    if len(block.words) > 8:
        return False
    name = _untitled(block.text)
    if name != block.text and is_name(name):
        return True
    if index not in page.beside:
        return False
    if len(block.words) <= 5 and cues().others["byline.job"].fullmatch(block.text):
        return True
    return _bare_name(block.text, page)


def _bare_name(text: str, page: Page) -> bool:
    return is_name(text) and not any(token.casefold() in page.lower for token in _TOKEN.findall(text))


def _signed(block: Block, index: int, page: Page) -> bool:
    """A bare name as the last line. Evidence: as for one below the headline, and that the page has a headline."""
    last = page.headline is not None and index == len(page.blocks) - 1
    return last and _bare_name(block.text.lstrip("-–— "), page)


def _presented(block: Block, index: int, page: Page) -> bool:
    """A note that presents the author by name.

    Evidence: a name, then what such notes say of a life, and the surname nowhere else in the running text.
    """
    match = _NOTE.match(_untitled(block.text))
    if match is None or not is_name(match["name"]):
        return False
    others = cues().others
    rest = _untitled(block.text)[match.start("deed") :]
    lived = _told(rest, "byline.was") and others["byline.roles"].search(rest)
    return bool(lived or _told(rest, "byline.deeds")) and not page.mentions(match["name"].split(" ")[-1], index)


def _signature(text: str) -> bool:
    """A letter's signature after the body: a name and a place, all in capitals' words; a title may follow a colon."""
    signed, _, title = text.partition(": ")
    name, *places = _untitled(signed).split(", ")
    if title.endswith((".", ";")) or not 1 <= len(places) <= 2 or not is_name(name):
        return False
    return all(
        len(place.split()) <= 3 and all(word[0].isupper() for word in place.split()) for place in places
    ) and not re.search(r"\w{6}[.!?]$", signed)
