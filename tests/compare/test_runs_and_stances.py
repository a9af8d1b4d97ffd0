"""Opening runs, groups, copies, and which correction a cell gets."""

import gzip

import pytest

pytest.importorskip("duckdb", reason="needs the extra `compare`")

import pyarrow as pa

from burthen.compare import Comparison, Options, open_runs, stance_matrix
from burthen.compare.confusion import StanceErrors
from burthen.errors import InputError, RecordError, SettingsError
from burthen.tables.writing import write_table, write_tables
from tests.compare.planted import TARGETS, editorial, planted
from tests.factories import article, bare_record, error_record, provenance, stance

DUPLICATES = pa.schema([(name, pa.string()) for name in ("article_id", "group", "canonical", "verdict")])


def piece(number, value, models=None, outlet="The Norland Courier", **fields):
    record = bare_record(
        f"Piece {number} of {outlet}.",
        article=article(f"Piece {number} of {outlet}.", id=f"a{number}", outlet=outlet, **fields),
    )
    return record.model_copy(
        update={
            "stances": [stance(TARGETS[0], value)],
            "provenance": provenance(models={"m": "1"} if models is None else models),
        }
    )


def errors(models=None, wrong=0.1):
    import numpy as np

    counts = np.full((4, 5), 100 * wrong / 4)
    counts[range(4), range(4)] = 100 * (1 - wrong)
    return StanceErrors({"m": "1"} if models is None else models, {TARGETS[0]: counts}, 1.0)


def matrix(folder, records, **options):
    write_tables(records, folder / "tables")
    with open_runs([folder]) as run:
        return stance_matrix(run, **options)


@pytest.mark.parametrize("packed", ["jsonl", "jsonl.gz", "jsonl.zst", "shards", "tables"])
def test_runs_are_read_whatever_they_are_packed_in(tmp_path, packed):
    lines = "".join(f"{record.to_json()}\n" for record in [*planted(), error_record()])
    path = tmp_path / f"run.{packed}"
    if packed == "tables":
        write_tables(planted(), path)
    elif packed == "shards":
        path.mkdir()
        half = lines.splitlines(keepends=True)
        for number, part in enumerate((half[:6], half[6:])):
            (path / f"records-{number:05}.jsonl.gz").write_bytes(gzip.compress("".join(part).encode()))
        (path / "errors.jsonl").write_text(error_record().to_json(), "utf8")
    elif packed.endswith("zst"):
        with pa.CompressedOutputStream(str(path), "zstd") as stream:
            stream.write(lines.encode())
    else:
        path.write_bytes(gzip.compress(lines.encode()) if packed.endswith("gz") else lines.encode())
    with open_runs([path]) as run:
        assert run.rows("select count(*) as n from articles") == [{"n": len(planted())}]


def test_an_article_in_two_runs_is_refused(tmp_path):
    for name in ("one", "two"):
        write_tables(planted(), tmp_path / name)
    with pytest.raises(RecordError, match="B406"), open_runs([tmp_path / "one", tmp_path / "two"]):
        pass


@pytest.mark.parametrize(("name", "code"), [("none", "B101"), ("empty", "B104")])
def test_what_is_no_run_is_refused(tmp_path, name, code):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=code), open_runs([tmp_path / name]):
        pass


@pytest.mark.parametrize("by", [["mood"], []])
def test_groups_must_be_known(planted_comparison, by):
    with pytest.raises(SettingsError, match="B201"):
        Comparison(planted_comparison.run, Options(by=by, errors=None))


@pytest.mark.parametrize("by", [["country"], ["month"], ["year"], ["kind"], ["outlet", "month"]])
def test_any_grouping_counts_every_article_once(planted_comparison, by):
    frame = Comparison(planted_comparison.run, Options(by=by, errors=None)).frame("stances")
    assert frame[frame.target == TARGETS[0]].n_articles.sum() == 11


def test_genres_are_pooled_only_when_asked(planted_run):
    with open_runs([planted_run], pool_genres=True) as run:
        assert set(stance_matrix(run).genre) == {"all"}


def duplicates(path, records, groups, verdict):
    rows = [
        {"article_id": record.article.id, "group": group, "canonical": "not read", "verdict": verdict}
        for record, group in zip(records, groups, strict=True)
    ]
    write_table(path, DUPLICATES, rows)


@pytest.mark.parametrize("where", ["tables", "run", "option"])
def test_the_pass_for_duplicates_decides_where_it_was_run(tmp_path, where):
    records = [editorial("The Norland Courier", n) for n in range(3)]
    write_tables(records, tmp_path / "tables")
    paths = {"tables": tmp_path / "tables", "run": tmp_path, "option": tmp_path / "else"}
    paths[where].mkdir(exist_ok=True)
    duplicates(paths[where] / "duplicates.parquet", records, ["a", "b", "b"], "own")
    given = paths[where] / "duplicates.parquet" if where == "option" else None
    with open_runs([tmp_path], duplicates=given) as run:
        copies = run.rows("select article_id from pieces where is_copy")
    assert copies == [{"article_id": records[2].article.id}]


def test_wire_stories_are_no_papers_own_voice(tmp_path):
    records = [editorial("The Norland Courier", n) for n in range(3)]
    write_tables(records, tmp_path)
    duplicates(tmp_path / "duplicates.parquet", records[:1], ["a"], "wire")
    with open_runs([tmp_path]) as run:
        genres = run.rows("select genre, count(*) as n from pieces group by 1 order by 1")
    assert genres == [{"genre": "paper", "n": 2}, {"genre": "wire", "n": 1}]


def test_a_table_of_duplicates_that_is_not_there_is_said(planted_run):
    with pytest.raises(InputError, match="B101"), open_runs([planted_run], duplicates=planted_run / "none.parquet"):
        pass


def test_neutral_absent_and_abstain_are_apart_and_absent_in_a_cut_text_too(tmp_path):
    values = ["support", "neutral", "absent", "abstain", "mixed"]
    records = [piece(n, value) for n, value in enumerate(values)] + [piece(9, "absent", truncated=True)]
    [row] = matrix(tmp_path, records).to_dict("records")
    assert [row[f"n_{value}"] for value in values] == [1] * 5
    assert (row["n_absent_truncated"], row["n_sides"], row["share_support"]) == (1, 1, 1.0)


def test_people_make_no_measured_errors(tmp_path):
    [row] = matrix(tmp_path, [piece(n, "support", {}) for n in range(4)], errors=errors()).to_dict("records")
    assert row["correction"] == "coded"
    assert (row["corrected_share"], row["corrected_low"]) == (row["share_support"], row["share_low"])


def test_errors_of_other_models_are_not_used(tmp_path):
    [row] = matrix(tmp_path, [piece(n, "support") for n in range(4)], errors=errors({"m": "2"})).to_dict("records")
    assert row["correction"] == "not measured"
    assert row["corrected_share"] != row["corrected_share"]


def test_correction_moves_the_share_and_widens_its_interval(tmp_path):
    records = [piece(n, "support" if n < 12 else "oppose") for n in range(40)]
    [row] = matrix(tmp_path, records, errors=errors(wrong=0.2)).to_dict("records")
    assert row["correction"] == "measured"
    assert row["corrected_share"] < row["share_support"]
    assert row["corrected_high"] - row["corrected_low"] > row["share_high"] - row["share_low"]


def test_a_few_coded_articles_among_answers_are_taken_at_their_word(tmp_path):
    answers = [piece(n, "abstain") for n in range(30)]
    coded = [piece(100 + n, "oppose", {}) for n in range(30)]
    [row] = matrix(tmp_path, [*answers, *coded], errors=errors()).to_dict("records")
    assert row["correction"] == "measured"
    assert row["corrected_high"] < 0.5


def test_the_order_of_articles_does_not_matter(tmp_path):
    records = [piece(n, "support" if n % 3 else "oppose", outlet=f"Paper {n % 2}") for n in range(20)]
    there = matrix(tmp_path / "there", records, errors=errors())
    back = matrix(tmp_path / "back", records[::-1], errors=errors())
    assert there.equals(back)


def test_a_run_without_articles_has_empty_tables(tmp_path):
    write_tables([], tmp_path)
    with open_runs([tmp_path]) as run:
        empty = Comparison(run, Options(errors=errors(), embed=lambda texts: None))
        assert {name: empty.table(name).num_rows for name in empty.names} == dict.fromkeys(empty.names, 0)
        assert empty.frame("stances").n_sides.dtype == "Int64"
