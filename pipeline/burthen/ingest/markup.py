"""HTML of databases: a stream of bytes becomes paragraphs, without a tree of the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from burthen.ingest.decoding import find_encoding
from burthen.ingest.loading import HEAD_BYTES
from burthen.ingest.page import declared_charset
from burthen.ingest.paragraphs import HEADLINE, LONGEST, START, Paragraph, one_line
from burthen.ingest.words import table, whole_characters

_CHUNK = 1 << 16
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "dl", "dd", "dt", "table", "blockquote", "section", "article", "text"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "body", "form"}
)
_SILENT = frozenset({"script", "style", "title", "noscript", "head"})
RULE = "_" * 60


def read_markup(stream: BinaryIO, path: str) -> Iterator[Paragraph]:
    """Yields the paragraphs of an HTML file.

    Args:
        stream: Bytes; read in pieces, so that the size of the file does not matter.
        path: Path for error messages.

    Raises:
        InputError: B105 or B106 when the first bytes are no text.
    """
    import codecs

    from lxml import etree

    head = stream.read(HEAD_BYTES)
    encoding = find_encoding(head, path, whole=len(head) < HEAD_BYTES, declared=declared_charset(head))
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", recover=True, huge_tree=True)
    chunk = head
    while chunk:
        parser.feed(_plain(decoder.decode(chunk)))
        yield from target.take()
        chunk = stream.read(_CHUNK)
    parser.feed(_plain(decoder.decode(b"", final=True) + " "))
    parser.close()
    target.end_paragraph()
    yield from target.take()


def _plain(text: str) -> bytes:
    """Returns UTF-8 without what lxml refuses."""
    return re.sub("[\x00-\x08\x0b\x0e-\x1f\ufeff]", "", whole_characters(text)).encode()


class _Target:
    """Receives the parser's events and gathers paragraphs."""

    def __init__(self) -> None:
        self._ready: list[Paragraph] = []
        self._parts: list[str] = []
        self._mark = ""
        self._silent = self._characters = 0
        self._starts, self._headlines = (re.compile(table("exports")[name], re.I) for name in ("starts", "headlines"))

    def take(self) -> list[Paragraph]:
        """Returns the paragraphs that are complete."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Opens an element."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.end_paragraph()
        elif tag in ("td", "th"):
            self._parts.append("\t")
        elif tag == "hr":
            self.end_paragraph()
            self._ready.append(Paragraph(RULE))
        name = " ".join(attributes.get(key) or "" for key in ("id", "name", "class"))
        if tag in ("div", "a") and self._starts.search(name):
            self.end_paragraph()
            self._ready.append(Paragraph("", START))
        elif name and self._headlines.search(name):
            self._mark = HEADLINE

    def end(self, tag: str) -> None:
        """Closes an element."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.end_paragraph()

    def data(self, data: str) -> None:
        """Takes characters."""
        if not self._silent:
            self._parts.append(data.replace("\t", " "))
            self._characters += len(data)
            if self._characters > LONGEST:
                self.end_paragraph()

    def comment(self, text: str) -> None:
        """Passes over a comment."""

    def close(self) -> None:
        """Ends the document."""

    def end_paragraph(self) -> None:
        """Keeps what was gathered as a paragraph."""
        text = one_line("".join(self._parts))
        self._parts.clear()
        self._characters = 0
        if text:
            self._ready.append(Paragraph(text, self._mark))
            self._mark = ""
