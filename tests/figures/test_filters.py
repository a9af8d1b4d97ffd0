import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The B-21, the MiG-29s and the K9 howitzer were shown.",
        "Article 9 and Resolution 1718 say otherwise.",
        "The Type 055 and the No. 3 yard are in Chapter 4.",
        "The Group of Twenty and the Quad's Five Power partners met.",
        "On March 3, 2019, and again on 12 June the fleet sailed.",
        "It began in 1996 and ended by 2004, after the 1973-74 crisis of the 1970s.",
        "After 7/7 and 9/11 the patrols ran 24/7.",
        "At 10:45 and again at 9 p.m. the sirens rang.",
        "The 38th parallel and the 2nd Division are quiet.",
        "The 61-year-old chairwoman, Ms. Halvorsen, 61, resigned.",
        "One of the reasons is that no one listens; one day they will.",
        "The two sides, and both of the three leaders, met.",
        "There are two reasons and three lessons.",
        "It is a zero-sum view with double standards and half measures.",
        "For one thing, they double down.",
        "World War II ended eight decades ago.",
        "Many gave a lot of money, and several left.",
        "Nothing is settled, and anything may happen.",
        "Over the past five years little has changed.",
    ],
)
def test_not_figures(read, text) -> None:
    assert read(text) == ()
