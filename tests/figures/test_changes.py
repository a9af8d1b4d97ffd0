import pytest


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Taipei added $2 billion to the fund.", "increase"),
        ("The levy climbed to ¥300 billion.", "increase"),
        ("The fee fell by $40 million.", "decrease"),
        ("The ministry cut $90 million.", "decrease"),
        ("It was lowered to 2 percent of GDP.", "decrease"),
        ("Each ally should spend 3 percent of GDP.", "target"),
        ("The goal is 3.5 percent of GDP.", "target"),
        ("He demanded $8 billion.", "target"),
        ("They pledged €600 million.", "target"),
        ("It must meet the 2 percent of GDP target.", "target"),
        ("It spends $4 billion.", "none"),
        ("They set up a €100 million fund.", "none"),
        ("It paid an extra $7 billion.", "increase"),
        ("The plan raised spending to a total of ¥40 trillion.", "increase"),
    ],
)
def test_change(read, text, change) -> None:
    assert [f.change for f in read(text)] == [change]


def test_restated_change_is_shared(read) -> None:
    figures = read("The state will cut aid by $3 billion, or 20 percent.")
    assert [(f.unit, f.change) for f in figures] == [("USD", "decrease"), ("pct_change", "decrease")]


def test_level_to_reach_by_a_year_to_come_is_a_target(read) -> None:
    (figure,) = read("It is raising spending to 3 percent of GDP by 2031.", published="2025-02-01")
    assert (figure.change, figure.period.start, figure.period.end) == ("target", None, "2031-12-31")


@pytest.mark.parametrize(
    "text", ["In the war game 30 ships sank.", "In a tabletop exercise 30 ships sank.", "The simulation cost 30 ships."]
)
def test_scenario(read, text) -> None:
    assert [f.scenario for f in read(text)] == [True]
