"""The data dictionary is current."""

from pathlib import Path

from burthen.compare.tables import all_columns
from burthen.export.dictionary import data_dictionary

ROOT = Path(__file__).parents[2]


def test_the_data_dictionary_is_that_of_the_schemas():
    written = (ROOT / "DATA_DICTIONARY.md").read_text("utf8")
    assert written == data_dictionary(all_columns()), "python -m burthen.cli.dictionary > DATA_DICTIONARY.md"
