"""`burthen diff`, `burthen explain` and `burthen targets`."""

import json

import pytest

from burthen.cli.output import ExitCode
from burthen.targets import load_targets
from tests.factories import full_record


@pytest.fixture
def runs(tmp_path):
    one, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    one.write_text(full_record().to_json() + "\n", "utf8")
    other.write_text(full_record().model_copy(update={"figures": []}).to_json() + "\n", "utf8")
    return one, other


def test_diff_as_text(burthen, runs):
    code, out, err = burthen("diff", *runs, "--to", "card")
    assert (code, err) == (0, "")
    assert "0 same, 1 changed, 0 added, 0 removed" in out
    assert "first changed in figures: 1\n  norland-1: figures -2 +0" in out


def test_diff_as_rows(burthen, runs):
    code, out, _ = burthen("diff", *runs)
    assert code == 0
    assert [json.loads(line)["first_stage"] for line in out.splitlines()] == ["figures"]
    assert burthen("diff", runs[0], runs[0])[1] == ""


@pytest.mark.parametrize(("id_", "n"), [("norland-1", None), ("c0", 3), ("t0", 1)])
def test_explain(burthen, runs, id_, n):
    code, out, _ = burthen("explain", runs[0], "--id", id_)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert rows
    assert n is None or (len(rows) == n and {row["item"] for row in rows} == {id_})


def test_explain_as_text(burthen, runs):
    code, out, _ = burthen("explain", runs[0], "--to", "card", "--id", "c0")
    assert code == 0
    assert "c0 endorsement: rejected · not recorded [" in out
    assert "‘That is false.’" in out


def test_explain_says_what_is_not_there(burthen, runs):
    code, out, err = burthen("explain", runs[0], "--id", "c99")
    assert (code, out) == (ExitCode.NOTHING_USABLE, "")
    assert "c99" in err


def test_targets_are_listed(burthen):
    code, out, err = burthen("targets")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 14


def test_a_sentence_is_enough_for_a_target_and_advice_is_given(burthen, tmp_path):
    path = tmp_path / "mine.toml"
    sentence = "The garrison should be paid for by the “guest”."
    assert burthen("targets", path, "--add", sentence)[0] == 0
    assert burthen("targets", path, "--add", "Walls are no shelter.", "--id", "walls")[0] == 0
    assert [(t.id, t.proposition) for t in load_targets([path])] == [
        ("the_garrison_should_be_paid_for", sentence),
        ("walls", "Walls are no shelter."),
    ]
    code, out, err = burthen("targets", path)
    assert code == 0
    assert all(json.loads(line)["zero_shot"] for line in out.splitlines())
    assert "walls: give the `contrary`" in err


ADDING = [["--add", "Walls are no shelter.", "--id", "Not An Id"], ["--add", "Too", "--id", "walls"]]


@pytest.mark.parametrize("arguments", [*ADDING, []])
def test_a_target_file_that_makes_no_sense_is_refused(burthen, tmp_path, arguments):
    path = tmp_path / "mine.toml"
    wrong = "" if arguments else "cue = 1\n"
    path.write_text('[[target]]\nid = "walls"\nproposition = "Walls are no shelter."\n' + wrong, "utf8")
    before = path.read_text("utf8")
    code, out, err = burthen("targets", path, *arguments)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "[B202]" in err
    assert path.read_text("utf8") == before
