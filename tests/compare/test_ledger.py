"""Quantities across outlets."""

import pytest

pytest.importorskip("duckdb", reason="needs the extra `compare`")

from burthen import records
from burthen.compare import open_runs, read_rates
from burthen.compare.ledger import ledger
from burthen.compare.ledger_rows import mention_rows, quantity_rows
from burthen.tables.writing import write_tables
from tests.compare.planted import payment
from tests.factories import article, provenance

STATED = {"start": "2024-01-01", "end": "2024-12-31", "text": None, "basis": "stated"}


def paper(number, value, words, **fields):
    text = f"Paper {number}: it pays {words} this year."
    return records.Record(
        article=article(text, id=f"a{number}", outlet=f"Paper {number}", published=f"2024-06-{number:02}"),
        sentences=[],
        claims=[],
        figures=[payment(text, value, words, **fields)],
        stances=[],
        provenance=provenance(),
    )


def quantities(folder, *papers, rates=None):
    write_tables(papers, folder / "tables")
    with open_runs([folder]) as run:
        found = ledger(run, rates)
        return quantity_rows(found), mention_rows(found)


def total(value, **fields):
    years = records.Period(**STATED | {"end": "2028-12-31"})
    return {"value_min": value, "value_max": value, "per": "total", "period": years, **fields}


CASES = [
    ("same", {}, {}, "agree"),
    ("rounded", {}, {"value_min": 1.0244e9, "value_max": 1.0244e9}, "agree"),
    ("other value", {}, {"value_min": 1.4e9, "value_max": 1.4e9}, "conflict"),
    ("approximate", {}, {"value_min": 1.09e9, "value_max": 1.09e9, "bound": "approx"}, "agree"),
    ("bounded from below", {}, {"value_min": 0.9e9, "value_max": None, "bound": "lower_bound"}, "agree"),
    ("bounded beyond it", {}, {"value_min": 2e9, "value_max": None, "bound": "lower_bound"}, "conflict"),
    ("total of five years", {}, total(5e9), "agree"),
    ("another total", {}, total(9e9), "conflict"),
    (
        "a quoted figure",
        {},
        {"value_min": 3e9, "value_max": 3e9, "voice": "other", "source": "x"},
        "conflict_with_quoted",
    ),
    (
        "an endorsed one",
        {},
        {"value_min": 3e9, "value_max": 3e9, "voice": "other", "endorsement": "endorsed"},
        "conflict",
    ),
    ("another year", {}, {"period": records.Period(**STATED | {"start": "2025-01-01", "end": "2025-12-31"})}, None),
    ("another unit", {}, {"unit": "USD"}, None),
    ("another payer", {}, {"payer": records.Party(name="Isle", id="government:IS", country="IS")}, None),
    ("a goal", {}, {"change": "target"}, None),
    ("a single sum", {}, {"per": "once"}, None),
    ("another measure", {}, {"measures": "pensions of teachers", "value_min": 2e9, "value_max": 2e9}, None),
    ("words differ, value does not", {}, {"measures": "host nation support"}, "agree"),
]


@pytest.mark.parametrize(
    ("of_one", "of_other", "status"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_agreement_and_conflict(tmp_path, of_one, of_other, status):
    found, _ = quantities(tmp_path, paper(1, 1e9, "a billion", **of_one), paper(2, 1e9, "a milliard", **of_other))
    if status is None:
        assert [row["status"] for row in found] == ["single", "single"]
    else:
        assert [(row["status"], row["n_articles"]) for row in found] == [(status, 2)]


def test_what_is_turned_into_a_yearly_sum_says_so(tmp_path):
    found, mentions = quantities(tmp_path, paper(1, 1e9, "a billion"), paper(2, 0, "five billion", **total(5e9)))
    assert found[0]["n_annualised"] == 1
    assert [row.get("annualised") for row in mentions] == [None, "total of 5 years divided by 5"]


def test_suppositions_and_repeats_are_left_out(tmp_path):
    papers = paper(1, 1e9, "a billion", scenario=True), paper(2, 1e9, "a milliard", repeat_of="f9")
    assert quantities(tmp_path, *papers) == ([], [])


def test_currencies_are_converted_only_by_a_table_and_it_is_said(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("date,currency,into,rate\n2024-03-01,USD,NLC,2\n2024-09-01,USD,NLC,3\n", "utf8")
    papers = paper(1, 1e9, "a billion"), paper(2, 0.5e9, "half a billion", unit="USD")
    plain, _ = quantities(tmp_path / "plain", *papers)
    assert [row["status"] for row in plain] == ["single", "single"]
    found, mentions = quantities(tmp_path / "rates", *papers, rates=read_rates(path))
    assert [(row["status"], row["n_converted"]) for row in found] == [("agree", 1)]
    assert (mentions[1]["rate"], mentions[1]["rate_date"], mentions[1]["converted_into"]) == (2.0, "2024-03-01", "NLC")


def test_figures_of_no_known_time_are_of_no_quantity_but_their_own(tmp_path):
    timeless = [paper(n, 1e9, "a billion", period=None) for n in (1, 2)]
    bare = [p.model_copy(update={"article": p.article.model_copy(update={"published": None})}) for p in timeless]
    assert [row["status"] for row in quantities(tmp_path / "bare", *bare)[0]] == ["single", "single"]
    found, _ = quantities(tmp_path / "dated", *timeless)
    assert [(row["status"], row["n_assumed_period"]) for row in found] == [("agree", 2)]


def test_frames_are_counted(tmp_path):
    found, _ = quantities(
        tmp_path, paper(1, 1e9, "a billion", frame="minimiser"), paper(2, 1e9, "a milliard", frame="record")
    )
    assert (found[0]["n_minimiser"], found[0]["n_record"]) == (1, 1)


def test_ids_do_not_hang_on_what_else_is_in_the_run(tmp_path):
    alone, _ = quantities(tmp_path / "one", paper(2, 1e9, "a billion"))
    among, _ = quantities(tmp_path / "two", paper(2, 1e9, "a billion"), paper(5, 7e9, "seven", measures="pensions"))
    assert alone[0]["quantity_id"] in {row["quantity_id"] for row in among}
