import gzip
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.errors import SettingsError
from burthen.ingest import IdRegistry, parse_field_map
from burthen.ingest.formats import detect_format
from tests.ingest.samples import BODY, SETTINGS, article, read, rows, write

ACCENTED = BODY + "\n“Café”, she said – it’s £5."
DECOMPOSED = unicodedata.normalize("NFD", ACCENTED)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = article(write(tmp_path, "a.txt", ACCENTED.encode(encoding)))
    assert found.text == ACCENTED
    assert bool(found.warnings) == (encoding in ("utf-16-le", "utf-16-be", "cp1252", "mac_roman"))


def test_nfc_for_documents_but_not_for_rows(tmp_path: Path) -> None:
    assert article(write(tmp_path, "a.txt", DECOMPOSED)).text == ACCENTED
    assert article(write(tmp_path, "a.jsonl", rows({"text": DECOMPOSED}))).text == DECOMPOSED
    assert article(write(tmp_path, "a.csv", f'text\n"{DECOMPOSED}"\n')).text == DECOMPOSED


def test_line_ends_and_blanks_stay(tmp_path: Path) -> None:
    text = "Who pays?\r\n\r\n  " + BODY.replace("\n", "\r") + "\u00a0 \u200f\t\r\n"
    assert article(write(tmp_path, "a.txt", text)).text == text


def test_headline_field_is_not_put_into_the_text(tmp_path: Path) -> None:
    found = article(write(tmp_path, "a.jsonl", rows({"headline": "Who pays?"})))
    assert (found.headline, found.text) == ("Who pays?", BODY)


def test_lone_surrogate(tmp_path: Path) -> None:
    found = article(write(tmp_path, "a.jsonl", '{"text": "\\ud800 ' + BODY.replace("\n", " ") + '"}'))
    assert found.text.startswith("\ufffd The")
    assert found.warnings


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_text_of_rows_is_verbatim(tmp_path_factory: pytest.TempPathFactory, extra: str) -> None:
    text = f"{extra}\r\n{BODY}\n{extra}"
    folder = tmp_path_factory.mktemp("rows")
    assert article(write(folder, "a.jsonl", rows({"text": text}))).text == text
    quoted = text.replace('"', '""')
    assert article(write(folder, "a.csv", f'id,text\r\n1,"{quoted}"\r\n')).text == text


SAMPLES = {
    "text": BODY,
    "markdown": f"# Who pays?\n\n{BODY}\n",
    "html": f"<!DOCTYPE html><html><body><article><h1>Who pays?</h1><p>{BODY}</p></article></body></html>",
    "json": json.dumps([{"text": BODY}], indent=1),
    "jsonl": rows({}),
    "csv": f'id,text\n1,"{BODY}"\n',
    "tsv": f'id\ttext\n1\t"{BODY}"\n',
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_formats_from_standard_input(kind: str) -> None:
    for packed in (SAMPLES[kind].encode(), gzip.compress(SAMPLES[kind].encode())):
        for told in (None, kind):
            found = article("-", format=told, stdin=io.BytesIO(packed))
            assert found.source.format == kind
            assert "who pays for it" in found.text


@pytest.mark.parametrize("kind", SAMPLES)
def test_formats_by_suffix(tmp_path: Path, kind: str) -> None:
    suffix = {"text": "txt", "markdown": "md", "html": "htm", "jsonl": "ndjson"}.get(kind, kind)
    plain = article(write(tmp_path, f"a.{suffix}", SAMPLES[kind]))
    packed = article(write(tmp_path, f"a.{suffix}.gz", gzip.compress(SAMPLES[kind].encode())))
    assert plain.source.format == packed.source.format == kind
    assert plain.text == packed.text


def test_sniffing_is_not_misled() -> None:
    assert detect_format("-", b"[Editorial] Share the bill\n\nText") == "text"
    assert detect_format("-", b'{"text": "a"\n{"text": "b"}') == "jsonl"
    assert detect_format("-", b'{\n "text": "a"}') == "json"
    assert detect_format("-", b"<3 the allies") == "text"
    assert detect_format("a.txt", b"<html>", "HTML") == "html"


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    dates = pa.array([1715126400000, None, None], pa.timestamp("ms"))
    parquet.write_table(pa.table({"body": [BODY, None, BODY], "doc_id": [1, 2, 3], "published": dates}), path)
    first, second, third = read(path, field_map={"text": "body"})
    assert (first.id, first.published[:10], third.published) == ("1", "2024-05-08", None)
    assert second.error.code == "B109"
    assert len(read("-", stdin=io.BytesIO(path.read_bytes()), field_map={"text": "body"})) == 3


def test_field_map(tmp_path: Path) -> None:
    assert parse_field_map("text=body, outlet=source.name") == {"text": "body", "outlet": "source.name"}
    row = {"body": BODY, "source": {"name": "The Example Times"}, "text": "no"}
    found = article(
        write(tmp_path, "a.json", json.dumps(row)), field_map=parse_field_map("text=body,outlet=source.name")
    )
    assert (found.text, found.outlet) == (BODY, "The Example Times")


@pytest.mark.parametrize("spec", ["text", "text=", "=body", "words=body", "text=a,text=b"])
def test_bad_field_map(spec: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_field_map(spec)
    assert caught.value.code == "B203"


def test_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", rows({"id": "a"}, {"id": "a"}, {"id": "a~2"}, {}, {"id": "a"}))
    found = read(path)
    assert [item.id for item in found if item.source.row != 3] == ["a", "a~2", "a~2~2", "a~3"]
    assert len(found[3].id) == 16
    assert [bool(item.warnings) for item in found] == [False, True, True, False, True]
    assert [item.id for item in read(path)] == [item.id for item in found]


def test_ids_are_unique_over_sources(tmp_path: Path) -> None:
    ids = IdRegistry()
    paths = [write(tmp_path, name, rows({"id": "a"})) for name in ("a.jsonl", "b.jsonl")]
    assert [read(path, ids=ids)[0].id for path in paths] == ["a", "a~2"]


def test_import_is_light() -> None:
    code = (
        "import sys, burthen.ingest; "
        "heavy = 'spacy torch trafilatura pyarrow lxml charset_normalizer babel'.split(); "
        "print([name for name in heavy if name in sys.modules])"
    )
    path = str(Path(__file__).parents[2] / "pipeline")
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_settings_are_the_bundled_ones_by_default() -> None:
    from burthen.settings import load_settings

    assert load_settings().ingest.languages == SETTINGS.languages
