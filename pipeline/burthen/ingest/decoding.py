"""Tells text from binary and finds the encoding: byte order mark, UTF-8, a declared charset, then statistics."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from burthen.errors import InputError
from burthen.ingest.words import table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"
_REMEDY = "Save it as UTF-8 and try again."


@dataclass(frozen=True)
class Encoding:
    """How bytes become text.

    Attributes:
        name: Name of Python's codec.
        warning: A sentence for the record where the encoding was guessed, else None.
    """

    name: str
    warning: str | None = None


def decode(content: bytes, place: str, declared: str | None = None) -> tuple[str, str | None]:
    """Returns the text and a warning where the encoding was guessed.

    Args:
        content: The whole content.
        place: Path for error messages.
        declared: Charset that the content itself names; believed only where the bytes are not UTF-8.

    Raises:
        InputError: B105 binary (any NUL counts), B106 not decodable.
    """
    encoding = find_encoding(content, place, declared=declared)
    try:
        text = content.decode(encoding.name)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError("B106", place, _REMEDY, detail=str(error)) from error
    if "\0" in text:
        raise InputError("B105", place, "Give text, not a binary file.", detail="it has NUL characters")
    return text, encoding.warning


def find_encoding(content: bytes, place: str, *, whole: bool = True, declared: str | None = None) -> Encoding:
    """Returns the encoding of a sample.

    Args:
        content: The first bytes.
        place: Path for error messages.
        whole: Whether they are all; else the last character may be cut off.
        declared: See `decode`.

    Raises:
        InputError: B105 binary, B106 no encoding fits.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return Encoding(marked)
    _refuse_magic(content, place)
    if name := _unmarked_utf16(content):
        return Encoding(name, "The text is UTF-16 without a byte order mark; the byte order was guessed.")
    share = len(content.translate(None, _CONTROLS)) / max(1, len(content))
    if share < 1 - table("decoding")["max_control_share"]:
        raise InputError("B105", place, "Give text, not a binary file.", detail="it has control characters")
    if _fits(content, "utf-8", whole):
        return Encoding("utf-8")
    guessed = _declared(content, declared, whole) or _western(content, whole) or _guess(content)
    if guessed is None:
        raise InputError("B106", place, _REMEDY, detail="no encoding fits")
    return Encoding(guessed, f"The text is not UTF-8; it was decoded as {guessed}.")


def _refuse_magic(content: bytes, place: str) -> None:
    start = content[:8].hex()
    for magic, what in table("decoding")["magic"]:
        if start.startswith(magic):
            raise InputError("B105", place, "Turn it into text, HTML or JSONL first.", detail=f"it is {what}")


def _unmarked_utf16(content: bytes) -> str | None:
    """English in UTF-16 has a NUL in nearly every second byte and hardly any in the others."""
    sample = content[: len(content) // 2 * 2][:4096]
    if len(sample) < 8:
        return None
    even, odd = (sample[offset::2].count(0) / (len(sample) / 2) for offset in (0, 1))
    if max(even, odd) < 0.6 or min(even, odd) > 0.02:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if _fits(sample, name, whole=False) else None


def _fits(content: bytes, name: str, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(name)("strict").decode(content, whole)
    except (UnicodeError, LookupError):
        return False
    return True


def _declared(content: bytes, declared: str | None, whole: bool) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    # What pages call Latin-1 is Windows-1252, as browsers read it.
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    return name if name != "utf-8" and _fits(content, name, whole) else None


def _western(content: bytes, whole: bool) -> str | None:
    """Takes a code page in which nearly all the special characters are those that English prose uses."""
    settings = table("decoding")
    shares = {name: _typical_share(content, name) for name in settings["western"] if _fits(content, name, whole)}
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] >= settings["typical_share"] else None


def _typical_share(content: bytes, name: str) -> float:
    special = [character for character in content[: 1 << 16].decode(name, "replace") if character > "\x7f"]
    return sum(character in table("decoding")["typical"] for character in special) / max(1, len(special))


def _guess(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[: 1 << 16]).best()
    return best.encoding if best is not None else None
