"""Records as text in one piece: JSON, Web Annotation, schema.org."""

import io
import json

import pytest

from burthen.errors import SettingsError
from burthen.export.export import write_stream
from burthen.export.formats import ExportFormat
from burthen.export.names import urn
from burthen.records import Record
from tests.factories import full_record


def written(records, to, **options):
    stream = io.StringIO()
    write_stream(records, ExportFormat(to), stream, **options)
    return stream.getvalue()


def test_json_lines_and_array_hold_the_records(exported):
    lines = written(exported, "jsonl").splitlines()
    assert [Record.model_validate_json(line) for line in lines] == exported
    assert [Record.model_validate(row) for row in json.loads(written(exported, "json"))] == exported
    assert json.loads(written([], "json")) == []


def test_annotations_find_their_words(exported):
    page = json.loads(written(exported, "webanno"))
    text = exported[0].article.text
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == len({item["id"] for item in page["items"]}) == 5 + 2 + 2 + 5
    for item in page["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            if "selector" in target:
                place, quote = target["selector"]
                assert text[place["start"] : place["end"]] == quote["exact"]
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_an_annotation_says_what_was_found():
    page = json.loads(written([full_record()], "webanno"))
    [claim] = [item for item in page["items"] if item["id"].endswith(":c0")]
    values = {body["value"] for body in claim["body"]}
    assert {"layer=claim", "voice=other", "endorsement=rejected", "source=person:vastmark-president"} <= values


def test_annotations_without_text_have_places_and_no_words(exported):
    page = written(exported, "webanno", no_text=True)
    assert "TextQuoteSelector" not in page
    assert "TextPositionSelector" in page


def test_claims_have_their_authors_and_where_they_appear():
    graph = json.loads(written([full_record()], "schemaorg"))["@graph"]
    quoted, own = graph
    assert quoted["author"] == {"@type": "Person", "name": "the president of Vastmark"}
    assert own["author"] == {"@type": "NewsMediaOrganization", "name": "The Norland Courier"}
    assert own["appearance"]["@type"] == "OpinionNewsArticle"
    assert own["text"] == "The government should publish the accounts"


@pytest.mark.parametrize("to", ["schemaorg"])
def test_what_consists_of_text_is_not_written_without_it(exported, to):
    with pytest.raises(SettingsError, match="B201"):
        written(exported, to, no_text=True)


@pytest.mark.parametrize("to", ["csv", "duckdb", "docbin"])
def test_what_is_no_text_does_not_go_to_a_stream(exported, to):
    with pytest.raises(SettingsError, match="B201"):
        written(exported, to)


def test_names_hold_in_any_tool():
    assert urn("a b/ü", "c1") == "urn:burthen:a%20b%2F%C3%BC:c1"
