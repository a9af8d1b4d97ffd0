"""Reading order of a page: columns, what stands over them, and no dependence on the order of the file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burthen.ingest.pdf_order import Line, in_reading_order


def line(text: str, left: float, bottom: float, width: float = 200, page: int = 0) -> Line:
    return Line(text, page, left, left + width, bottom, 10)


def column(name: str, left: float, top: float, n_lines: int, width: float = 200) -> list[Line]:
    return [line(f"{name}{row}", left, top - 12 * row, width) for row in range(n_lines)]


PAGES = {
    "a headline over two columns": [line("head", 50, 700, 450), *column("a", 50, 660, 5), *column("b", 300, 660, 5)],
    "the left column longer": [*column("a", 50, 660, 9), *column("b", 300, 660, 3)],
    "the right column longer": [*column("a", 50, 660, 3), *column("b", 300, 660, 9)],
    "lines that do not stand level": [*column("a", 50, 660, 6), *column("b", 300, 655, 6)],
    "a gap in both columns": [
        *column("a", 50, 660, 3),
        *column("a_", 50, 590, 3),
        *column("b", 300, 660, 3),
        *column("b_", 300, 590, 3),
    ],
    "two stretches of columns": [
        line("one", 50, 700, 450),
        *column("a", 50, 660, 3),
        *column("b", 300, 660, 3),
        line("two", 50, 600, 450),
        *column("c", 50, 560, 3, 120),
        *column("d", 200, 560, 3, 120),
        *column("e", 350, 560, 3, 120),
    ],
    "one column": column("a", 50, 700, 12, 450),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    expected = PAGES[name]
    shuffled = random.Random(4).sample(expected, len(expected))
    assert [found.text for found in in_reading_order(shuffled)] == [given.text for given in expected]


LINES = st.lists(
    st.builds(
        lambda text, page, left, bottom, width: Line(text, page, left, left + width, bottom, 10),
        st.text("ab", min_size=1, max_size=2),
        st.integers(0, 1),
        st.integers(0, 500),
        st.integers(0, 700),
        st.integers(1, 300),
    ),
    max_size=25,
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(LINES, st.randoms(use_true_random=False))
def test_every_line_once_and_in_one_order(lines: list[Line], generator: random.Random) -> None:
    found = in_reading_order(lines)
    assert sorted(found) == sorted(lines)
    assert in_reading_order(generator.sample(lines, len(lines))) == found
