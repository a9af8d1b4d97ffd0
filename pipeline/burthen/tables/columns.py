"""What a column of a table is, in plain Python, so that names and descriptions can be read without pyarrow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnType(StrEnum):
    """Types that columns have; the values are pyarrow's names."""

    STRING = "string"
    INTEGER = "int64"
    NUMBER = "float64"
    BOOLEAN = "bool"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: As in the record where the record has the field; prefixed by its parent where it is nested.
        kind: Type of its values.
        description: What it says, one sentence; it becomes field metadata and a line of the data dictionary.
        required: Whether it is never null.
    """

    name: str
    kind: ColumnType
    description: str
    required: bool = False


def text(name: str, description: str, *, required: bool = False) -> Column:
    """Returns a column of strings."""
    return Column(name, ColumnType.STRING, description, required)


def integer(name: str, description: str, *, required: bool = False) -> Column:
    """Returns a column of whole numbers."""
    return Column(name, ColumnType.INTEGER, description, required)


def number(name: str, description: str, *, required: bool = False) -> Column:
    """Returns a column of floating point numbers."""
    return Column(name, ColumnType.NUMBER, description, required)


def flag(name: str, description: str, *, required: bool = False) -> Column:
    """Returns a column of true and false."""
    return Column(name, ColumnType.BOOLEAN, description, required)


def label(name: str, description: str, values: type[StrEnum], *, required: bool = False) -> Column:
    """Returns a column of labels; the description names them all."""
    return text(name, f"{description}: {', '.join(values)}.", required=required)


def span(what: str, prefix: str = "", *, required: bool = False) -> tuple[Column, ...]:
    """Returns the columns of a span: its offsets and the words under it.

    Args:
        what: What the span holds, for the descriptions.
        prefix: `cue` for `cue_start`, `cue_end`, `cue_quote`; empty for `start`, `end`, `quote`.
    """
    lead = f"{prefix}_" if prefix else ""
    return (
        integer(f"{lead}start", f"First code point of {what}, counted in the article's text.", required=required),
        integer(f"{lead}end", f"One past the last code point of {what}.", required=required),
        text(f"{lead}quote", f"The words of {what}.", required=required),
    )


ARTICLE_ID = text("article_id", "Id of the article; joins all tables.", required=True)


def own_id(name: str, what: str) -> tuple[Column, ...]:
    """Returns the columns that name a row: the article, its own id within it, and its place in the layer."""
    return (
        ARTICLE_ID,
        text(name, f"Id of the {what}, unique within its article.", required=True),
        integer("position", f"Place of the {what} among those of its article, from 0.", required=True),
    )


def party(role: str) -> tuple[Column, ...]:
    """Returns the columns of a payer or payee."""
    return (
        text(f"{role}_id", f"Holder id of the {role}, stable across articles."),
        text(f"{role}_name", f"Name of the {role}."),
        text(f"{role}_country", f"Country of the {role}, ISO 3166-1 alpha-2."),
        integer(f"{role}_start", f"First code point of the {role}'s mention; null where it is implied."),
        integer(f"{role}_end", f"One past the last code point of the {role}'s mention."),
    )
