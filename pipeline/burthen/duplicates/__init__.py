"""Duplicates and syndication: which articles of a run are the same text, marked and never dropped.

A pass over records that does not depend on their order: every pair of texts that the comparison finds the same is a
link, linked texts are a group, and its canonical article is the one with the smallest (published, id). What stands on
disk is an index of texts, so that memory does not grow with their number and later runs can be added.
"""

from burthen.duplicates.index import DuplicateIndex
from burthen.duplicates.marking import mark_duplicates, write_table
from burthen.duplicates.table import schema

__all__ = ["DuplicateIndex", "mark_duplicates", "schema", "write_table"]
