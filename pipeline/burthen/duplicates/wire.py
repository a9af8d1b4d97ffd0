"""Whether an article says that it comes from an agency: in byline, outlet or dateline, or in a line of credit."""

from __future__ import annotations

import re
from functools import cache

from burthen.duplicates.parameters import wire
from burthen.records import ArticleRecord


def credit_of(article: ArticleRecord) -> str | None:
    """Returns the words that name an agency and where they stand, such as `byline: Reuters`; None if none do.

    An agency that the running text speaks of is no credit.
    """
    if article.byline and (match := _pattern("byline").search(article.byline)):
        return f"byline: {match['name']}"
    if article.outlet and _agency().fullmatch(article.outlet):
        return f"outlet: {article.outlet}"
    if match := _pattern("dateline").search(article.text[: wire()["dateline_characters"]]):
        return f"dateline: {match['name']}"
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    edges = lines[: wire()["first_lines"]] + lines[-wire()["last_lines"] :]
    credit = next((line for line in edges if len(line) < _LONGEST and _pattern("credit").fullmatch(line)), None)
    return f"credit: {credit}" if credit else None


_LONGEST = 120


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he )?(?:{'|'.join(wire()['agencies'])})")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(wire()[name].replace("{agency}", "|".join(wire()["agencies"])))
