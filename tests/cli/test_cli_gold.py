"""The verbs around gold: evaluate, sample, import."""

import json

import pytest

from burthen.cli.output import ExitCode
from tests.factories import article, full_record


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(full_record().to_json() + "\n", "utf8")
    return path


def several(folder, n=6):
    record = full_record()
    rows = [
        record.model_copy(update={"article": article(record.article.text, id=f"a{i}", outlet=f"Outlet {i % 2}")})
        for i in range(n)
    ]
    path = folder / "records.jsonl"
    path.write_text("".join(row.to_json() + "\n" for row in rows), "utf8")
    return path


def test_gold_against_itself_as_a_table(burthen, gold):
    code, out, err = burthen("evaluate", gold, gold)
    assert (code, err) == (0, "")
    assert "1 gold pieces, 1 with a record" in out
    assert "claims.span_f1" in out


def test_json_holds_the_worst_misses(burthen, gold, tmp_path):
    other = tmp_path / "other.jsonl"
    record = full_record()
    other.write_text(record.model_copy(update={"figures": []}).to_json(), "utf8")
    code, out, _ = burthen("evaluate", gold, other, "--json", "--errors", 1, "--boot", 0)
    report = json.loads(out)
    assert code == 0
    assert report["metrics"]["figures.mention_f1"]["r"] == 0
    assert [miss["what"] for miss in report["misses"]] == ["figure.missed"]


def test_a_record_of_another_text_is_refused(burthen, gold, tmp_path):
    other = tmp_path / "other.jsonl"
    record = full_record()
    moved = record.model_copy(update={"article": article("Else.", id="norland-1"), "sentences": None, "claims": None})
    other.write_text(moved.model_copy(update={"figures": None, "stances": None}).to_json(), "utf8")
    code, _, err = burthen("evaluate", gold, other)
    assert code == ExitCode.NOTHING_USABLE
    assert "[B403]" in err


def test_floors_are_written_checked_and_not_lowered(burthen, gold, tmp_path):
    floors, worse = tmp_path / "floors.toml", tmp_path / "worse.jsonl"
    worse.write_text(full_record().model_copy(update={"claims": []}).to_json(), "utf8")
    assert burthen("evaluate", gold, gold, "--update-floors", floors)[0] == 0
    assert burthen("evaluate", gold, gold, "--floors", floors)[0] == 0
    code, _, err = burthen("evaluate", gold, worse, "--floors", floors)
    assert (code, "[B404]" in err) == (ExitCode.CHECK_FAILED, True)
    code, _, err = burthen("evaluate", gold, worse, "--update-floors", floors)
    assert (code, "--lower" in err) == (ExitCode.USAGE, True)
    assert burthen("evaluate", gold, worse, "--update-floors", floors, "--lower")[0] == 0


def test_a_sealed_part_is_scored_only_on_purpose_and_logged(burthen, gold, tmp_path):
    folder = tmp_path / "corpus" / "gold" / "test"
    folder.mkdir(parents=True)
    (folder / "SEALED").touch()
    (folder / "a.json").write_text(gold.read_text("utf8"), "utf8")
    code, _, err = burthen("evaluate", folder, gold)
    assert (code, "--final" in err) == (ExitCode.USAGE, True)
    assert burthen("evaluate", folder, gold, "--final", "first look")[0] == 0
    assert burthen("evaluate", folder, gold, "--final", "second look")[0] == 0
    log = (tmp_path / "corpus" / "TEST_LOG.md").read_text("utf8")
    assert log.count("| date |") == 1
    assert "first look" in log.splitlines()[-2]
    assert "second look" in log.splitlines()[-1]


def test_what_is_not_sealed_is_not_logged(burthen, gold):
    assert burthen("evaluate", gold, gold, "--final", "why")[0] == ExitCode.USAGE


@pytest.mark.parametrize("tool", ["label-studio", "doccano", "prodigy", "records"])
def test_a_sample_goes_out_and_comes_back(burthen, tmp_path, tool):
    tasks, gold = tmp_path / "tasks.json", tmp_path / "gold.jsonl"
    code, out, err = burthen("sample", several(tmp_path), "-n", 4, "--to", tool, "-o", tasks)
    assert (code, out) == (0, "")
    assert "4 articles" in err
    assert burthen("import", tasks, "--from", tool, "-o", gold)[:2] == (0, "")
    drawn = [json.loads(line) for line in gold.read_text("utf8").splitlines()]
    assert len(drawn) == 4
    assert {row["article"]["outlet"] for row in drawn} == {"Outlet 0", "Outlet 1"}


def test_a_blank_sheet_is_numbered_and_not_gold_yet(burthen, tmp_path, base_model_or_skip):
    assert burthen("sample", several(tmp_path, 1), "--to", "sheet", "-o", tmp_path / "sheets")[0] == 0
    page = (tmp_path / "sheets" / "a0.txt").read_text("utf8")
    assert page.startswith("S1  Fair Shares Need Fair Sums\n\nS2  09:15 NLT")
    code, out, err = burthen("import", tmp_path / "sheets" / "a0.json", "--from", "sheet")
    assert (code, out) == (ExitCode.NOTHING_USABLE, "")
    assert "[B402]" in err


def test_one_bad_file_does_not_cost_the_others(burthen, tmp_path, gold):
    code, out, err = burthen("import", tmp_path / "none.json", gold, "--from", "records")
    assert code == ExitCode.SOME_FAILED
    assert len(out.splitlines()) == 1
    assert "[B101]" in err
