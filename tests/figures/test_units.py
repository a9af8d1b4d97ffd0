import pytest


def _brief(figures):
    return [(f.value_min, f.value_max, f.unit) for f in figures]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("The bill came to ¥88 billion.", "JPY", 88e9),
        ("Hanoi paid 12 trillion dong.", "VND", 12e12),
        ("They owe HK$40m.", "HKD", 40e6),
        ("The fund holds USD12.5 million.", "USD", 12.5e6),
        ("The loan is 34.6m euros.", "EUR", 34.6e6),
        ("It set aside NT$18 billion.", "TWD", 18e9),
        ("Oslo promised 27 billion Norwegian kroner.", "NOK", 27e9),
        ("A grant of Rs. 750 crore was cleared.", "INR", 7.5e9),
        ("The yards got $US500 million in May.", "USD", 5e8),
        ("The contract is worth Dh5 billion.", "AED", 5e9),
        ("The list comes to P48 billion this year.", "PHP", 4.8e10),
        ("The clerks ask for P40,000 a head.", "PHP", 4e4),
        ("The yard won a 300 million zloty order.", "PLN", 3e8),
        ("Each shell costs £1,800.", "GBP", 1800),
        ("The upgrade needs 900 billion South Korean won.", "KRW", 9e11),
        ("It asked for C$5 billion.", "CAD", 5e9),
    ],
)
def test_currency(read, text, unit, value) -> None:
    assert _brief(read(text)) == [(value, value, unit)]


@pytest.mark.parametrize(
    ("country", "unit", "basis"),
    [
        ("AU", "AUD", "outlet_default"),
        ("CA", "CAD", "outlet_default"),
        ("JP", "USD", "outlet_default"),
        (None, "USD", "unknown"),
    ],
)
def test_bare_dollar(read, country, unit, basis) -> None:
    (figure,) = read("The yard will cost $3 billion.", country)
    assert (figure.unit, figure.unit_basis) == (unit, basis)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The burden equals 2.4 percent of GDP.", "pct_GDP"),
        ("Outlays are 3 per cent of gross domestic product.", "pct_GDP"),
        ("It costs 1.9% of national income.", "pct_GDP"),
        ("A measly 1.2 percent goes on defence.", "pct_GDP"),
        ("The host covers 70 percent of the costs.", "pct_of_cost"),
        ("Pensions eat 22 percent of the budget.", "pct_of_total"),
        ("A tariff of 24 percent hit the ally's spending power.", "pct_of_total"),
        ("Pay rose 6 percent.", "pct_change"),
        ("They approved a 7.5 percent increase.", "pct_change"),
        ("The share fell by 0.3 percentage points.", "pct_point"),
        ("He wants cost plus 30 percent.", "pct_of_cost"),
    ],
)
def test_percent_of_what(read, text, unit) -> None:
    assert [f.unit for f in read(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "value", "unit", "measures"),
    [
        ("Some 4,300 marines left the island.", 4300, "personnel", "marines"),
        ("Eleven new stealth jets are late.", 11, "aircraft", "new stealth jets"),
        ("The navy lost three attack submarines.", 3, "submarines", "attack submarines"),
        ("The 27-nation bloc met.", 27, "countries", "nation"),
        ("Oslo bought 22 F-35s.", 22, "aircraft", "F-35s"),
        ("Some 60 Leopard 2 tanks came.", 60, "tanks", "Leopard 2 tanks"),
        ("The 900-strong garrison stays.", 900, "personnel", "strong"),
        ("Around 60 bases remain.", 60, "bases", "bases"),
        ("It counts 14 shipyards.", 14, "shipyards", "shipyards"),
        ("A letter from 40 Republican members of the House arrived.", 40, "people", "Republican members"),
    ],
)
def test_counts(read, text, value, unit, measures) -> None:
    (figure,) = read(text)
    assert (figure.value_min, figure.unit, figure.measures) == (value, unit, measures)


@pytest.mark.parametrize(
    ("text", "value", "of_total", "unit"),
    [
        ("Only seven of the 31 allies agreed.", 7, 31, "countries"),
        ("Just four out of 28 members did.", 4, 28, "countries"),
        ("Nine of NATO's 32 members lag.", 9, 32, "countries"),
        ("Two out of three voters agree.", 2 / 3, None, "share"),
        ("Seven out of 10 planes fly.", 0.7, None, "share"),
        ("One in five hulls is sound.", 0.2, None, "share"),
        ("They bear two-fifths of it.", 0.4, None, "share"),
    ],
)
def test_parts_of_a_whole(read, text, value, of_total, unit) -> None:
    (figure,) = read(text)
    assert figure.value_min == pytest.approx(value, rel=1e-6)
    assert (figure.of_total, figure.unit) == (of_total, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The toll has trebled.", 3, "ratio"),
        ("Imports halved.", 0.5, "ratio"),
        ("A sevenfold rise is unlikely.", 7, "ratio"),
        ("It spends twice as much as before.", 2, "ratio"),
        ("The fee is two and a half times the old one.", 2.5, "ratio"),
        ("The rival outguns them by 12 times.", 12, "ratio"),
        ("They asked four times in a month.", 4, "occurrences"),
        ("The stocks would last about a week.", 7, "days"),
        ("The talks took 14 months.", 14, "months"),
        ("They signed a six-year agreement.", 6, "years"),
    ],
)
def test_multiples_and_durations(read, text, value, unit) -> None:
    assert [(f.value_max, f.unit) for f in read(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The garrisons fed 30,000 and 12,000 soldiers.", [30_000, 12_000]),
        ("Of 36,000 troops 11,900 are to go. Some 6,400 of them go home.", [36_000, 11_900, 6_400]),
        ("The army is 72,500 strong and short of soldiers.", [72_500]),
        ("It was built in 1986 for 2,400 people.", [2_400]),
    ],
)
def test_a_count_that_does_not_name_again_what_it_counts(read, text, values) -> None:
    figures = read(text)
    assert [figure.value_min for figure in figures] == values
    assert {figure.unit for figure in figures} <= {"personnel", "people"}
