import pytest


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It needs $2-4 billion.", 2e9, 4e9, "USD"),
        ("It needs €2bn-€4bn.", 2e9, 4e9, "EUR"),
        ("It is worth between 20 and 30 million won.", 20e6, 30e6, "KRW"),
        ("It takes 4% to 4.5% of GDP.", 4, 4.5, "pct_GDP"),
        ("Estimates run from $1 billion to $3 billion.", 1e9, 3e9, "USD"),
        ("Some 2,000 to 2,500 troops came.", 2000, 2500, "personnel"),
        ("It needs two or three frigates.", 2, 3, "ships"),
    ],
)
def test_range(read, text, low, high, unit) -> None:
    (figure,) = read(text)
    assert (figure.value_min, figure.value_max, figure.unit, figure.bound) == (low, high, unit, "range")


@pytest.mark.parametrize(
    ("text", "old", "new", "change"),
    [
        ("The fee rose from $2 billion to $3.5 billion.", 2e9, 3.5e9, "increase"),
        ("The share would go from 40 to 75 percent of the costs.", 40, 75, "increase"),
        ("The level slipped to 1.1% from 1.9% in 1994.", 1.9, 1.1, "decrease"),
        ("Outlays grew from 1.4 percent in 2014 to 2 percent of GDP.", 1.4, 2, "increase"),
        ("Troop numbers fell from 480,000 to 310,000.", 480000, 310000, "decrease"),
        ("The garrison was cut from 34,000 to 25,000 troops.", 34000, 25000, "decrease"),
    ],
)
def test_from_to(read, text, old, new, change) -> None:
    (figure,) = read(text)
    assert (figure.change_from, figure.value_min, figure.value_max, figure.change) == (old, new, new, change)


def test_bound_of_the_new_level(read) -> None:
    (figure,) = read("The fleet shrank from 500 ships to fewer than 280.")
    assert (figure.value_min, figure.value_max, figure.bound, figure.change_from) == (None, 280, "upper_bound", 500)
