"""Records go to every annotation tool and come back as they were; what a coder changes there comes back changed."""

import json

import pytest
from hypothesis import given

from burthen.coding import label_studio, span_lines
from burthen.coding.markup import Item, Markup, to_markup, to_record
from burthen.coding.offsets import to_utf16
from burthen.coding.tool import Tool
from burthen.coding.tools import read_coded, write_sample
from burthen.errors import RecordError
from tests.coding.awkward import awkward_record
from tests.factories import bare_record, full_record
from tests.test_records import records_over

RECORDS = {"full": full_record, "awkward": awkward_record, "bare": bare_record}
LINES = [Tool.LABEL_STUDIO, Tool.DOCCANO, Tool.PRODIGY, Tool.RECORDS]


@pytest.mark.parametrize("tool", LINES)
@pytest.mark.parametrize("name", RECORDS)
def test_a_record_comes_back_as_it_was(tool, name, tmp_path):
    records = [RECORDS[name](), full_record()]
    (path, *_) = write_sample(records, tool, tmp_path / "coded.json")
    assert list(read_coded(path, tool)) == records


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_comes_back_from_uima(name, tmp_path):
    pytest.importorskip("cassis", reason="dkpro-cassis comes with the extra `annotate`")
    record = RECORDS[name]()
    (path,) = write_sample([record], Tool.CAS, tmp_path)
    assert list(read_coded(path, Tool.CAS)) == [record]


@given(records_over())
def test_any_record_survives_being_markup(record):
    again = to_record(Markup(**vars_of(to_markup(record))), "here")
    assert sorted(again.sentences, key=lambda s: s.id) == sorted(record.sentences, key=lambda s: s.id)
    assert again.article == record.article


def vars_of(markup):
    return {"text": markup.text, "items": markup.items, "rest": json.loads(json.dumps(markup.rest))}


def test_a_tool_that_counts_utf16_is_understood():
    record = awkward_record()
    task = label_studio.write(to_markup(record))
    for row in task["annotations"][0]["result"]:
        for end in ("start", "end"):
            row["value"][end] = to_utf16(record.article.text, row["value"][end])
    assert to_record(label_studio.read(task, "task"), "task") == record


def test_a_label_that_a_coder_changes_is_the_new_value():
    row = span_lines.write_doccano(to_markup(full_record()))
    (sentence,) = [e for e in row["entities"] if e["label"] == "sentence:policy" and e["start_offset"] == 0]
    sentence["label"] = "sentence:evaluative"
    assert to_record(span_lines.read_doccano(row, "row"), "row").sentences[0].type == "evaluative"


def test_a_choice_that_a_coder_changes_is_the_new_value():
    task = label_studio.write(to_markup(full_record()))
    (choice,) = [r for r in task["annotations"][0]["result"] if r["from_name"] == "claim_endorsement"]
    choice["value"]["choices"] = ["endorsed"]
    assert to_record(label_studio.read(task, "task"), "task").claims[0].endorsement == "endorsed"


def test_a_span_that_a_coder_draws_is_a_new_item_and_one_that_is_deleted_is_gone():
    record = full_record()
    row = span_lines.write_prodigy(to_markup(record))
    row["spans"] = [span for span in row["spans"] if span["name"] != "f0"]
    at = record.article.text.index("five years")
    row["spans"].append({"start": at, "end": at + 10, "label": "figure", "text": "five years"})
    again = to_record(span_lines.read_prodigy(row, "row"), "row")
    assert [f.quote for f in again.figures] == ["over ¥1 trillion", "five years"]
    assert again.figures[1].decided_by == "coder"
    assert again.figures[1].value_min is None


def test_references_to_a_deleted_item_become_null():
    markup = to_markup(full_record())
    gone = Markup(markup.text, tuple(i for i in markup.items if not i.id.startswith("c0")), markup.rest)
    assert [claim.id for claim in to_record(gone, "here").claims] == ["c1"]


@pytest.mark.parametrize("item", [Item("x", "mood", 0, 1), Item("s0", "sentence", 0, 1, "wise")])
def test_an_unknown_label_or_value_is_refused(item):
    markup = to_markup(full_record())
    with pytest.raises(RecordError, match="B405"):
        to_record(Markup(markup.text, (item,), markup.rest), "here")


@pytest.mark.parametrize("content", ['{"text": "x"}', "[1]", '{"data": {"text": "x"}}'])
def test_a_file_of_another_kind_is_an_error_and_no_crash(content, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(content, "utf8")
    for tool in (Tool.LABEL_STUDIO, Tool.DOCCANO, Tool.PRODIGY, Tool.SHEET, Tool.RECORDS):
        (result,) = read_coded(path, tool)
        assert isinstance(result, RecordError)


def test_the_interface_names_every_label_and_value():
    from xml.etree import ElementTree

    from burthen.coding.markup import LABELS, MAIN

    tree = ElementTree.fromstring(label_studio.interface())
    assert {label.get("value") for label in tree.iter("Label")} == set(LABELS)
    values = {choice.get("value") for choice in tree.iter("Choice")}
    assert values == {value for _, values in MAIN.values() for value in values}
