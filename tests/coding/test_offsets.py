"""Offsets in UTF-16 code units and in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.coding.offsets import resolve, to_code_point, to_utf16
from burthen.errors import RecordError


@given(st.text(max_size=30), st.integers(0, 30))
def test_there_and_back(text, position):
    position = min(position, len(text))
    unit = to_utf16(text, position)
    assert unit == len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
    assert to_code_point(text, unit) == position


@pytest.mark.parametrize(
    ("start", "end", "quote", "expected"),
    [
        (2, 4, "ab", (2, 4)),  # code points
        (3, 5, "ab", (2, 4)),  # UTF-16 code units
        (0, 1, "🪖", (0, 1)),
        (0, 2, "🪖", (0, 1)),
        (2, 4, None, (2, 4)),
    ],
)
def test_the_quotation_decides_what_was_counted(start, end, quote, expected):
    assert resolve("🪖 ab", start, end, quote, "task") == expected


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 1, "x"), (0, 99, None), (-1, 2, None), (3, 2, None)])
def test_what_is_not_in_the_text_is_refused(start, end, quote):
    with pytest.raises(RecordError, match="B405"):
        resolve("🪖 ab", start, end, quote, "task")
