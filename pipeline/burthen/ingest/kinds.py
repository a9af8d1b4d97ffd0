"""What sort of piece it is, with the words that tell (codebook, section 5)."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from burthen.article import KindReading
from burthen.ingest.bylines import is_board, is_unsigned
from burthen.ingest.draft import Draft
from burthen.ingest.words import table
from burthen.labels import ArticleKind

_READ = 300
_SIGNED = frozenset({"editorial", "editorial_page", "opinion", "op_ed"})


def read_kind(draft: Draft) -> KindReading:
    """Returns the kind of article and its evidence; no value where nothing tells.

    Explicit labels in the headline decide first, then a byline of the editorial board, then what the page says of
    itself (JSON-LD, section, address), last lines of the text. A page of editorials is an editorial only while no
    writer is named: "when in doubt between op-ed and editorial, choose op-ed".
    """
    if given := draft.get("kind"):
        return KindReading(ArticleKind(given), (("user", given),))
    found = _evidence(draft)
    if not found:
        return KindReading()
    kind = _settle(found, unsigned=draft.unsigned or is_unsigned(draft.get("byline"), draft.get("outlet")))
    return KindReading(kind, tuple((place, words) for place, words, _ in found))


def parse_kind(value: str) -> ArticleKind | None:
    """Returns the kind that a user's word names (`Op-Ed`, `op_ed`), None if it names none."""
    name = re.sub(r"[\s-]+", "_", value.strip().lower())
    name = {"oped": "op_ed", "opinion": "op_ed", "leader": "editorial"}.get(name, name)
    return ArticleKind(name) if name in set(ArticleKind) else None


def text_sign(line: str, *, tail: bool = False) -> str | None:
    """Returns the kind that a line of the text itself tells (a bare label, a letter's opening), None if none.

    Args:
        line: The line; only its start is read.
        tail: Whether it is among the last, where notes on the writer stand.
    """
    return _match("text", line[:_READ]) or (_match("tail", line[:_READ]) if tail else None)


def _evidence(draft: Draft) -> list[tuple[str, str, str]]:
    """Returns (place, words, kind) in order of trust."""
    signs = list(draft.signs)
    signs += [(place, draft.values[place]) for place in ("headline", "section", "url", "byline") if draft.get(place)]
    found = [(place, words, kind) for place, words in signs if (kind := _sign(place, words))]
    order = table("kinds")["order"]
    return sorted(found, key=lambda sign: order.index(sign[0]))


def _sign(place: str, words: str) -> str | None:
    if place == "byline":
        return "editorial" if is_board(words) else None
    if place == "url":
        return _match(place, urlsplit(words).path)
    return text_sign(words, tail=True) if place == "text" else _match(place, words)


def _settle(found: list[tuple[str, str, str]], *, unsigned: bool) -> ArticleKind:
    place, _, kind = found[0]
    # News in a section name is weaker than an opinion page in the address.
    if kind == "news" and (better := [sign for sign in found if sign[2] != "news"]):
        place, _, kind = better[0]
    kinds = [sign[2] for sign in found]
    if "editorial_relay" in kinds and kind in ("editorial", "editorial_page", "opinion"):
        return ArticleKind.EDITORIAL_RELAY
    if kind == "opinion":
        kind = next((other for other in kinds if other not in ("opinion", "news")), "opinion")
    explicit = place in ("headline", "byline")
    if kind in _SIGNED and not unsigned and not explicit:
        return ArticleKind.OP_ED
    return ArticleKind({"opinion": "op_ed", "editorial_page": "editorial"}.get(kind, kind))


def _match(place: str, words: str) -> str | None:
    stripped = words.strip()
    return next((kind for pattern, kind in _rules()[place] if pattern.search(stripped)), None)


@cache
def _rules() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    rules: dict[str, list[tuple[re.Pattern[str], str]]] = {place: [] for place in (*table("kinds")["order"], "tail")}
    for rule in table("kinds")["rule"]:
        rules["tail" if rule.get("tail") else rule["place"]].append((re.compile(rule["pattern"], re.I), rule["kind"]))
    return rules
