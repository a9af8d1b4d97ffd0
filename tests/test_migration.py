"""The policy of evolution: within a major fields are only added, and every older record can still be read.

`tests/data/record-1.jsonl` and `record-1.schema.json` were written when the tables were first made. They are never
written anew.
"""

import json
from pathlib import Path

import pytest

from burthen.errors import RecordError
from burthen.migration import migrate
from burthen.records import ErrorRecord, Record, json_schema

DATA = Path(__file__).parent / "data"
LINES = [json.loads(line) for line in (DATA / "record-1.jsonl").read_text("utf8").splitlines()]
OLD = json.loads((DATA / "record-1.schema.json").read_text("utf8"))["$defs"]
NEW = json_schema()["$defs"]


def kept(old, new, place="record"):
    """Yields where a value of the old data is not in the new."""
    if isinstance(old, dict):
        for name, value in old.items():
            yield from kept(value, new[name], f"{place}.{name}") if name in new else [f"{place}.{name}"]
    elif isinstance(old, list):
        assert len(old) == len(new), place
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from kept(one, other, f"{place}[{index}]")
    elif old != new:
        yield place


@pytest.mark.parametrize("line", LINES, ids=["full", "bare", "error"])
def test_a_stored_record_is_read_and_loses_nothing(line):
    record = migrate(line, "sample")
    assert isinstance(record, ErrorRecord if "error" in line else Record)
    assert list(kept(line, json.loads(record.to_json()))) == []


@pytest.mark.parametrize("model", sorted(OLD))
def test_no_field_or_label_was_taken_away_and_none_became_required(model):
    old, new = OLD[model], NEW[model]
    if "enum" in old:
        assert set(old["enum"]) <= set(new["enum"])
    else:
        assert old["properties"].keys() <= new["properties"].keys()


@pytest.mark.parametrize("model", sorted(name for name in OLD if "properties" in OLD[name]))
def test_a_new_field_has_a_default(model):
    from pydantic import TypeAdapter

    reading = TypeAdapter(Record | ErrorRecord).json_schema(by_alias=True, mode="validation")["$defs"]
    added = NEW[model]["properties"].keys() - OLD[model]["properties"].keys()
    assert not added & set(reading[model].get("required", ()))


@pytest.mark.parametrize("model", sorted(name for name in OLD if "properties" in OLD[name]))
def test_no_field_changed_its_type(model):
    def types(field):
        return {option.get("type", option.get("$ref")) for option in field.get("anyOf", [field])}

    for name, field in OLD[model]["properties"].items():
        assert types(field) <= types(NEW[model]["properties"][name]), name


def test_a_chain_of_steps_leads_from_any_major_to_this_one():
    def rename(data):
        return {**data, "schema": "burthen/record/1", "article": data["piece"]} | {}

    def from_zero(data):
        data = rename(data)
        del data["piece"]
        return data

    older = {**LINES[0], "schema": "burthen/record/0", "piece": LINES[0]["article"]}
    del older["article"]
    oldest = {**older, "schema": "burthen/record/00"}
    steps = {"burthen/record/0": from_zero, "burthen/record/00": lambda data: {**data, "schema": "burthen/record/0"}}
    assert migrate(oldest, "sample", steps) == migrate(LINES[0], "sample")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({**LINES[0], "schema": "burthen/record/9"}, "its schema is burthen/record/9"),
        ({**LINES[0], "from_the_future": 1}, "from_the_future"),
        ({}, "names no schema"),
        ([1], "names no schema"),
    ],
)
def test_what_cannot_be_read_is_said(data, why):
    with pytest.raises(RecordError, match="B401") as caught:
        migrate(data, "sample:1")
    assert why in str(caught.value)
    assert "sample:1" in str(caught.value)
