"""Rows follow the schemas, and schemas follow the record."""

import subprocess
import sys

import pytest

from burthen import labels, records
from burthen.tables.columns import ColumnType
from burthen.tables.rows import table_rows
from burthen.tables.schemas import COLUMNS, DESCRIPTION
from tests.factories import TEXT, article, at, bare_record, claim, full_record, president

PYTHON_TYPE = {
    ColumnType.STRING: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
    ColumnType.BOOLEAN: bool,
}


def one(table, **of):
    return next(row for row in table_rows(full_record())[table] if of.items() <= row.items())


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("record", [full_record(), bare_record()], ids=["full", "bare"])
def test_rows_have_the_columns_in_order_and_their_types(table, record):
    for row in table_rows(record)[table]:
        assert list(row) == [column.name for column in COLUMNS[table]]
        for column in COLUMNS[table]:
            value = row[column.name]
            assert value is not None or not column.required, column.name
            assert value is None or type(value) is PYTHON_TYPE[column.kind], column.name


@pytest.mark.parametrize("table", COLUMNS)
def test_schemas_are_explicit_described_and_flat(table):
    import pyarrow as pa

    from burthen.tables.schemas import SCHEMAS

    schema = SCHEMAS[table]
    assert schema.names == [column.name for column in COLUMNS[table]]
    assert len(set(schema.names)) == len(schema.names)
    for field in schema:
        assert not pa.types.is_nested(field.type)
        assert field.metadata[DESCRIPTION].decode().endswith(".")


CELLS = [
    ("articles", {}, {"outlet": "The Norland Courier", "kind": "editorial", "n_claims": 2, "truncated": False}),
    ("articles", {}, {"kind_evidence": '[{"where": "text", "words": "From The"}]', "burthen_version": "0.1.0"}),
    ("sentences", {"sentence_id": "s0"}, {"role": "headline", "type": "policy", "position": 0}),
    ("claims", {"claim_id": "c0"}, {"source_id": "person:vastmark-president", "cue_quote": "said that", "chain": ""}),
    ("claims", {"claim_id": "c0"}, {"endorsement": "rejected", "endorsement_evidence_quote": "That is false."}),
    ("claims", {"claim_id": "c1"}, {"ask_addressee": "The government", "ask_action": "publish the accounts"}),
    ("claims", {"claim_id": "c1"}, {"source_id": None, "cue_start": None}),
    ("figures", {"figure_id": "f1"}, {"value_min": 1e12, "value_max": None, "unit": "JPY", "period_end": "2027-03-31"}),
    ("figures", {"figure_id": "f1"}, {"payer_id": "government:NL", "payee_id": None, "payee_name": "allied forces"}),
    ("figures", {"figure_id": "f0"}, {"source_id": "person:vastmark-president", "endorsement": "rejected"}),
    ("stances", {"stance_id": "t0"}, {"p": 0.82, "p_oppose": 0.82, "p_neutral": 0.18, "p_support": None}),
    ("stances", {"stance_id": "t1"}, {"p": None, "strength": "hedged", "zero_shot": True, "n_evidence": 0}),
    ("stances", {"stance_id": "t4"}, {"holder_kind": "person", "holder_country": "VM", "position": 4}),
    ("evidence", {"stance_id": "t0"}, {"quote": "That is false.", "sentence_id": "s2", "value": "oppose", "p": 0.6}),
]


@pytest.mark.parametrize(("table", "of", "cells"), CELLS)
def test_cells(table, of, cells):
    row = one(table, **of)
    assert {name: row[name] for name in cells} == cells


def test_a_layer_that_was_not_run_is_told_from_one_that_found_nothing():
    bare = bare_record()
    empty = bare.model_copy(update={"claims": []})
    assert table_rows(bare)["articles"][0]["n_claims"] is None
    assert table_rows(empty)["articles"][0]["n_claims"] == 0


def test_a_broken_claim_keeps_its_pieces_and_a_nested_one_its_chain():
    pieces = [records.Quoted(**at(TEXT, quote)) for quote in ("Norland", "its defence")]
    whole = claim(TEXT, "Norland “pays nothing” for its defence", 0, spans=pieces)
    nested = whole.model_copy(update={"chain": ["government:VM", president().id], "sentence": 1})
    row = table_rows(full_record().model_copy(update={"claims": [nested]}))["claims"][0]
    assert row["spans"] == " ".join(f"{piece.start}-{piece.end}" for piece in pieces)
    assert row["chain"] == "government:VM > person:vastmark-president"
    assert row["sentence_id"] == "s1"


def test_lone_surrogates_become_replacement_characters_of_the_same_length():
    path = b"caf\xe9.txt".decode("utf8", "surrogateescape")
    record = bare_record(article=article(source=records.Source(path=path, format="text")))
    assert table_rows(record)["articles"][0]["source_path"] == "caf\N{REPLACEMENT CHARACTER}.txt"


def test_labels_are_plain_strings():
    assert type(one("claims", claim_id="c0")["endorsement"]) is str
    assert one("claims", claim_id="c0")["endorsement"] == labels.Endorsement.REJECTED


def test_pyarrow_is_not_imported_before_it_is_needed():
    modules = "burthen.tables.rows, burthen.tables.schemas, burthen.tables.writing"
    code = f"import sys, {modules}; print('pyarrow' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
