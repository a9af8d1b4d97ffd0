from datetime import date

import pytest

from burthen.figures.calendars import fiscal_year_of, fiscal_years


@pytest.mark.parametrize(
    ("text", "country", "start", "end", "basis", "per"),
    [
        ("Tokyo paid ¥200 billion in fiscal 2021.", "JP", "2021-04-01", "2022-03-31", "fiscal_rule", "fiscal_year"),
        (
            "It gets ¥9 trillion over the four years from fiscal 2024.",
            "JP",
            "2024-04-01",
            "2028-03-31",
            "fiscal_rule",
            "total",
        ),
        (
            "For the five-year period from fiscal 2016 it paid ¥900 billion.",
            "JP",
            "2016-04-01",
            "2021-03-31",
            "fiscal_rule",
            "total",
        ),
        (
            "From fiscal 2022 through fiscal 2026 it pays ¥1 trillion.",
            "JP",
            "2022-04-01",
            "2027-03-31",
            "fiscal_rule",
            "total",
        ),
        (
            "The Pentagon asks for $900 billion in fiscal 2026.",
            "US",
            "2025-10-01",
            "2026-09-30",
            "fiscal_rule",
            "fiscal_year",
        ),
        ("The FY25 request is $850 billion.", "US", None, None, None, None),
        ("Canberra spent A$50 billion in 2023-24.", "AU", "2023-07-01", "2024-06-30", "fiscal_rule", "fiscal_year"),
        ("Delhi set aside ₹6 lakh crore in 2024-25.", "IN", "2024-04-01", "2025-03-31", "fiscal_rule", "fiscal_year"),
        ("Ottawa added C$9 billion in 2025/26.", "CA", "2025-04-01", "2026-03-31", "fiscal_rule", "fiscal_year"),
        ("Seoul paid 1.2 trillion won in fiscal 2022.", "KR", "2022-01-01", "2022-12-31", "fiscal_rule", "fiscal_year"),
        ("In this fiscal year it gets ¥6 trillion.", "JP", "2024-04-01", "2025-03-31", "fiscal_rule", "fiscal_year"),
        ("It spent $3 billion in 2019.", "US", "2019-01-01", "2019-12-31", "stated", "year"),
        ("Between 2018 and 2022 it spent $3 billion.", "US", "2018-01-01", "2022-12-31", "stated", "total"),
        ("It wants $3 billion by 2032.", "US", None, "2032-12-31", "stated", None),
        ("It wants $3 billion by the end of 2032.", "US", None, "2032-12-31", "stated", None),
        ("In the first half of the 2020s it spent $3 billion.", "US", "2020-01-01", "2024-12-31", "stated", "total"),
        ("It spent $3 billion last year.", "US", "2024-01-01", "2024-12-31", "relative", "year"),
        ("Last month it spent $3 billion.", "US", "2025-01-01", "2025-01-31", "relative", None),
        ("Over the past five years it spent $3 billion.", "US", "2020-02-10", "2025-02-10", "relative", "total"),
        ("It will spend $3 billion over the next decade.", "US", "2025-02-10", "2035-02-10", "relative", "total"),
        ("It spent $3 billion in March 2024.", "US", "2024-03-01", "2024-03-31", "stated", None),
        ("It has spent $3 billion since 2014.", "US", "2014-01-01", "2025-02-10", "stated", None),
    ],
)
def test_period(read, text, country, start, end, basis, per) -> None:
    (figure,) = read(text, country, "2025-02-10")
    if start is None and end is None:
        return
    assert figure.period is not None
    assert (figure.period.start, figure.period.end, figure.period.basis, figure.per) == (start, end, basis, per)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said last year that it costs $3 billion.",
        "It cost $3 billion, more than in 2019.",
        "The $3 billion was agreed when the treaty lapsed in 1991.",
    ],
)
def test_time_of_something_else(read, text) -> None:
    (figure,) = read(text, "US", "2025-02-10")
    assert figure.period is None


def test_each_figure_takes_its_own_year(read) -> None:
    figures = read("It paid $3 billion in 2021, $4 billion in 2022 and $5 billion in 2023.", "US")
    assert [f.period.start[:4] for f in figures] == ["2021", "2022", "2023"]


def test_without_a_publication_date_relative_time_is_unknown(read) -> None:
    (figure,) = read("It spent $3 billion last year.")
    assert figure.period is None


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It pays ¥200 billion a year.", "year"),
        ("It pays ¥200 billion annually.", "year"),
        ("It burns $3 million per day.", "day"),
        ("Its annual bill is $3 billion.", "year"),
        ("It made a one-off payment of $3 billion.", "once"),
        ("It spends 2 percent of GDP.", "year"),
    ],
)
def test_rate(read, text, per) -> None:
    assert [f.per for f in read(text)] == [per]


@pytest.mark.parametrize(
    ("country", "year", "double", "start", "end"),
    [
        ("JP", 2022, False, date(2022, 4, 1), date(2023, 3, 31)),
        ("US", 2026, False, date(2025, 10, 1), date(2026, 9, 30)),
        ("AU", 2024, True, date(2024, 7, 1), date(2025, 6, 30)),
        ("AU", 2025, False, date(2024, 7, 1), date(2025, 6, 30)),
        ("KR", 2024, False, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_fiscal_years(country, year, double, start, end) -> None:
    assert fiscal_years(country, year, double=double) == (start, end)


def test_fiscal_year_of_a_day() -> None:
    assert fiscal_year_of("JP", date(2025, 2, 10)) == (date(2024, 4, 1), date(2025, 3, 31))
    assert fiscal_year_of("US", date(2025, 10, 1)) == (date(2025, 10, 1), date(2026, 9, 30))
