"""Figures as a person reads them."""

import pytest

from burthen.cli.card_numbers import number, parties, reading, short_scale
from burthen.cli.card_style import ASCII_MARKS, UNICODE_MARKS
from burthen.records import Party, Period
from tests.factories import TEXT, figure

MONEY = {"kind": "money", "unit": "JPY", "unit_basis": "explicit"}
GDP = {"kind": "percent", "unit": "pct_GDP"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({**MONEY, "value_min": 1e12, "value_max": None, "bound": "lower_bound"},
         "≥ ¥1,000,000,000,000 (JPY 1 trillion, lower bound)"),
        ({**MONEY, "value_min": 4.3e13, "value_max": 4.3e13, "bound": "approx"},
         "≈ ¥43,000,000,000,000 (JPY 43 trillion, approx)"),
        ({**MONEY, "unit": "USD", "value_min": 2e11, "value_max": 9.99e11, "bound": "order_of_magnitude"},
         "$200,000,000,000 – $999,000,000,000 (USD 200 billion to 999 billion, order of magnitude)"),
        ({**MONEY, "unit": "AUD", "value_min": 6e8, "value_max": 6e8}, "A$600,000,000 (AUD 600 million)"),
        ({**MONEY, "unit": "PLN", "value_min": 500.0, "value_max": 500.0}, "PLN 500 (PLN)"),
        ({**MONEY, "unit": None, "value_min": 0.0, "value_max": 0.0, "bound": "zero_word"},
         "0 (currency not known, zero word)"),
        ({**GDP, "value_min": None, "value_max": 2.0, "bound": "just_below"}, "≤ 2% of GDP (just below)"),
        ({**GDP, "value_min": 3.5, "value_max": 3.5, "change": "increase", "change_from": 2.0, "per": "year"},
         "3.5% of GDP, increase from 2% of GDP, a year"),
        ({"kind": "percent", "unit": "pct_change", "value_min": 30.0, "value_max": 40.0, "bound": "range"},
         "30% change – 40% change"),
        ({"kind": "percent", "unit": "pct_point", "value_min": 1.5, "value_max": 1.5}, "1.5 percentage points"),
        ({"kind": "ratio", "unit": "ratio", "value_min": None, "value_max": 4.0, "bound": "just_below"},
         "≤ 4 times (just below)"),
        ({"kind": "percent", "unit": "share", "value_min": 1.0, "value_max": 1.0, "bound": "all_word"},
         "1 of the whole (all word)"),
        ({"unit": "countries", "value_min": 6.0, "value_max": 6.0, "of_total": 30.0, "frame": "minimiser"},
         "6 countries of 30, framed as minimiser"),
        ({"unit": None, "value_min": None, "value_max": None, "bound": "anaphor"}, "value not read (anaphor)"),
        ({"unit": "personnel", "value_min": 28500.0, "value_max": 28500.0, "per": "once"}, "28,500 personnel, once"),
    ],
)  # fmt: skip
def test_reading(fields, expected):
    assert reading(figure(TEXT, "nothing", **fields), UNICODE_MARKS) == expected


def test_a_period_is_given_with_the_way_it_was_known():
    period = Period(start=None, end="2032-12-31", text="by 2032", basis="stated")
    read = reading(figure(TEXT, "nothing", unit="ships", period=period, per="total"), UNICODE_MARKS)
    assert read == "1 ships, total, ? – 2032-12-31 (stated)"


def test_plain_ascii_has_no_signs_of_its_own():
    read = reading(figure(TEXT, "nothing", **MONEY, value_min=1e6, value_max=None), ASCII_MARKS)
    assert read == ">= JPY 1,000,000 (JPY 1 million)"
    assert read.isascii()


@pytest.mark.parametrize(
    ("payer", "payee", "expected"),
    [
        (None, None, ""),
        (Party(name="Seoul", country="KR"), None, "Seoul (KR) → ?"),
        (None, Party(name="US forces", country="US"), "? → US forces"),
    ],
)
def test_parties(payer, payee, expected):
    assert parties(payer, payee, UNICODE_MARKS) == expected


@pytest.mark.parametrize(
    ("value", "digits", "scale"),
    [
        (0.0, "0", ""),
        (-1500.0, "-1,500", ""),
        (0.75, "0.75", ""),
        (1234567.5, "1,234,567.50", "1.235 million"),
        (1.05e9, "1,050,000,000", "1.05 billion"),
        (1e20, "100,000,000,000,000,000,000.00", "1e+08 trillion"),
    ],
)
def test_numbers(value, digits, scale):
    assert number(value) == digits
    assert short_scale(value) == scale
