"""Figures as intervals, and when two of them measure the same."""

import math
from datetime import date

import pytest

from burthen.compare import measures
from burthen.compare.settings import compare_settings
from burthen.compare.values import read_rates, said_interval
from burthen.errors import SettingsError

LEDGER = compare_settings().ledger
INF = math.inf


def fig(**fields):
    parties = [f"{role}_{part}" for role in ("payer", "payee") for part in ("id", "name", "country")]
    names = ("measures", "per", "period_start", "period_end", "change_from", "value_min", "value_max", "published")
    values = dict.fromkeys([*names, *parties])
    return values | {"bound": "exact", "change": "none"} | fields


SAID = [
    ("exact", 1.2e12, 1.2e12, (1.17e12, 1.23e12)),  # 1.2 trillion: half of the last digit, cut to 2.5 percent
    ("exact", 1234.0, 1234.0, (1233.5, 1234.5)),
    ("exact", 2.0, 2.0, (1.95, 2.05)),
    ("exact", 0.0, 0.0, (0.0, 0.0)),
    ("approx", 100.0, 100.0, (90.0, 110.0)),
    ("estimate", 100.0, 100.0, (90.0, 110.0)),
    ("lower_bound", 1e12, None, (1e12, INF)),
    ("upper_bound", None, 3.0, (-INF, 3.0)),
    ("just_above", 2.0, None, (2.0, 2.2)),
    ("just_below", None, 4.0, (3.6, 4.0)),
    ("range", 9.0, 10.0, (9.0, 10.0)),
    ("order_of_magnitude", 100.0, 100.0, (50.0, 150.0)),
    ("anaphor", None, None, None),
]


@pytest.mark.parametrize(("bound", "low", "high", "expected"), SAID)
def test_what_a_figure_says(bound, low, high, expected):
    found = said_interval(fig(bound=bound, value_min=low, value_max=high), LEDGER)
    assert found == (None if expected is None else pytest.approx(expected))


def test_two_percent_is_not_two_point_four():
    two, more = (said_interval(fig(value_min=x, value_max=x), LEDGER) for x in (2.0, 2.4))
    assert two[1] < more[0]


YEARLY = [
    ({"per": "year"}, (1.0, None)),
    ({"per": "fiscal_year"}, (1.0, None)),
    ({"per": "month"}, (12, "12 times the rate a month")),
    (
        {"per": "total", "period_start": "2022-04-01", "period_end": "2027-03-31"},
        (0.2, "total of 5 years divided by 5"),
    ),
    ({"per": "total", "period_start": "2024-01-01", "period_end": "2024-12-31"}, (1.0, None)),
    ({"per": "total", "period_start": "2024-01-01", "period_end": "2024-02-28"}, None),
    ({"per": "total", "period_start": None, "period_end": "2027-03-31"}, None),
    ({"per": "once"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("fields", "expected"), YEARLY)
def test_totals_over_years_become_yearly_and_say_so(fields, expected):
    assert measures.yearly_factor(fig(**fields), LEDGER) == expected


SAME = [
    ("payment for the garrison", "payments for the garrison", {}, {}, True),
    (
        "Korea's payment for the garrison",
        "payment for the garrison",
        {"payer_country": "KR"},
        {"payer_country": "KR"},
        True,
    ),
    ("American troops in Korea", "troops in South Korea", {}, {}, True),
    ("American troops in Korea", "American troops in Japan", {}, {}, False),
    ("troops in Korea", "troops", {}, {}, False),
    ("defence budget", "budget for hospitals", {}, {}, False),
    ("length of the campaign", "time into the campaign until bombs ran short", {}, {}, False),
    (None, None, {}, {}, False),
]


@pytest.mark.parametrize(("one", "other", "of_one", "of_other", "expected"), SAME)
def test_what_is_measured(one, other, of_one, of_other, expected):
    stop = LEDGER.stop_words.words
    mine, yours = (measures.measure_of(fig(measures=m, **of), stop) for m, of in ((one, of_one), (other, of_other)))
    assert measures.same_measure(mine, yours, LEDGER.measure_likeness) is expected
    assert measures.same_measure(yours, mine, LEDGER.measure_likeness) is expected


TIMES = [
    (("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31"), True),
    (("2024-01-01", "2024-12-31"), ("2022-04-01", "2027-03-31"), True),
    (("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), False),
    (("2023-04-01", "2024-03-31"), ("2024-01-01", "2024-12-31"), False),
    ((None, "2030-12-31"), (None, "2030-12-31"), True),
    ((None, "2030-12-31"), (None, "2031-12-31"), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), TIMES)
def test_when(one, other, expected):
    first, second = (measures.period(fig(period_start=start, period_end=end)) for start, end in (one, other))
    assert measures.same_time(first, second, LEDGER.period_overlap) is expected


def test_a_figure_without_a_period_is_of_the_year_of_publication_and_it_is_known():
    assert measures.period(fig(published="2024-05-03")) == (date(2024, 1, 1), date(2024, 12, 31), True)
    assert measures.period(fig()) is None


MOVES = [
    ({"change": "none"}, "level"),
    ({"change": "increase", "change_from": 2.0}, "level"),
    ({"change": "increase"}, "increase"),
    ({"change": "target", "change_from": 2.0}, "target"),
]


@pytest.mark.parametrize(("fields", "expected"), MOVES)
def test_a_goal_is_no_level(fields, expected):
    assert measures.movement(fig(**fields)) == expected


def test_rates_are_the_last_on_or_before_the_day(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("date,currency,into,rate\n2024-01-01,KRW,USD,0.0008\n2024-06-01,KRW,USD,0.0007\n", "utf8")
    rates = read_rates(path)
    assert rates.rate("KRW", date(2024, 5, 31)) == (0.0008, date(2024, 1, 1))
    assert rates.rate("KRW", date(2023, 5, 31)) is None
    assert rates.rate("JPY", date(2024, 5, 31)) is None


@pytest.mark.parametrize(
    "text",
    [
        "date,currency,rate\n2024-01-01,KRW,1\n",
        "date,currency,into,rate\n2024-01-01,KRW,USD,0\n",
        "date,currency,into,rate\n2024-01-01,KRW,USD,1\n2024-01-01,KRW,EUR,1\n",
        "date,currency,into,rate\nsoon,KRW,USD,1\n",
        "",
    ],
)
def test_rates_that_make_no_sense_are_refused(tmp_path, text):
    path = tmp_path / "rates.csv"
    path.write_text(text, "utf8")
    with pytest.raises(SettingsError, match="B201"):
        read_rates(path)
