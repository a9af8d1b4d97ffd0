import pytest


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "frame", "quote"),
    [
        ("It costs over ¥600 billion.", 6e11, None, "lower_bound", None, "over ¥600 billion"),
        ("It costs no less than $4 million.", 4e6, None, "lower_bound", None, "no less than $4 million"),
        ("It takes 3 percent of GDP or more.", 3, None, "lower_bound", None, "3 percent of GDP or more"),
        ("A $90-billion-plus price tag looms.", 9e10, None, "lower_bound", None, "$90-billion-plus"),
        ("It gave up to €70 million.", None, 7e7, "upper_bound", None, "up to €70 million"),
        ("Fewer than 800 troops stayed.", None, 800, "upper_bound", None, "Fewer than 800"),
        ("It caps outlays at 3 percent of GDP.", None, 3, "upper_bound", None, "3 percent of GDP"),
        ("It earns nearly £5 million.", None, 5e6, "just_below", None, "nearly £5 million"),
        ("It spends a little under 2 percent of GDP.", None, 2, "just_below", None, "a little under 2 percent of GDP"),
        (
            "It spends slightly more than 2 percent of GDP.",
            2,
            None,
            "just_above",
            None,
            "slightly more than 2 percent of GDP",
        ),
        ("It spends just over 2 percent of GDP.", 2, None, "lower_bound", "minimiser", "just over 2 percent of GDP"),
        ("Roughly 300 jets fly.", 300, 300, "approx", None, "Roughly 300"),
        ("It lost 40-odd ships.", 40, 40, "approx", None, "40-odd"),
        ("It paid $9 million or so.", 9e6, 9e6, "approx", None, "$9 million or so"),
        ("It costs an estimated $12 billion.", 12e9, 12e9, "estimate", None, "an estimated $12 billion"),
        ("It got a measly $3 million.", 3e6, 3e6, "exact", "minimiser", "a measly $3 million"),
        ("It hit a record $33 billion.", 33e9, 33e9, "exact", "record", "a record $33 billion"),
        (
            "It owes hundreds of millions of euros.",
            2e8,
            9.99e8,
            "order_of_magnitude",
            None,
            "hundreds of millions of euros",
        ),
        ("It costs almost a $1 trillion.", None, 1e12, "just_below", None, "almost a $1 trillion"),
    ],
)
def test_bound(read, text, low, high, bound, frame, quote) -> None:
    (figure,) = read(text)
    assert (figure.value_min, figure.value_max, figure.bound, figure.frame) == (low, high, bound, frame)
    assert figure.span.of(text) == quote
