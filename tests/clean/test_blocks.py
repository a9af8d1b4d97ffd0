import textwrap

import pytest

from burthen.clean.blocks import joined, split
from burthen.clean.typography import normalised
from tests.clean.pages import BODY


def paragraphs(text: str) -> list[str]:
    return [block.text for block in split(joined(normalised(text)).text)]


@pytest.mark.parametrize("width", [48, 65, 80])
@pytest.mark.parametrize("separator", ["\n\n", "\n"])
def test_hard_wrapped_paragraphs_are_joined(width, separator):
    long = [f"{BODY[n]} {BODY[n + 1]}" for n in range(4)]
    text = separator.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in long)
    assert " ".join(paragraphs(text)) == " ".join(long)
    if separator == "\n\n":
        assert paragraphs(text) == long


@pytest.mark.parametrize(
    "lines",
    [
        list(BODY),
        ["Storm Closes Northern Ferry Lines", "Ten Places to Eat Shrimp Now", "Council Votes Against the Road"],
        ["Pay.", "Or leave.", "It is that simple."],
        ["- pay for the fuel", "- pay for the pilots", "- pay for the dredging"],
    ],
)
def test_lines_that_are_paragraphs_stay_apart(lines):
    assert paragraphs("\n".join(lines)) == lines
    assert paragraphs("\n\n".join(lines)) == lines


def test_a_word_broken_at_its_hyphen_gets_no_space():
    text = (
        "The two sides have talked about cost-\nsharing for many years now and have\n"
        "never come to an end of that old talk,\nas everybody in the port knows well."
    )
    assert "cost-sharing for" in paragraphs(text)[0]
