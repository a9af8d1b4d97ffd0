"""Numbers that lean on what was counted, paid or measured before them; parts of a whole."""

import pytest


@pytest.mark.parametrize(
    ("text", "value", "unit", "total"),
    [
        ("Of the 48 missiles, 16 came.", 16, "missiles", 48),
        ("Eight of the alliance's 28 members flew.", 8, "countries", 28),
        ("All but two of the 32 members pay.", 30, "countries", 32),
        ("Four of our six frigates sail.", 4, "ships", 6),
        ("As many as nine of 32 members missed it.", 9, "countries", 32),
    ],
)
def test_part_of_a_whole(read, text, value, unit, total) -> None:
    (figure,) = read(text)
    assert (figure.value_max, figure.unit, figure.of_total) == (value, unit, total)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("We ordered 72 jets and were handed 40.", 40, "aircraft"),
        ("Five of 28 members pay. The other 23 do not.", 23, "countries"),
        ("The army is 72,500 strong.", 72500, "personnel"),
        ("The garrisons held 200,000 soldiers and fall below 100,000.", 100000, "personnel"),
        ("The bill was $2 billion. The auditors stop at 1.3 billion.", 1.3e9, "USD"),
        ("Spain gives 1.3 percent of GDP. Italy spent 1.2.", 1.2, "pct_GDP"),
        ("They make mines by the hundred.", 999, "mines"),
        ("It costs four point seven percent of GDP.", 4.7, "pct_GDP"),
    ],
)
def test_unit_from_context(read, text, value, unit) -> None:
    figure = read(text)[-1]
    assert (figure.value_max, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("It approaches $300 million.", "approaches $300 million", None, 3e8),
        ("They handed over $2 billion.", "$2 billion", 2e9, 2e9),
        ("They argue over 3.5 percent of GDP.", "3.5 percent of GDP", 3.5, 3.5),
        ("It costs maybe $3 billion.", "maybe $3 billion", 3e9, 3e9),
        ("It costs P1 billion a year at the least.", "P1 billion", 1e9, None),
        ("It opens up to five bases.", "up to five", None, 5),
    ],
)
def test_bound_words(read, text, quote, low, high) -> None:
    (figure,) = read(text)
    assert (figure.span.of(text), figure.value_min, figure.value_max) == (quote, low, high)


@pytest.mark.parametrize(
    ("country", "published", "unit"),
    [
        ("BE", "1988-06-04", "BEF"),
        ("BE", "2019-12-03", "CHF"),
        ("FR", "1995-01-01", "FRF"),
        (None, "1988-06-04", "CHF"),
    ],
)
def test_former_currencies_by_date(read, country, published, unit) -> None:
    (figure,) = read("They found 4 billion francs.", country, published)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Two per cent is the promise.", "pct_GDP"),
        ("It will meet $6 billion, or 59 percent, of the move.", "pct_of_cost"),
        ("A cap of 4 percent on yearly rises was set.", "pct_change"),
        ("Outlays rose 8.2 percent. Talks produced 8.2 percent.", "pct_change"),
        ("They hold 40 percent of the votes.", "pct_of_total"),
    ],
)
def test_base_of_a_percentage(read, text, unit) -> None:
    assert read(text)[-1].unit == unit
