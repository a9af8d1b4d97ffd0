import pytest


@pytest.mark.parametrize(
    ("text", "quote", "unit", "bound", "value"),
    [
        ("They pay us nothing.", "nothing", "USD", "zero_word", 0),
        ("They never contributed anything.", "anything", "USD", "zero_word", 0),
        ("They have not paid a single yen.", "a single yen", "JPY", "zero_word", 0),
        ("The base is used free of charge.", "free of charge", "USD", "zero_word", 0),
        ("The host will bear the full cost.", "the full cost", "share", "all_word", 1),
        ("Seoul should cover all the costs.", "all the costs", "share", "all_word", 1),
        ("The ally foots the entire bill.", "the entire bill", "share", "all_word", 1),
    ],
)
def test_quantity_words(read, text, quote, unit, bound, value) -> None:
    (figure,) = read(text)
    assert figure.span.of(text) == quote
    assert (figure.unit, figure.bound, figure.value_min, figure.value_max) == (unit, bound, value, value)


def test_zero_takes_the_currency_of_its_sentence(read) -> None:
    figures = read("They get €4 billion and pay nothing.")
    assert [f.unit for f in figures] == ["EUR", "EUR"]


def test_vague_money(read) -> None:
    (figure,) = read("The base cost billions.")
    assert (figure.unit, figure.value_min, figure.value_max) == ("USD", 2e9, 9.9e9)


@pytest.mark.parametrize(
    "text",
    [
        "Norland spends 1.7 percent of GDP. Its neighbour spends the same share.",
        "The quota is 1.7 percent of GDP, and the rest pay the same rate.",
        "Last year it was 1.7 percent of GDP. This year the same level holds.",
    ],
)
def test_anaphor(read, text) -> None:
    _, figure = read(text)
    assert (figure.value_min, figure.unit, figure.bound) == (1.7, "pct_GDP", "anaphor")


def test_anaphor_without_antecedent_is_dropped(read) -> None:
    assert read("Both pay the same rate.") == ()
