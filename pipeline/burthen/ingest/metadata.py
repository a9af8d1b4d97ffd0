"""Takes over metadata that a page, a front matter or a row gives, in the forms that the record wants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from burthen.ingest.bylines import is_unsigned
from burthen.ingest.dates import parse_date
from burthen.ingest.draft import Draft
from burthen.ingest.words import table

_COUNTRY_NAMES = {
    "uk": "GB",
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "u.k.": "GB",
    "korea": "KR",
    "uae": "AE",
    "türkiye": "TR",
}


def offer_field(draft: Draft, field: str, value: str, origin: str) -> None:
    """Offers a field in the record's form; a date or a country that makes no sense becomes a warning."""
    if field in ("published", "modified"):
        date = parse_date(value, draft.get("outlet_country"))
        if date is None and origin == "user" and value.strip():
            draft.warn(f"{field} is {value!r}, which is no date; it was left out.")
        draft.offer(field, date, origin)
    elif field == "outlet_country":
        code = country_code(value)
        if code is None and value.strip():
            draft.warn(f"{value!r} is no country; outlet_country was left out.")
        draft.offer(field, code, origin)
    else:
        draft.offer(field, value, origin)
        if field == "byline" and draft.origin.get("byline") == origin:
            draft.unsigned = is_unsigned(value, draft.get("outlet"))


def offer_names(draft: Draft, found: Mapping[str, str], origin: str) -> None:
    """Offers fields from pairs of lower-case names and values, after the table `meta_names`."""
    for field, names in table("meta_names").items():
        for name in names:
            if value := found.get(name):
                offer_field(draft, field, value, origin)


def country_code(value: str) -> str | None:
    """Returns ISO 3166-1 alpha-2 of a code or an English name; None if it is neither."""
    lowered = value.strip().casefold()
    if lowered in _COUNTRY_NAMES:
        return _COUNTRY_NAMES[lowered]
    names = _territories()
    return lowered.upper() if lowered.upper() in names.values() else names.get(lowered)


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    territories = Locale("en").territories
    return {str(name).casefold(): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
