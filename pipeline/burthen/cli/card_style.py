"""What all parts of the card share: marks, colours, and text made safe for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.text import Text

# Colours are told apart by letters too, so that nothing depends on them; red and green are left to verdicts.
SPEAKER_STYLES = ("cyan", "magenta", "blue", "yellow", "bright_cyan", "bright_magenta", "bright_blue", "bright_yellow")
DIM = "dim"
HEADING = "bold"
VERDICT_STYLES = {
    "support": "green",
    "oppose": "red",
    "mixed": "yellow",
    "neutral": "default",
    "endorsed": "green",
    "rejected": "red",
}

# C0 and C1 controls could move the cursor or change the terminal; direction overrides could reorder the card.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Marks:
    """The signs of the card, in one set for UTF-8 and one for plain ASCII."""

    open: str = "⟨"
    close: str = "⟩"
    bar: str = "│"
    full: str = "█"
    empty: str = "░"
    yes: str = "✓"
    no: str = "✗"
    arrow: str = "→"
    dash: str = "–"
    dot: str = "·"
    at_least: str = "≥"
    at_most: str = "≤"
    about: str = "≈"
    left_quote: str = "“"
    right_quote: str = "”"
    dots: str = "…"
    currency_signs: bool = True


UNICODE_MARKS = Marks()
ASCII_MARKS = Marks(
    "{", "}", "|", "#", ".", "[yes]", "[no]", "->", "-", "-", ">=", "<=", "about", '"', '"', "...", currency_signs=False
)


def marks_for(encoding: str) -> Marks:
    """Returns the signs that an encoding can carry."""
    return UNICODE_MARKS if encoding.lower().replace("-", "").startswith("utf") else ASCII_MARKS


def safe(text: str) -> str:
    """Returns `text` with every character that could act on a terminal replaced, one for one, so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text.replace("\r", " ").replace("\t", " "))


def plain(text: str | None, style: str = "") -> Text:
    """Returns text on one line; markup in it is not read."""
    return Text(" ".join(safe(text or "").split()), style=style)


def shorten(text: str, limit: int, marks: Marks = UNICODE_MARKS) -> str:
    """Returns at most `limit` characters of a text on one line, with a sign where it was cut."""
    line = " ".join(safe(text).split())
    return line if len(line) <= limit else line[: max(1, limit - len(marks.dots))].rstrip() + marks.dots


def quoted(text: str, limit: int, marks: Marks) -> str:
    """Returns a short quotation in quotation marks, single ones where the text has double ones itself."""
    left, right = ("‘", "’") if "“" in text and marks.currency_signs else (marks.left_quote, marks.right_quote)
    return f"{left}{shorten(text, limit, marks)}{right}"


def probability(p: float | None) -> str:
    """Returns a probability as it is said on the card; what a rule decided has none."""
    return "rule" if p is None else f"p {two_digits(p)}"


def two_digits(p: float) -> str:
    """Returns a probability with two digits, and never a certainty that is only rounded."""
    if 0.995 <= p < 1:
        return ">0.99"
    return "<0.01" if 0 < p < 0.005 else f"{p:.2f}"


def bar(p: float, marks: Marks, width: int = 10) -> str:
    """Returns a probability as a bar of `width` characters."""
    full = round(min(1.0, max(0.0, p)) * width)
    return marks.full * full + marks.empty * (width - full)


def words(label: str | None) -> str:
    """Returns a label of the codebook as words."""
    return (label or "").replace("_", " ")
