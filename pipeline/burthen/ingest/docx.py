"""DOCX: the paragraphs of a Word document, by python-docx.

python-docx opens the package; the tree is walked here, because its own `paragraph.text` leaves out what was
inserted under tracked changes and what stands in content controls, which Word shows as any other text.

References:
    ISO/IEC 29500-1, Office Open XML, chapter 17 (WordprocessingML).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from burthen.errors import InputError, ResourceError
from burthen.ingest.paragraphs import HEADLINE, Paragraph, one_line
from burthen.settings import IngestSettings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved text, and the older of two renderings of one shape.
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}pPr"})
_CHARACTERS = {
    f"{_W}tab": " ", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "", f"{_W}br": "\n", f"{_W}cr": "\n",
}  # fmt: skip
_TITLES = ("title", "heading 1")
# A text unpacks to some ten times its size; what unpacks to more than this many times the limit is an attack.
_UNPACKED = 10


def read_docx(content: bytes, path: str, settings: IngestSettings) -> Iterator[Paragraph]:
    """Yields the paragraphs of a document; headers, footers, notes, hidden and deleted text are left out.

    Raises:
        InputError: B103 for a damaged or encrypted file, B107 for one that unpacks to more than the limit allows.
        ResourceError: B304 if python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise ResourceError(
            "B304", path, 'Install it: pip install "burthen[documents]".', detail="python-docx"
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(entry.file_size for entry in package.infolist() if entry.filename.endswith((".xml", ".rels")))
        if size > _UNPACKED * settings.max_bytes:
            raise InputError("B107", path, "Split it, or raise ingest.max_bytes.", detail=f"{size:,} bytes unpacked")
        document = docx.Document(io.BytesIO(content))
    except InputError:
        raise
    except Exception as error:  # python-docx lets through what zipfile, lxml and its own parts raise
        raise InputError("B103", path, "Open it in Word and save it again.", detail=type(error).__name__) from error
    titles = {style.style_id for style in document.styles if (style.name or "").casefold() in _TITLES}
    yield from _paragraphs(document.element.body, titles)


def _paragraphs(body: Any, titles: set[str]) -> Iterator[Paragraph]:
    titled = False
    for element in body.iter(f"{_W}p"):
        if any(parent.tag in _LEFT_OUT for parent in element.iterancestors()):
            continue
        style = element.find(f"{_W}pPr/{_W}pStyle")
        is_title = not titled and style is not None and style.get(f"{_W}val") in titles
        for line in "".join(_text(element)).split("\n"):
            text = one_line(line)
            yield Paragraph(text, HEADLINE if is_title and text else "")
            titled = titled or (is_title and bool(text))


def _text(element: Any) -> Iterator[str]:
    """Yields the visible characters of a paragraph, those of paragraphs inside it (text boxes) apart."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}sym":
            yield ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag != f"{_W}rPr":
            yield from _text(child)
