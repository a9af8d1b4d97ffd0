"""Documents of one article or of many: RTF, DOCX, PDF, and exports of databases in any of these, in text or in HTML."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest.draft import Draft
from burthen.ingest.exports import DIALECTS, dialect_of, read_export
from burthen.ingest.failure import Failure
from burthen.ingest.finish import finish
from burthen.ingest.formats import container_of
from burthen.ingest.lines import Lines
from burthen.ingest.loading import Source, read_all
from burthen.ingest.page import with_headline
from burthen.ingest.paragraphs import HEADLINE, Guarded, Paragraph, text_paragraphs
from burthen.ingest.words import table
from burthen.settings import IngestSettings

# Paragraphs read before it is decided whether a document is an export.
_FIRST_PARAGRAPHS = 4_000


def dialect_of_head(source: Source, path: str, container: str) -> str | None:
    """Returns the database whose export a text or a page is, told by its first bytes; None where it is none."""
    # A look at the bytes costs nothing; most files are no exports, and need not be taken apart to see it.
    if not re.search(table("exports")["hint"].encode(), source.head.replace(b"\0", b""), re.I):
        return None
    try:
        if container == "text":
            lines = Lines(Source(io.BytesIO(source.head)), path, len(source.head), newline="")
            return dialect_of(paragraph.text for paragraph in text_paragraphs(lines))
        for name, words in table("exports")["markup"]:
            if words.encode() in source.head:
                return str(name)
        from burthen.ingest.markup import read_markup

        return dialect_of(paragraph.text for paragraph in read_markup(io.BytesIO(source.head), path))
    except InputError:  # no text at all; whoever reads it will say so
        return None


def read_bundle(source: Source, path: str, kind: str, settings: IngestSettings) -> Iterator[Article | Failure]:
    """Yields the article of a document, or the articles of an export.

    Args:
        source: Stream of bytes.
        path: Path for messages.
        kind: `rtf`, `docx` or `pdf`, which may turn out to be an export, or a database's name.
        settings: Limits.

    Raises:
        InputError: For a document of one article, whatever is wrong with it; for an export, what all of it lacks.
    """
    container = container_of(path, source.head) if kind in DIALECTS else kind
    warning = None
    if container == "text":
        lines = Lines(source, path, settings.max_characters, newline=None)
        warning, paragraphs = lines.warning, text_paragraphs(lines)
    else:
        paragraphs = _paragraphs(source, path, container, settings)
    guarded = Guarded(paragraphs, path)
    name = kind
    if kind not in DIALECTS:
        first = list(islice(guarded, _FIRST_PARAGRAPHS))
        name = dialect_of(paragraph.text for paragraph in first) or ""
        guarded.put_back(first)
    if name:
        return read_export(guarded, path, name, settings, warning)
    return iter([_single(guarded, path, kind, settings)])


def _paragraphs(source: Source, path: str, container: str, settings: IngestSettings) -> Iterator[Paragraph]:
    stream = io.BufferedReader(source)
    if container == "html":
        from burthen.ingest.markup import read_markup

        return read_markup(stream, path)
    if container == "rtf":
        from burthen.ingest.rtf import read_rtf

        return read_rtf(stream)
    content = read_all(source, path, settings.max_bytes)
    if container == "docx":
        from burthen.ingest.docx import read_docx

        return read_docx(content, path, settings)
    from burthen.ingest.pdf import read_pdf

    return read_pdf(content, path, settings.max_characters)


def _single(paragraphs: Guarded, path: str, kind: str, settings: IngestSettings) -> Article:
    draft = Draft(SourceRef(path, kind))
    lines: list[Paragraph] = []
    characters = 0
    for paragraph in paragraphs:
        lines.append(paragraph)
        characters += len(paragraph.text) + 1
        if characters > settings.max_characters:
            detail = f"more than {settings.max_characters:,} characters"
            raise InputError("B107", path, "Split it, or raise ingest.max_characters.", detail=detail)
    if paragraphs.error is not None:
        raise paragraphs.error
    draft.offer("headline", " ".join(line.text for line in lines if line.mark == HEADLINE), "text")
    text = unicodedata.normalize("NFC", "\n".join(line.text for line in lines).strip("\n"))
    return finish(draft, with_headline(text, draft.get("headline")), path, settings)
