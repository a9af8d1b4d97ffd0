"""What is left of a record whose text may not be shared."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen import records
from burthen.export.no_text import LONGEST, SCHEMA_ID, columns_without_text, record_without_text, row_without_text
from burthen.tables.rows import table_rows
from burthen.tables.schemas import COLUMNS
from tests.factories import TEXT, bare_record, figure, full_record

LINES = [line for line in TEXT.splitlines() if len(line) > LONGEST]


def strings(value):
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def test_no_sentence_claim_or_evidence_is_left():
    record = full_record()
    kept = set(strings(record_without_text(record)))
    gone = {s.quote for s in record.sentences} - {record.article.headline} | {c.quote for c in record.claims}
    gone |= {e.quote for s in record.stances for e in s.evidence}
    # One short sentence stands as the sign of endorsement, which is what is shared of it.
    assert kept & gone == {"That is false."}


def test_what_is_left_is_what_a_reader_of_the_text_needs():
    record = full_record()
    data = record_without_text(record)
    assert data["schema"] == SCHEMA_ID
    assert data["article"]["text"] is None
    assert data["article"]["text_sha256"] == records.text_sha256(record.article.text)
    for kept, whole in zip(data["claims"], record.claims, strict=True):
        assert record.article.text[kept["start"] : kept["end"]] == whole.quote
    assert [f["quote"] for f in data["figures"]] == [f.quote for f in record.figures]


def test_it_is_not_taken_for_a_record():
    with pytest.raises(ValueError, match="schema"):
        records.Record.model_validate(record_without_text(full_record()))


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_have_no_more_than_the_record(table):
    allowed = set(strings(record_without_text(full_record())))
    for row in table_rows(full_record())[table]:
        bare = row_without_text(table, row)
        assert list(bare) == [column.name for column in columns_without_text(table)]
        quotes = {v for name, v in bare.items() if name.endswith("quote") and v is not None}
        assert quotes <= allowed
        for column in columns_without_text(table):
            assert bare[column.name] is not None or not column.required


@given(st.text(min_size=1, max_size=200))
def test_no_long_stretch_of_any_text_is_left(text):
    record = bare_record(text).model_copy(update={"figures": [figure(text, text, 0, measures=text)]})
    assert all(len(part) <= LONGEST for part in strings(record_without_text(record)["figures"]))
    left = json.dumps(row_without_text("figures", table_rows(record)["figures"][0]))
    assert len(text) <= LONGEST or json.dumps(text)[1:-1] not in left
