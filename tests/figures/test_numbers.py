import pytest

from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7,400", 7400, 7400),
        ("1,25,000", 125000, 125000),
        ("3.75bn", 3.75e9, 3.75e9),
        ("18 mn", 18e6, 18e6),
        ("40k", 40000, 40000),
        ("2-billion", 2e9, 2e9),
        ("1.5 lakh crore", 1.5e12, 1.5e12),
        ("2½", 2.5, 2.5),
        ("3/4", 0.75, 0.75),
        ("eleven", 11, 11),
        ("thirty-two", 32, 32),
        ("four hundred and six", 406, 406),
        ("two hundred thousand", 2e5, 2e5),
        ("five and a half million", 5.5e6, 5.5e6),
        ("one-and-a-half", 1.5, 1.5),
        ("three and a quarter", 3.25, 3.25),
        ("a trillion and a half", 1.5e12, 1.5e12),
        ("half a million", 5e5, 5e5),
        ("half-a-billion", 5e8, 5e8),
        ("a quarter of a million", 2.5e5, 2.5e5),
        ("a dozen", 12, 12),
        ("three dozen", 36, 36),
        ("a couple of billion", 2e9, 2e9),
        ("dozens", 24, 99),
        ("tens of billions", 20e9, 99e9),
        ("hundreds of thousands", 2e5, 999e3),
        ("several hundred", 200, 999),
        ("thousands", 2000, 9999),
        ("millions", 2e6, 9.9e6),
        ("two-fifths", 0.4, 0.4),
        ("a tenth", 0.1, 0.1),
    ],
)
def test_value(text: str, low: float, high: float) -> None:
    lex = Lexemes(text)
    number = read_number(lex, 0)
    assert number is not None
    assert (number.low, number.high, number.end) == (low, high, len(lex))


@pytest.mark.parametrize("text", ["9" * 40, "9000 quadrillion", "a", "the", "$", ""])
def test_no_number(text: str) -> None:
    assert read_number(Lexemes(text), 0) is None
