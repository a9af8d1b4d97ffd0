"""PDF: columns, running heads, hyphens at line ends, headlines; and what cannot be read."""

import io
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import pytest

from burthen.errors import InputError
from tests.ingest.documents import Shown, pdf
from tests.ingest.samples import article, read, write
from tests.ingest.samples_exports import BASES, CAFE, QUAY, nexis_uni

pytest.importorskip("pdfminer", reason="the extra [documents] is not installed")

PARAGRAPHS = [line.replace("Ż", "Z") for line in (*QUAY, *BASES, *CAFE)]
HEADLINE = "Who Pays for the Quay"
HEAD: list[Shown] = [(60, 730, 24, HEADLINE), (60, 705, 10, "By Ida Lindqvist")]


def set_in_columns(paragraphs: list[str], lefts: tuple[int, ...], width: int, *, by_row: bool) -> list[Shown]:
    """Sets text in columns of 14 lines; the file holds it line by line over all columns, or column by column."""
    lines = [(0 if row else 8, line) for text in paragraphs for row, line in enumerate(wrap(text, width))]
    height = -(-len(lines) // len(lefts))
    columns = [
        [
            (left + indent, 670 - 12 * row, 10, line)
            for row, (indent, line) in enumerate(lines[at * height : (at + 1) * height])
        ]
        for at, left in enumerate(lefts)
    ]
    in_order: Iterator[Shown | None] = iter([shown for column in columns for shown in column])
    if by_row:
        in_order = (shown for row in zip_longest(*columns) for shown in row)
    return [shown for shown in in_order if shown]


@pytest.mark.parametrize("by_row", [False, True])
@pytest.mark.parametrize(("lefts", "width"), [((60,), 90), ((60, 320), 44), ((50, 230, 410), 28)])
def test_columns(tmp_path: Path, lefts: tuple[int, ...], width: int, by_row: bool) -> None:
    page = [*HEAD, *set_in_columns(PARAGRAPHS, lefts, width, by_row=by_row)]
    found = article(write(tmp_path, "a.pdf", pdf([page])))
    assert found.text.splitlines() == [HEADLINE, "By Ida Lindqvist", *PARAGRAPHS]
    assert (found.headline, found.byline, found.source.format) == (HEADLINE, "Ida Lindqvist", "pdf")


def test_running_heads_and_page_numbers(tmp_path: Path) -> None:
    pages = [
        [
            (60, 770, 8, f"The Tern Island Courier, {number}"),
            (60, 755, 8, "8 May 2025"),
            *(HEAD if number == 12 else []),
            *set_in_columns(PARAGRAPHS[at : at + 2], (60,), 90, by_row=False),
            (300, 30, 8, f"- {number} -"),
        ]
        for number, at in ((12, 0), (13, 2), (14, 4))
    ]
    found = article(write(tmp_path, "a.pdf", pdf(pages)))
    assert [line for line in found.text.splitlines() if line in PARAGRAPHS] == PARAGRAPHS[:6]
    assert "Courier" not in found.text
    assert "12" not in found.text


def test_a_paragraph_goes_on_over_columns_and_pages(tmp_path: Path) -> None:
    long = " ".join(PARAGRAPHS)
    lines = wrap(long, 44)
    third = len(lines) // 3
    columns = [lines[:third], lines[third : 2 * third], lines[2 * third :]]
    pages = [
        [(60 + 260 * at, 670 - 12 * row, 10, line) for at in (0, 1) for row, line in enumerate(columns[at])],
        [(60, 670 - 12 * row, 10, line) for row, line in enumerate(columns[2])],
    ]
    assert article(write(tmp_path, "a.pdf", pdf(pages))).text == long


HYPHENS = [
    "The bill is a misunder-",
    "standing, says the ministry of the interior, and nobody but the mayor be-",
    "lieves it. In the end it was the self-",
    "governing town that paid, under the cost-",
    "sharing that was agreed with the USA-",
    "based company, and the north-",
    "eastern harbour as well as the north-eastern town and all of its well-kept roads.",
]


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    page = [(60, 700 - 12 * row, 10, line) for row, line in enumerate(HYPHENS)]
    text = article(write(tmp_path, "a.pdf", pdf([page]))).text
    assert "misunderstanding, says" in text
    assert "mayor believes it" in text
    for word in ("self-governing", "cost-sharing", "north-eastern harbour", "well-kept"):
        assert word in text


def test_an_export(tmp_path: Path) -> None:
    lines = [line.replace("\t", " ").replace("Ż", "Z") for line in nexis_uni()]
    places, row = [], 0
    for text in lines:
        for line in wrap(text, 90) or [""]:
            places.append((60, 740 - 12 * row, 10, line))
            row += 1
        row += 1
    pages = [
        [(x, y + 600 * at, size, line) for x, y, size, line in places if 0 < y + 600 * at - 60 <= 600]
        for at in range(5)
    ]
    first, second = read(write(tmp_path, "a.pdf", pdf(pages)))
    assert (first.headline, first.published) == ("Say what the quay costs", "2025-05-08")
    assert second.headline == "A levy without an end"
    assert " ".join(QUAY) in " ".join(first.text.split())


def encrypted() -> bytes:
    pypdf = pytest.importorskip("pypdf", reason="it encrypts the sample")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([HEAD])))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf([[]]), "B104"),
        (b"%PDF-1.7 and no more", "B103"),
        (pdf([[(60, 700, 10, "a word " * 500)] * 8]), "B107"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "a.pdf", content))
    assert caught.value.code == code


def test_a_password(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "a.pdf", encrypted()))
    assert caught.value.code == "B103"
    assert "encrypted" in str(caught.value)
