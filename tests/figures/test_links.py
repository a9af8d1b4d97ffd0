import pytest


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Seoul paid 1.3 trillion won ($980 million) this year.", ["KRW", "USD"]),
        ("The order is worth 700 billion yen (about €4.3 billion).", ["JPY", "EUR"]),
        ("Warsaw will lend 8 billion zlotys, or $2 billion.", ["PLN", "USD"]),
    ],
)
def test_conversion(read, text, units) -> None:
    first, second = read(text, published="2024-06-01")
    assert [first.unit, second.unit] == units
    assert (first.equivalent_of, second.equivalent_of) == (None, 0)
    assert (second.period, second.per) == (first.period, first.per)


def test_repeat(read) -> None:
    figures = read("He asked for $6 billion. They balked. The $6 billion stayed on the table.")
    assert [f.repeat_of for f in figures] == [None, 0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Outlays grew 4.1 percent in 2022 and 5.5 in 2023.", [4.1, 5.5]),
        ("It was 2.3 percent last year, against 1.8 a year earlier.", [2.3, 1.8]),
        ("Norway spends 2.2 percent of GDP, Italy (1.5) less.", [2.2, 1.5]),
        ("The rate hit 3 percent in May, up from 2.6 in April.", [3, 2.6]),
    ],
)
def test_ellipsis(read, text, values) -> None:
    figures = read(text, published="2024-06-01")
    assert [f.value_min for f in figures] == values
    assert len({f.unit for f in figures} - {"pct_change", "pct_of_total", "pct_GDP"}) == 0


def test_bare_number_is_dropped(read) -> None:
    assert read("The vote was 7 to 2, and page 14 was torn.") == ()
