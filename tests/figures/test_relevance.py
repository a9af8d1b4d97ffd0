"""What bears on the subject, and which lengths of time are asserted."""

import pytest


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("No yard has built one in 40 years.", "40 years", 40, 40, "years"),
        ("The stock would last nine days.", "nine days", 9, 9, "days"),
        ("The boat is six years late.", "six years", 6, 6, "years"),
        ("It fell within 72 hours.", "within 72 hours", None, 72, "hours"),
        ("For three decades the village was a target.", "three decades", 30, 30, "years"),
        ("The stocks were gone by day eight.", "by day eight", None, 8, "days"),
        ("They signed a two-year lease.", "two-year", 2, 2, "years"),
        ("It has grown for four straight years.", "four straight years", 4, 4, "years"),
        ("It served half a century.", "half a century", 50, 50, "years"),
    ],
)
def test_asserted_duration(read, text, quote, low, high, unit) -> None:
    (figure,) = read(text)
    assert (figure.span.of(text), figure.value_min, figure.value_max, figure.unit) == (quote, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "A man with three weeks left spoke.",
        "He came two weeks ago.",
        "It was a two-year-old ship.",
        "She wrote of her two years in Iraq.",
        "A coffee costs $4.",
        "Three clients asked.",
        "The road is 40 miles long.",
        "The other half is anger.",
        "The vote was 57 votes to 42.",
        "With inflation at 3 percent, nobody smiles.",
        "It is only half true.",
        "Question 118 was not put, and Building 9 is shut.",
    ],
)
def test_what_is_no_figure(read, text) -> None:
    assert read(text, "US", "2024-06-14") == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It spends $250 for each of its citizens.", 250),
        ("They own two nuclear arsenals.", 2),
        ("Half of the tanks are old.", 0.5),
        ("Some 285 households were moved.", 285),
    ],
)
def test_what_is_one(read, text, value) -> None:
    (figure,) = read(text, "US")
    assert figure.value_max == value
