import contextlib
import gzip
import json
import random
import time
from pathlib import Path

import pytest

from burthen.errors import InputError
from tests.ingest.samples import BODY, read, rows, write

FRENCH = (
    "Le gouvernement doit dire clairement ce que coûte l'alliance et qui paie pour elle, car les électeurs le veulent. "
    * 3
)
GERMAN = (
    "Die Regierung muss sagen, was das Bündnis kostet und wer dafür bezahlt, denn die Wähler haben ein Recht darauf. "
    * 3
)
JAPANESE = "政府は同盟の費用について国民に説明する必要がある。" * 20

WHOLE = {
    "empty.txt": (b"", "B104"),
    "blank.txt": (b" \r\n\t \n", "B104"),
    "blank.jsonl": (b"\n \n", "B104"),
    "large.txt": (b"a word " * 20_000, "B107"),
    "long.txt": (b"a word " * 4_000, "B107"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "B105"),
    "random.txt": (random.Random(7).randbytes(5_000), "B105"),
    "nul.txt": (BODY.encode() + b"\0", "B105"),
    "paper.pdf": (b"%PDF-1.7 ...", "B103"),
    "sjis.txt": (JAPANESE.encode("shift_jis"), "B111"),
    "japanese.txt": (JAPANESE.encode(), "B111"),
    "french.txt": (FRENCH.encode(), "B111"),
    "german.txt": (GERMAN.encode("cp1252"), "B111"),
    "menu.html": (b"<html><body><nav><a href=/>Home</a></nav><p>Welcome.</p></body></html>", "B108"),
    "links.html": (b"<ul>" + b"<li><a href=/x>Ministers say the budget will grow</a></li>" * 60 + b"</ul>", "B108"),
    "deep.html": (b"<div>" * 5_000 + BODY.encode(), "B108"),
    "deep.json": (b"[" * 10_000, "B110"),
    "broken.json": (b'{"text": ', "B110"),
    "no_text.json": (b'{"body": "x"}', "B109"),
    "number.json": (b"3", "B115"),
    "feed.xml": (b"<?xml version='1.0'?><rss/>", "B112"),
    "no_text.csv": (b"id,body\n1,x\n", "B109"),
    "header.csv": (b"id,text\n", "B104"),
    "broken.parquet": (b"PAR1aaaaPAR1", "B113"),
    "short.txt.gz": (gzip.compress(random.Random(7).randbytes(900).hex().encode())[:-30], "B103"),
    "bomb.txt.gz": (gzip.compress(b"a" * 5_000_000), "B107"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_unusable_source_is_refused_at_once(tmp_path: Path, name: str) -> None:
    content, code = WHOLE[name]
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, name, content))
    assert caught.value.code == code
    assert caught.value.place.startswith(str(tmp_path))
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "B101"), (tmp_path, "B102"), ("a\0b", "B101")):
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.code == code


def test_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "a.txt", BODY), format="odt")
    assert caught.value.code == "B112"


def test_language_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="French"):
        read(write(tmp_path, "a.txt", FRENCH))


BAD_LINES = {
    "{": "B110",
    "[" * 10_000: "B110",
    '{"text": ' + "1" * 5_000 + "}": "B110",
    '"words"': "B115",
    "null": "B115",
    '{"body": "x"}': "B109",
    '{"text": null}': "B109",
    '{"text": 5}': "B115",
    '{"text": true}': "B115",
    '{"text": " "}': "B104",
    json.dumps({"text": "a\0b " * 30}): "B105",
    json.dumps({"text": BODY, "published": 2025}): "B115",
    json.dumps({"text": BODY, "outlet": ["x"]}): "B115",
    json.dumps({"text": BODY, "language": "fr"}): "B111",
    json.dumps({"text": FRENCH}): "B111",
    json.dumps({"text": "word " * 5_000}): "B107",
    json.dumps({"text": "word " * 50_000}): "B107",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: line[:30])
def test_bad_line_costs_only_itself(tmp_path: Path, line: str) -> None:
    first, bad, last = read(write(tmp_path, "a.jsonl", rows({"id": "1"}) + line + "\n" + rows({"id": "3"})))
    assert (first.id, last.id) == ("1", "3")
    assert bad.error.code == BAD_LINES[line]
    assert bad.error.place == f"{tmp_path}/a.jsonl:2"
    assert bad.source.row == 1


def test_missing_field_on_line_17(tmp_path: Path) -> None:
    lines = rows(*({"id": str(number)} for number in range(1, 21))).splitlines()
    lines[16] = json.dumps({"id": "17", "outlet": "The Example Times", "headline": "A bill"})
    found = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [item.id for item in found] == [str(number) for number in range(1, 21)]
    failure = found[16]
    assert failure.error.code == "B109"
    assert failure.error.place.endswith("a.jsonl:17")
    assert (failure.outlet, failure.headline) == ("The Example Times", "A bill")


def test_undecodable_line_costs_only_itself(tmp_path: Path) -> None:
    # The first 64 KiB are UTF-8, so that is the encoding; the bad byte comes after them.
    head = rows(*({"id": str(number)} for number in range(400)))
    found = read(write(tmp_path, "a.jsonl", head.encode() + b'{"text": "caf\xe9"}\n' + rows({"id": "z"}).encode()))
    assert found[400].error.code == "B106"
    assert found[401].id == "z"


def test_truncated_archive_keeps_the_rows_before(tmp_path: Path) -> None:
    noise = random.Random(3)
    packed = gzip.compress(rows(*({"id": str(n), "section": noise.randbytes(40).hex()} for n in range(2_000))).encode())
    *good, bad = read(write(tmp_path, "a.jsonl.gz", packed[:-9_000]))
    assert len(good) > 1_000
    assert bad.error.code == "B103"


def test_bad_rows_of_a_table_cost_only_themselves(tmp_path: Path) -> None:
    quoted = f'"{BODY}"'
    content = f'id,text\n1,{quoted}\n2,"x"y\n3,{quoted},more\n4,"a\0"\n5,\n6,{quoted}\n'
    found = read(write(tmp_path, "a.csv", content))
    codes = [item.error.code if hasattr(item, "error") else item.id for item in found]
    assert codes == ["1", "B113", "B113", "B105", "B109", "6"]


def test_open_quotation_mark_does_not_swallow_rows_in_silence(tmp_path: Path) -> None:
    found = read(write(tmp_path, "a.csv", f'id,text\n1,"{BODY}"\n2,"open\n3,"{BODY}"\n'))
    assert found[0].id == "1"
    assert any(getattr(item, "error", None) and item.error.code == "B113" for item in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<div " * 15_000),
        ("b.html", "<!-- -->" * 8_000 + "x"),
        ("c.md", "[a](" * 20_000),
        ("d.md", "<!--" * 20_000),
        ("e.txt", ("-" * 110 + " 2025\n") * 100 + BODY),
        ("f.txt", "by " + "de " * 35 + "!\n" + BODY),
        ("g", "<!-- -->" * 8_000 + "x"),
    ],
)
def test_hostile_input_ends_soon(tmp_path: Path, name: str, content: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(InputError):
        read(write(tmp_path, name, content))
    # Quadratic or exponential behaviour would take minutes here.
    assert time.perf_counter() - started < 10
