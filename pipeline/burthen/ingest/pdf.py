"""PDF: pages become paragraphs in reading order, by pdfminer.six.

Why this library: it tells where each line stands on the page, and does not join what stands in two columns. pypdf 7.1
gives text in the order of the file, so that two columns written line by line come out as one line of each in turn;
tests/ingest/test_pdf.py has such a page. pdfplumber stands on pdfminer.six and adds tables, which editorials have not.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from burthen.errors import InputError, ResourceError
from burthen.ingest.paragraphs import Paragraph
from burthen.ingest.pdf_layout import paragraphs
from burthen.ingest.pdf_order import Line
from burthen.ingest.words import table

_CID = re.compile(r"\(cid:\d+\)")
_MAX_CID_SHARE = 0.02


def read_pdf(content: bytes, path: str, limit: int) -> Iterator[Paragraph]:
    """Yields the paragraphs of a PDF; running heads and page numbers are left out, broken words joined.

    Args:
        content: The file.
        path: Path for error messages.
        limit: Characters at most.

    Raises:
        InputError: B103 damaged or encrypted, B104 no text (a scan), B106 fonts that tell no letters, B107 too long.
        ResourceError: B304 if pdfminer.six is not installed.
    """
    lines: list[Line] = []
    characters = unknown = 0
    for line in _lines(content, path):
        characters += len(line.text)
        unknown += len(_CID.findall(line.text))
        if characters > limit:
            detail = f"more than {limit:,} characters"
            raise InputError("B107", path, "Split it, or raise ingest.max_characters.", detail=detail)
        lines.append(line)
    if not lines:
        remedy = "If it is a scan, run text recognition (OCR) on it first."
        raise InputError("B104", path, remedy, detail="its pages hold no text")
    if unknown > _MAX_CID_SHARE * characters:
        remedy = "Print it to a new PDF, or run text recognition (OCR) on it."
        raise InputError("B106", path, remedy, detail="its fonts do not tell which letters they show")
    yield from paragraphs(lines)


def _lines(content: bytes, path: str) -> Iterator[Line]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams, LTChar, LTTextContainer, LTTextLineHorizontal
    except ImportError as error:
        detail = "pdfminer.six"
        raise ResourceError("B304", path, 'Install it: pip install "burthen[documents]".', detail=detail) from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it cannot read is said here
    ligatures = str.maketrans(table("pdf")["ligatures"])
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(content), laparams=LAParams(boxes_flow=None))):
            for box in page:
                if not isinstance(box, LTTextContainer):
                    continue
                for line in box:
                    text = " ".join(line.get_text().translate(ligatures).split())
                    if not isinstance(line, LTTextLineHorizontal) or not text:
                        continue
                    size = max((character.size for character in line if isinstance(character, LTChar)), default=0.0)
                    yield Line(text, number, line.x0, line.x1, line.y0, size)
    except Exception as error:  # pdfminer raises a dozen kinds, of its own and of Python
        detail = "it is encrypted" if "Password" in type(error).__name__ else type(error).__name__
        raise InputError("B103", path, "Print it to a new PDF and try that.", detail=detail) from error
