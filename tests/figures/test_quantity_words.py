"""Quantities without a number of their own: absences, shares in coins, the whole of a bill, anaphors."""

import pytest


@pytest.mark.parametrize(
    ("country", "text", "quote", "unit"),
    [
        ("BE", "There came not a cent.", "not a cent", "EUR"),
        ("BE", "Not one additional euro will reach the yards.", "Not one additional euro", "EUR"),
        ("US", "Not a single frigate sailed.", "Not a single", "ships"),
        ("US", "The ally pays no rent.", "no rent", "USD"),
        ("CA", "Defence should get no new money.", "no new money", "CAD"),
        ("US", "They got the ports for nothing.", "for nothing", "USD"),
        ("US", "What does Bonn pay? Zip.", "Zip", "USD"),
        ("JP", "It lends the land without rent.", "without rent", "JPY"),
    ],
)
def test_absence(read, country, text, quote, unit) -> None:
    (figure,) = read(text, country, "2024-06-14")
    assert (figure.span.of(text), figure.value_min, figure.value_max, figure.unit) == (quote, 0, 0, unit)
    assert figure.bound == "zero_word"


def test_none_of_so_many(read) -> None:
    none, all_of_them = read("Not one of the 40 tanks has come.")
    assert (none.value_max, none.of_total, none.unit) == (0, 40, "tanks")
    assert all_of_them.value_max == 40


@pytest.mark.parametrize(
    "text", ["It was all for nothing.", "There is not one reason to agree.", "They will not say a word."]
)
def test_no_absence(read, text) -> None:
    assert read(text, "US", "2024-06-14") == ()


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "bound"),
    [
        ("They pay 30 cents on the dollar.", "30 cents on the dollar", 0.3, "share", "exact"),
        ("Europe is a nickel on the dollar.", "a nickel on the dollar", 0.05, "share", "exact"),
        ("It is a tenth of a per cent.", "a tenth of a per cent", 0.1, "pct_GDP", "exact"),
        ("They should pay the full local cost.", "the full local cost", 1, "share", "all_word"),
        ("The ally pays in full.", "in full", 1, "share", "all_word"),
        ("Korea is to pay for the entire move.", "the entire move", 1, "share", "all_word"),
    ],
)
def test_share(read, text, quote, value, unit, bound) -> None:
    (figure,) = read(text)
    assert (figure.span.of(text), figure.value_max, figure.unit, figure.bound) == (quote, value, unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound"),
    [
        ("Spain gives 1.3 percent of GDP. Denmark spends less than that.", None, 1.3, "pct_GDP", "anaphor"),
        ("Spain gives 1.3 percent of GDP. Denmark stays well above it.", 1.3, None, "pct_GDP", "anaphor"),
        ("The bill was $2 billion. A ship costs more than that sum.", 2e9, None, "USD", "lower_bound"),
        ("Aid rose 5 percent. Wages grew by the same rate.", 5, 5, "pct_change", "anaphor"),
        ("Rome paid €2 billion. Paris paid the same.", 2e9, 2e9, "EUR", "anaphor"),
    ],
)
def test_anaphor(read, text, low, high, unit, bound) -> None:
    figure = read(text)[-1]
    assert (figure.value_min, figure.value_max, figure.unit, figure.bound) == (low, high, unit, bound)


def test_what_a_part_leaves_of_its_whole(read) -> None:
    figures = read("Of the $6 billion, grants are $2 billion. The remainder is loans.")
    assert [figure.value_min for figure in figures] == [6e9, 2e9, 4e9]


@pytest.mark.parametrize("text", ["That sum is silly.", "The rest of Europe slept.", "They quarrel over it."])
def test_an_anaphor_needs_an_antecedent(read, text) -> None:
    assert read(text) == ()
