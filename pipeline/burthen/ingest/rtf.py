r"""RTF: a stream of bytes becomes paragraphs.

Own code, because what exports need was not to be had: striprtf 0.0.35 reads every font with one code page (`Wałęsa` in
an Eastern European font comes out as `Wa³êsa`), leaves half characters where a character is written as two `\u`, takes
hidden and deleted text for the article, and wants the whole file in memory.

References:
    Microsoft (2008), Rich Text Format (RTF) Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from burthen.ingest.paragraphs import LONGEST, Paragraph, one_line
from burthen.ingest.words import table, whole_characters

_CHUNK = 1 << 18
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_MAX_GROUPS = 1_000


@dataclass(frozen=True)
class _State:
    r"""What a group inherits and gives back at its end.

    Attributes:
        silent: Whether the group is no part of the text.
        hidden: Whether characters are hidden or deleted.
        skip: Characters that stand in for one `\u` where it is not understood.
        codec: Code page of the font in use.
        fonts: Whether this is the table of fonts.
    """

    silent: bool = False
    hidden: bool = False
    skip: int = 1
    codec: str = "cp1252"
    fonts: bool = False


def read_rtf(stream: BinaryIO) -> Iterator[Paragraph]:
    """Yields the paragraphs of an RTF file; headers, footers, pictures and hidden text are left out.

    A file that breaks off gives the paragraphs before the break.
    """
    reader = _Reader()
    rest = ""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk.decode("latin-1")
        whole = _whole(text)
        rest = text[whole:]
        yield from reader.feed(text[:whole])
    yield from reader.feed(rest)
    yield from reader.paragraph()


def _whole(text: str) -> int:
    """Returns the end of what can be read before the next chunk is there: no control word may be cut in two."""
    end = max(0, *(text.rfind(mark) for mark in "\\{}\n"))
    while end and text[end - 1] == "\\":
        end -= 1
    return end if end or len(text) < 1 << 20 else len(text)


class _Reader:
    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._parts: list[str] = []
        self._pending = 0  # characters still to skip after `\u`
        self._binary = 0  # bytes of a picture still to skip
        self._starred = False
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0

    def feed(self, text: str) -> Iterator[Paragraph]:
        """Yields the paragraphs that end in this piece of the file."""
        at = min(self._binary, len(text))
        self._binary -= at
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:  # a backslash at the very end
                return
            at = match.end()
            if match["word"] == "bin" and match["number"]:
                size = max(0, int(match["number"]))
                self._binary = max(0, size - (len(text) - at))
                at += size
            elif match["word"]:
                yield from self._word(match["word"], match["number"])
            else:
                self._other(match)
            if len(self._bytes) > LONGEST or len(self._parts) > LONGEST:
                yield from self.paragraph()

    def paragraph(self) -> Iterator[Paragraph]:
        """Yields what stands since the last end of a paragraph, if anything."""
        self._flush()
        text = one_line(whole_characters("".join(self._parts)))
        self._parts.clear()
        yield Paragraph(text)

    def _other(self, match: re.Match[str]) -> None:
        if match["brace"]:
            self._group(match["brace"])
        elif match["hex"]:
            self._raw(bytes.fromhex(match["hex"]))
        elif match["symbol"]:
            self._symbol(match["symbol"])
        elif match["text"]:
            self._raw(match["text"].encode("latin-1"))

    def _group(self, brace: str) -> None:
        self._flush()
        self._pending, self._starred = 0, False
        if brace == "{" and len(self._stack) < _MAX_GROUPS:
            self._stack.append(self._state)
        elif brace == "}" and self._stack:
            self._state = self._stack.pop()

    def _raw(self, content: bytes) -> None:
        skipped = min(self._pending, len(content))
        self._pending -= skipped
        if not (self._state.silent or self._state.hidden):
            self._bytes += content[skipped:]

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._put("\n")
        else:
            self._put({"~": "\xa0", "_": "\u2011", "-": ""}.get(symbol, symbol))

    def _put(self, text: str) -> None:
        self._flush()
        if self._pending:
            self._pending -= 1
        elif not (self._state.silent or self._state.hidden):
            self._parts.append(text)

    def _flush(self) -> None:
        """Decodes the bytes gathered so far; only now, because some code pages need two bytes for a character."""
        if self._bytes:
            self._parts.append(self._bytes.decode(self._state.codec, "replace"))
            self._bytes.clear()

    def _word(self, word: str, number: str | None) -> Iterator[Paragraph]:
        self._flush()
        rtf = table("rtf")
        value = None if number is None else int(number)
        starred, self._starred = self._starred, False
        if self._state.fonts:
            self._font_entry(word, value)
        elif starred or word in rtf["left_out"]:
            self._state = replace(self._state, silent=True, fonts=word == "fonttbl")
        elif word in rtf["ends"] and not self._state.silent:
            yield from self.paragraph()
        elif word == "u" and value is not None:
            self._unicode(value)
        elif word in rtf["characters"]:
            self._put(rtf["characters"][word])
        else:
            self._property(word, value)

    def _unicode(self, value: int) -> None:
        self._pending = 0
        self._put(chr(value % 0x10000))
        self._pending = self._state.skip
        # Characters beyond U+FFFF are written as two halves.
        if len(self._parts) > 1 and "\udc00" <= self._parts[-1] <= "\udfff" and "\ud800" <= self._parts[-2] <= "\udbff":
            low, high = self._parts.pop(), self._parts.pop()
            self._parts.append((high + low).encode("utf-16", "surrogatepass").decode("utf-16"))

    def _property(self, word: str, value: int | None) -> None:
        if word == "uc" and value is not None:
            self._state = replace(self._state, skip=max(0, value))
        elif word == "ansicpg" and value:
            self._page = _codec(f"cp{value}")
            self._state = replace(self._state, codec=self._page)
        elif word in ("mac", "pc", "pca"):
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
            self._state = replace(self._state, codec=self._page)
        elif word in ("f", "deff") and value is not None:
            self._state = replace(self._state, codec=self._fonts.get(value, self._page))
        elif word in ("v", "deleted"):
            self._state = replace(self._state, hidden=value != 0)
        elif word == "plain":
            self._state = replace(self._state, hidden=False)

    def _font_entry(self, word: str, value: int | None) -> None:
        if word == "f" and value is not None:
            self._font = value
        elif word == "fcharset" and str(value) in table("rtf")["charsets"]:
            self._fonts[self._font] = table("rtf")["charsets"][str(value)]


def _codec(name: str) -> str:
    import codecs

    try:
        return codecs.lookup({"cp65001": "utf-8", "cp10000": "mac_roman"}.get(name, name)).name
    except LookupError:
        return "cp1252"
