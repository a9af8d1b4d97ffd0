"""Files in, records out: order, failures, streams and exit codes."""

import gzip
import io
import json
import sys

import jsonschema
import pytest

from burthen.records import json_schema
from tests.ingest.documents import docx, rtf
from tests.ingest.samples_exports import nexis_uni

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
TEXT = "The government should raise its share of the cost, because the agreement that it signed in March says so."
GERMAN = (
    "Die Regierung muss dem Parlament endlich sagen, wer die Kosten der Stationierung trägt und wie hoch sie sind. "
    "Wer das nicht weiß, der kann auch nicht mit den Verbündeten über eine gerechte Teilung der Lasten reden.\n"
)


def lines(out):
    dumps = [json.loads(line) for line in out.splitlines()]
    for dump in dumps:
        VALIDATOR.validate(dump)
    return dumps


def bad_files(folder):
    """Returns each sort of bad file with the code that it must give."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "folder").mkdir()
    (folder / "shell.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", "utf8")
    (folder / "letter.txt").write_text(GERMAN * 9, "utf8")
    (folder / "big.txt").write_text((TEXT + "\n") * 100_000, "utf8")
    return {
        "nowhere.txt": "B101",
        "folder": "B102",
        "empty.txt": "B104",
        "binary.txt": "B105",
        "big.txt": "B107",
        "shell.html": "B108",
        "letter.txt": "B111",
    }


def test_a_pipe_gets_a_record_a_line(burthen, stand_in, editorial):
    code, out, err = burthen("analyze", editorial)
    assert (code, err) == (0, "")
    (record,) = lines(out)
    assert record["schema"] == "burthen/record/1"
    assert record["article"]["text"] == editorial.read_text("utf8")


def test_each_bad_file_is_one_error_record_one_line_and_code_1(burthen, stand_in, tmp_path):
    for name, expected in bad_files(tmp_path).items():
        code, out, err = burthen("analyze", tmp_path / name)
        (record,) = lines(out)
        assert (code, record["error"]["code"]) == (1, expected), name
        assert err.count("\n") == 1
        assert err.startswith(f"burthen: [{expected}] {tmp_path / name}: ")
        assert err.rstrip().endswith(".")


def test_many_files_keep_their_order_and_a_bad_one_its_place(burthen, stand_in, editorial, tmp_path):
    code, out, err = burthen("analyze", editorial, tmp_path / "nowhere.txt", editorial)
    assert [dump["schema"] for dump in lines(out)] == ["burthen/record/1", "burthen/error/1", "burthen/record/1"]
    assert code == 3
    assert err.count("\n") == 1


def test_a_crash_inside_one_article_does_not_cost_the_others(burthen, stand_in, tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT + " CRASH"}, {"id": "c", "text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    code, out, err = burthen("analyze", path)
    assert [dump["article"]["id"] for dump in lines(out)] == ["a", "b", "c"]
    assert code == 3
    assert err.startswith(f"burthen: [B199] {path}:2: ")


def test_a_missing_field_is_named_with_its_line(burthen, stand_in, tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [{"text": TEXT}] * 16 + [{"title": "no text"}] + [{"text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    code, out, err = burthen("analyze", path)
    assert code == 3
    assert len(lines(out)) == 18
    assert f"[B109] {path}:17: " in err


def test_standard_input_is_read_as_asked(burthen, stand_in, monkeypatch):
    row = {"id": "x1", "body": TEXT, "paper": "The Norland Courier"}
    stdin = io.TextIOWrapper(io.BytesIO((json.dumps(row) + "\n").encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = burthen("analyze", "-", "--from", "jsonl", "--map", "text=body,outlet=paper")
    (record,) = lines(out)
    assert code == 0
    assert (record["article"]["id"], record["article"]["outlet"]) == ("x1", "The Norland Courier")


def test_compressed_files_are_read(burthen, stand_in, editorial, tmp_path):
    path = tmp_path / "good.txt.gz"
    path.write_bytes(gzip.compress(editorial.read_bytes()))
    code, out, _ = burthen("analyze", path)
    assert code == 0
    assert lines(out)[0]["article"]["text"] == editorial.read_text("utf8")


def test_json_is_an_array_also_for_one_and_for_none_usable(burthen, stand_in, editorial, tmp_path):
    assert [dump["schema"] for dump in json.loads(burthen("analyze", editorial, "--to", "json")[1])] == [
        "burthen/record/1"
    ]
    both = json.loads(burthen("analyze", editorial, tmp_path / "nowhere.txt", "--to", "json")[1])
    assert [dump["schema"] for dump in both] == ["burthen/record/1", "burthen/error/1"]


def test_a_source_without_rows_says_so(burthen, stand_in, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n", "utf8")
    code, out, err = burthen("analyze", path, "--to", "json")
    assert code == 1
    assert all(dump["schema"] == "burthen/error/1" for dump in json.loads(out))
    assert err.count("\n") == 1


def test_output_goes_to_a_file_in_the_format_of_its_name(burthen, stand_in, editorial, tmp_path):
    assert burthen("analyze", editorial, "-o", tmp_path / "out.jsonl") == (0, "", "")
    (record,) = lines((tmp_path / "out.jsonl").read_text("utf8"))
    assert burthen("analyze", editorial, "-o", tmp_path / "out.json") == (0, "", "")
    assert json.loads((tmp_path / "out.json").read_text("utf8")) == [record]


def test_an_input_is_never_written_over(burthen, stand_in, editorial):
    before = editorial.read_bytes()
    code, _, err = burthen("analyze", editorial, "-o", editorial)
    assert code == 2
    assert "one of the inputs" in err
    assert editorial.read_bytes() == before


def test_options_reach_the_analyzer(burthen, stand_in, editorial, tmp_path):
    settings = tmp_path / "mine.toml"
    settings.write_text("[stance]\nevidence = 2\n", "utf8")
    targets = [tmp_path / "a.toml", tmp_path / "b.toml"]
    burthen(
        "analyze", editorial, "--settings", settings, "--device", "cuda:1", "--only", "figures, claims",
        "--targets", targets[0], "--targets", targets[1],
    )  # fmt: skip
    assert stand_in.last.settings.stance.evidence == 2
    assert stand_in.last.settings.encoder.device == "cuda:1"
    assert stand_in.last.layers == ["figures", "claims"]
    assert stand_in.last.targets == targets


def test_a_card_can_be_asked_for_in_a_pipe_and_has_no_escape_codes(burthen, stand_in, editorial):
    code, out, err = burthen("analyze", editorial, "--to", "card")
    assert (code, err) == (0, "")
    assert "Pay What Was Promised" in out
    assert "not run" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("flag", ["--color", "--no-color"])
def test_colour_can_be_forced_and_refused(burthen, stand_in, editorial, flag):
    _, out, _ = burthen("analyze", editorial, "--to", "card", flag)
    assert ("\x1b[" in out) == (flag == "--color")


def test_an_interruption_is_one_line_and_code_130(burthen, stand_in, editorial, monkeypatch):
    def interrupted(self, articles):
        raise KeyboardInterrupt

    monkeypatch.setattr(stand_in, "analyze", interrupted)
    code, out, err = burthen("analyze", editorial)
    assert (code, out, err) == (130, "", "burthen: interrupted\n")


def test_a_page_that_breaks_a_parser_does_not_cost_the_files_after_it(burthen, stand_in, editorial, monkeypatch):
    from burthen import ingest

    real, calls = ingest.read_source, []

    def broken_once(path, **options):
        calls.append(path)
        if len(calls) == 1:
            raise RecursionError("too deep")
        return real(path, **options)

    monkeypatch.setattr(ingest, "read_source", broken_once)
    code, out, err = burthen("analyze", editorial, editorial)
    assert [dump["schema"] for dump in lines(out)] == ["burthen/error/1", "burthen/record/1"]
    assert code == 3
    assert err.startswith(f"burthen: [B199] {editorial}: ")


def test_the_same_id_twice_is_told_apart_across_files(burthen, stand_in, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", "utf8")
    _, out, _ = burthen("analyze", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert [dump["article"]["id"] for dump in lines(out)] == ["x", "x~2"]


def test_an_export_of_many_articles_and_what_it_lacks(burthen, stand_in, tmp_path):
    path = tmp_path / "export.rtf"
    path.write_text(rtf(nexis_uni(stated=3)), "ascii")
    code, out, err = burthen("analyze", path)
    assert code == 0
    assert [line["article"]["headline"] for line in lines(out)] == ["Say what the quay costs", "A levy without an end"]
    assert err.startswith(f"burthen: {path}: The export states 3 articles, and 2 were found.")
    assert err.count("\n") == 1


def test_a_package_that_is_missing_costs_only_the_files_that_need_it(
    burthen, stand_in, editorial, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "docx", None)
    path = tmp_path / "a.docx"
    path.write_bytes(docx(TEXT.splitlines()))
    code, out, err = burthen("analyze", path, editorial)
    assert code == 3
    assert [line["schema"] for line in lines(out)] == ["burthen/error/1", "burthen/record/1"]
    assert "[B304]" in err
