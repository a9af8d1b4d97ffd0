"""Offsets of tools that count UTF-16 code units (JavaScript, Java), and code points, which records count."""

from __future__ import annotations

from burthen.errors import RecordError

ASTRAL = 0xFFFF  # the last code point that is one UTF-16 code unit


def to_code_point(text: str, unit: int) -> int:
    """Returns the code point at which a UTF-16 code unit stands; inside a surrogate pair, the pair's own.

    A unit outside the text is as far outside in code points.
    """
    if unit < 0:
        return unit
    seen = 0
    for index, character in enumerate(text):
        if seen >= unit:
            return index
        seen += 1 + (ord(character) > ASTRAL)
        if seen > unit:
            return index
    return len(text) + unit - seen


def to_utf16(text: str, code_point: int) -> int:
    """Returns the UTF-16 code unit at which a code point stands."""
    return code_point + sum(ord(character) > ASTRAL for character in text[:code_point])


def resolve(text: str, start: int, end: int, quote: str | None, place: str) -> tuple[int, int]:
    """Returns a span in code points from a tool whose version decides what it counts.

    Label Studio counted UTF-16 code units in some releases and counts code points in others (its issues 1008 and 1347),
    so the quotation beside the offsets decides.

    Args:
        quote: What the tool says stands there, None if it does not say.

    Raises:
        RecordError: B405 if the span is outside the text or neither reading gives the quotation.
    """
    readings = [(start, end), (to_code_point(text, start), to_code_point(text, end))]
    for first, last in readings:
        inside = 0 <= first <= last <= len(text)
        if inside and (quote is None or text[first:last] == quote):
            return first, last
    detail = f"[{start}:{end}] is not {quote!r}" if quote is not None else f"[{start}:{end}] is outside the text"
    raise RecordError("B405", place, "Export the text again and code that.", detail=detail)
