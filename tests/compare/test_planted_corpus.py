"""Every planted fact is found, and nothing else."""

import pytest

from burthen.compare.tables import TABLES, Comparison, Options
from tests.compare.conftest import by_words
from tests.compare.planted import FACTS, PAPERS, TARGETS


def rows(comparison, name, **of):
    return [row for row in comparison.table(name).to_pylist() if of.items() <= row.items()]


def test_slants_are_where_they_were_put(planted_comparison):
    for outlet, (_, slant, *_) in PAPERS.items():
        for target, value in zip(TARGETS, slant, strict=True):
            [row] = rows(planted_comparison, "stances", outlet=outlet, target=target, genre="paper")
            assert row[f"n_{value}"] == 3, (outlet, target)


def test_signed_pieces_are_apart(planted_comparison):
    genres = {
        (row["outlet"], row["genre"]): row["n_articles"]
        for row in rows(planted_comparison, "stances", target=TARGETS[0])
    }
    assert genres == {**{(outlet, "paper"): 3 for outlet in PAPERS}, ("The Vastmark Post", "signed"): 2}


def test_the_wire_story_counts_once_for_the_paper_that_had_it_first(planted_comparison):
    [isle] = rows(planted_comparison, "stances", outlet="The Isle Ledger", target=TARGETS[2])
    [norland] = rows(planted_comparison, "stances", outlet="The Norland Courier", target=TARGETS[2])
    assert (isle["n_articles"], isle["n_support"]) == (4, 1)
    assert (norland["n_articles"], norland["n_support"]) == (3, 0)
    [covered] = rows(planted_comparison, "coverage", outlet="The Norland Courier")
    assert (covered["n_articles"], covered["n_copies"], covered["n_counted"]) == (4, 1, 3)


def test_the_figure_in_conflict_is_the_only_quantity(planted_comparison):
    [quantity] = rows(planted_comparison, "quantities")
    assert quantity["status"] == "conflict"
    assert set(quantity["outlets"].split("; ")) == FACTS["conflict"]
    assert (quantity["n_mentions"], quantity["yearly"], quantity["n_annualised"]) == (3, True, 0)
    assert len(rows(planted_comparison, "ledger")) == 3


def test_the_aligned_claim_is_the_only_one_and_it_is_known_who_rejects_it(planted_comparison):
    [proposition] = rows(planted_comparison, "propositions")
    assert proposition["first_outlet"] == FACTS["first"]
    assert proposition["rejects_outlets"] == FACTS["rejected_by"]
    assert proposition["asserts_outlets"] == "The Vastmark Post"
    assert (proposition["n_claims"], proposition["n_reports"]) == (2, 0)
    assert {row["outlet"] for row in rows(planted_comparison, "aligned")} == FACTS["proposition"]


def test_the_quoted_president_is_rejected_and_the_author_is_against_him(planted_comparison):
    [quoted] = rows(planted_comparison, "quoted")
    assert (quoted["outlet"], quoted["holder_id"]) == ("The Norland Courier", "person:vastmark-president")
    assert (quoted["n_oppose"], quoted["n_rejected"], quoted["n_author_contrary"], quoted["n_unlinked"]) == (1, 1, 1, 0)
    [source] = rows(planted_comparison, "sources")
    assert (source["n_claims"], source["of_claims"], source["share"], source["endorsement"]) == (1, 1, 1.0, "rejected")


def test_nothing_is_asked_and_nothing_is_said_to_be(planted_comparison):
    assert rows(planted_comparison, "asks") == []


def test_the_papers_differ_where_they_were_made_to(planted_comparison):
    options = Options(errors=None, between=("The Norland Courier", "The Vastmark Post"), embed=by_words)
    contrast = Comparison(planted_comparison.run, options).table("contrast").to_pylist()
    found = {row["target"]: row["difference"] for row in contrast}
    assert found == {TARGETS[0]: 1.0, TARGETS[1]: -1.0, TARGETS[2]: None}
    assert {row["genre"] for row in contrast} == {"paper"}
    assert all(row["small"] for row in contrast)
    assert all(row["comparisons"] == 2 for row in contrast)
    assert all(row["p_holm"] >= row["p"] for row in contrast if row["p"] is not None)


def test_no_interval_from_one_article_and_no_share_without_its_base(planted_comparison):
    for row in rows(planted_comparison, "stances"):
        assert (row["share_support"] is None) == (row["n_sides"] == 0)
        assert (row["share_low"] is None) == (row["n_sides"] < 2)
        assert row["small"]


def test_numbers_are_those_of_sql_on_the_tables(planted_run, planted_comparison):
    import duckdb

    folder = planted_run / "tables"
    asked = duckdb.sql(
        f"""select a.outlet, s.target, count(*) filter (s.value = 'support') as n
        from '{folder}/stances.parquet' s join '{folder}/articles.parquet' a using (article_id)
        where s.holder_kind = 'author' and a.kind = 'editorial' and a.article_id <> 'wire-norland'
        group by all order by all"""
    ).fetchall()
    matrix = rows(planted_comparison, "stances", genre="paper")
    assert [(row["outlet"], row["target"], row["n_support"]) for row in matrix] == asked


@pytest.mark.parametrize("name", [name for name in TABLES if name != "contrast"])
def test_every_table_is_a_frame_with_its_columns(planted_comparison, name):
    table, frame = planted_comparison.table(name), planted_comparison.frame(name)
    assert list(frame.columns) == table.column_names
    assert len(frame) == table.num_rows
