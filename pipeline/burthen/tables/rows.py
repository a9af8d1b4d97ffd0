"""Rows of the tables of one record, as plain dictionaries in the order of their columns."""

from __future__ import annotations

from burthen.records import Record
from burthen.tables.rows_of_claims import claim_rows, figure_rows
from burthen.tables.rows_of_stances import evidence_rows, stance_rows
from burthen.tables.rows_of_text import article_row, sentence_rows
from burthen.tables.values import Row


def table_rows(record: Record) -> dict[str, list[Row]]:
    """Returns the rows of every table that a record gives, by the table's name.

    A layer that was not run has no rows, and its count in `articles` is null; one that found nothing has a count of 0.
    """
    return {
        "articles": [article_row(record)],
        "sentences": sentence_rows(record),
        "claims": claim_rows(record),
        "figures": figure_rows(record),
        "stances": stance_rows(record),
        "evidence": evidence_rows(record),
    }
