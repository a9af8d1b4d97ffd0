"""What every document reader gives: a stream of paragraphs, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from burthen.errors import InputError
from burthen.ingest.lines import Lines
from burthen.ingest.loading import READ_ERRORS
from burthen.ingest.words import whole_characters

# Marks of a paragraph: the markup says that an article starts here, that this is its headline; or a line too long to be
# kept was left out.
START = "start"
HEADLINE = "headline"
TOO_LONG = "too long"
# A line of a plain text, which may go on in the next.
LINE = "line"

# Characters of a paragraph: what is longer comes in pieces, so that a file without line ends cannot fill memory.
LONGEST = 1 << 20

_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")


class Paragraph(NamedTuple):
    """One paragraph, or one line where a format knows no paragraphs.

    Attributes:
        text: Its text; cells of a table's row are separated by tabs.
        mark: `START`, `HEADLINE` or nothing.
    """

    text: str
    mark: str = ""


def one_line(text: str) -> str:
    """Returns the text with every run of blanks as one space, but with its tabs, which separate cells."""
    cells = [_BLANKS.sub(" ", cell).strip() for cell in text.split("\t")]
    return "\t".join(cells).strip("\t")


class Guarded(Iterator[Paragraph]):
    """Passes paragraphs on; where a file breaks off they end, and what was read before is not lost.

    Attributes:
        error: What broke the file off, None if nothing did.
    """

    def __init__(self, paragraphs: Iterator[Paragraph], path: str) -> None:
        self._paragraphs, self._path = paragraphs, path
        self.error: InputError | None = None

    def put_back(self, paragraphs: list[Paragraph]) -> None:
        """Puts paragraphs that were looked at before those to come."""
        self._paragraphs = chain(paragraphs, self._paragraphs)

    def __next__(self) -> Paragraph:
        try:
            return next(self._paragraphs)
        except InputError as error:
            self.error = error
        except READ_ERRORS as error:
            self.error = InputError("B103", self._path, "Check that it is whole.", detail=str(error))
        raise StopIteration


def text_paragraphs(lines: Lines) -> Iterator[Paragraph]:
    """Yields the lines of a text; one that is longer than the limit is left out and marked.

    Raises:
        InputError: B103 or B106 where the stream breaks off.
    """
    while True:
        try:
            yield Paragraph(whole_characters(next(lines).rstrip("\r\n")), LINE)
        except StopIteration:
            return
        except InputError as error:
            if error.code != "B107":
                raise
            yield Paragraph("", TOO_LONG)
