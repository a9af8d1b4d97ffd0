"""DOCX: what Word shows is read, and nothing else."""

import io
import zipfile
from pathlib import Path

import pytest

from burthen.errors import InputError, ResourceError
from tests.ingest import documents
from tests.ingest.samples import BODY, article, read, write

pytest.importorskip("docx", reason="the extra [documents] is not installed")

RUN = "<w:r><w:t>{}</w:t></w:r>"


def text_of(folder: Path, body: str) -> list[str]:
    prose = "".join(f"<w:p>{RUN.format(line)}</w:p>" for line in BODY.splitlines())
    return article(write(folder, "a.docx", documents.docx_of(body + prose))).text.splitlines()[:-2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p>" + RUN.format("Who ") + RUN.format("pays?") + "</w:p>", ["Who pays?"]),
        (f"<w:p><w:ins>{RUN.format('in')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>", ["in"]),
        (f"<w:p><w:del>{RUN.format('gone')}</w:del>{RUN.format('x')}</w:p>", ["x"]),
        (f"<w:sdt><w:sdtContent><w:p>{RUN.format('held')}</w:p></w:sdtContent></w:sdt>", ["held"]),
        (f"<w:p><w:sdt><w:sdtContent>{RUN.format('in line')}</w:sdtContent></w:sdt></w:p>", ["in line"]),
        (f"<w:p><w:hyperlink>{RUN.format('linked')}</w:hyperlink></w:p>", ["linked"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a b", "c"]),
        (
            "<w:p><w:r><w:t>cost</w:t><w:noBreakHyphen/><w:t>sha</w:t><w:softHyphen/><w:t>ring</w:t></w:r></w:p>",
            ["cost‑sharing"],
        ),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{RUN.format('shown')}</w:p>", ["shown"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" + RUN.format("page") + "</w:p>", ["page"]),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('one')}</w:p></w:tc><w:tc><w:p>{RUN.format('two')}</w:p></w:tc></w:tr></w:tbl>",
            ["one", "two"],
        ),
    ],
)
def test_what_word_shows(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert text_of(tmp_path, body) == expected


def test_made_by_the_library(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Who Pays for the Quay", level=1)
    document.add_paragraph("By Ida Lindqvist")
    document.add_paragraph("8 May 2025")
    for line in BODY.splitlines():
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "The Tern Island Courier"
    document.save(str(tmp_path / "a.docx"))
    found = article(tmp_path / "a.docx")
    assert (found.headline, found.byline, found.published) == ("Who Pays for the Quay", "Ida Lindqvist", "2025-05-08")
    assert "Courier" not in found.text
    assert found.text.count("Who Pays") == 1


def damaged(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-30] if name.endswith("document.xml") else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (documents.docx(BODY.splitlines())[:400], "B103"),
        (damaged(documents.docx(BODY.splitlines())), "B103"),
        (documents.docx([]), "B104"),
        (documents.docx(["a word " * 10_000]), "B107"),
        (documents.docx(["a" * 3_000_000]), "B107"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "a.docx", content))
    assert caught.value.code == code
    assert caught.value.remedy


def test_the_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(ResourceError) as caught:
        read(write(tmp_path, "a.docx", documents.docx(BODY.splitlines())))
    assert caught.value.code == "B304"
    assert "burthen[documents]" in caught.value.remedy
