"""The last step for every format: checks the text, fills in what it tells, and makes the article."""

from __future__ import annotations

import re
from types import MappingProxyType

from burthen.article import Article
from burthen.errors import InputError
from burthen.ingest.draft import Draft
from burthen.ingest.ids import default_id
from burthen.ingest.kinds import parse_kind, read_kind
from burthen.ingest.language import language_code, language_name, read_language
from burthen.ingest.outlets import find_by_name, find_by_url
from burthen.ingest.plain import read_text_metadata
from burthen.settings import IngestSettings

_BINARY = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]")


def finish(draft: Draft, text: str, place: str, settings: IngestSettings) -> Article:
    """Returns the article.

    Args:
        draft: Metadata read so far, the user's and the page's.
        text: Text as extracted.
        place: Path or `path:line` for error messages.
        settings: Limits and languages.

    Raises:
        InputError: B104 empty, B105 binary, B107 too long, B111 not in an accepted language.
    """
    _check_text(text, place, settings)
    resolve_outlet(draft)
    read_text_metadata(draft, text)
    resolve_outlet(draft)
    _check_language(draft, text, place, settings)
    if "\ufffd" in text:
        draft.warn("The text holds replacement characters (U+FFFD): letters were lost before or while it was read.")
    _check_kind(draft)
    fields = {name: value for name, value in draft.values.items() if name != "kind"}
    identifier = fields.pop("id", None) or default_id(draft.source)
    origin = {name: where for name, where in sorted(draft.origin.items()) if name != "id"}
    return Article(
        id=identifier, text=text, source=draft.source, kind=read_kind(draft), origin=MappingProxyType(origin),
        warnings=tuple(draft.warnings), **fields,
    )  # fmt: skip


def _check_text(text: str, place: str, settings: IngestSettings) -> None:
    if not text.strip(" \t\r\n\f\v\xa0\u200b\ufeff"):
        raise InputError("B104", place, "Give an article that has text in it.")
    if len(text) > settings.max_characters:
        detail = f"{len(text):,} characters, at most {settings.max_characters:,}"
        raise InputError("B107", place, "Split it, or raise ingest.max_characters.", detail=detail)
    if "\0" in text or len(_BINARY.findall(text)) > 0.01 * len(text):
        raise InputError("B105", place, "Give text, not binary data.", detail="it has control characters")


def resolve_outlet(draft: Draft) -> None:
    """Fills outlet and country from the registry.

    A name that the user gave stays as it is; one that the page gave becomes the registry's. A host
    tells the outlet only where nothing else does.
    """
    name, url = draft.get("outlet"), draft.get("url")
    known = (find_by_name(name) if name else None) or (
        find_by_url(url) if url and draft.origin.get("outlet") != "user" else None
    )
    if known is None:
        return
    draft.offer("outlet", known.name, "url")
    if draft.origin["outlet"] != "user":
        draft.values["outlet"] = known.name
    draft.offer("outlet_country", known.country, "outlets")


def _check_language(draft: Draft, text: str, place: str, settings: IngestSettings) -> None:
    told = language_code(draft.values.get("language", ""))
    if draft.origin.get("language") == "user" and told not in settings.languages:
        raise _not_accepted(place, language_name(told), settings)
    found = read_language(text)
    if found.sure and found.code not in settings.languages:
        raise _not_accepted(place, language_name(found.code), settings)
    if not found.sure:
        draft.warn("The language could not be told for certain; the text was taken as it is.")
    code = found.code or (told if told in settings.languages else None)
    if draft.origin.get("language") == "user" or (told == code and told):
        draft.values["language"] = told or ""
    else:
        # The page's own tag is wrong more often than running text is: templates declare the language of the site.
        draft.values.pop("language", None)
        draft.origin.pop("language", None)
        draft.offer("language", code, "text")


def _not_accepted(place: str, language: str, settings: IngestSettings) -> InputError:
    accepted = ", ".join(language_name(code) for code in settings.languages)
    return InputError("B111", place, f"Give a text in {accepted}.", detail=language)


def _check_kind(draft: Draft) -> None:
    value = draft.values.pop("kind", None)
    if value is None:
        return
    draft.origin.pop("kind")
    if (kind := parse_kind(value)) is None:
        draft.warn(f"{value!r} is no kind of article; it was passed over.")
    else:
        draft.values["kind"] = kind.value
