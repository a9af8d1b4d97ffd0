"""Writes small documents in the formats that offices and databases use, so that tests need no binary files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

HEADER = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}"


def rtf(lines: Iterable[str]) -> str:
    """Returns an RTF file with one paragraph a line; characters beyond ASCII are written as `\\uN?`."""
    return HEADER + r"\pard " + "\\par\n".join(map(rtf_text, lines)) + r"\par}"


def rtf_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    units = memoryview(escaped.encode("utf-16-le")).cast("H")
    return "".join(chr(u) if u < 128 else f"\\u{u - 0x10000 if u > 0x7FFF else u}?" for u in units)


def html(lines: Iterable[str]) -> str:
    """Returns a page with one paragraph a line; a line with tabs is a row of a table."""
    rows = (escape(line).replace("\t", "</td><td>") for line in lines)
    shown = (f"<table><tr><td>{row}</td></tr></table>" if "</td>" in row else f"<p>{row}</p>" for row in rows)
    return "<html><body>" + "\n".join(shown) + "</body></html>"


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx_of(body: str) -> bytes:
    """Returns a package with this XML as its body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def docx(lines: Iterable[str]) -> bytes:
    """Returns a package with one paragraph a line."""
    return docx_of("".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines))


Shown = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Shown]]) -> bytes:
    """Returns a PDF; each page is a sequence of (x, y, size, line) in points, written in that order in Helvetica."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_pdf_text(line)}) Tj ET\n" for x, y, size, line in page)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}").encode("cp1252")


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
