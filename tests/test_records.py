"""The record: spans hold for any text, JSON gives back the same record, and the published schema accepts it."""

import json
import unicodedata

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from burthen.records import ErrorRecord, Quoted, Record, Sentence, iter_spans, json_schema, text_sha256
from tests.factories import article, bare_record, error_record, full_record

# What breaks offsets that count bytes, UTF-16 units or graphemes instead of code points.
AWKWARD = [
    "🪖", "👩‍✈️", "🇰🇷", "e\u0301", "n\u0303\u0323", "\r\n", "\r", "\n", "\u00a0", "\u202f", "\u200f", "\u200e",
    "\u202e", "\u200b", "\ufeff", "ﬁ", "ß", "İ", "עברית", "日本", "¥", "“", "”", "\t", "\x00", "\x1b[31m", "\u2028",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=8)), max_size=12).map("".join)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@st.composite
def records_over(draw, texts=TEXTS):
    """Draws a text and a record with sentences, removed spans and claims at random places in it."""
    text = draw(texts)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5))
    quotes = [{"start": start, "end": end, "quote": text[start:end]} for start, end in spans]
    sentences = [
        Sentence(
            **quote, id=f"s{index}", role="body", type=None, voice="author",
            hedged=None, negated=None, rhetorical=None, checkworthy=None, p=None,
        )
        for index, quote in enumerate(quotes)
    ]  # fmt: skip
    removed = [{**quote, "reason": "promo"} for quote in quotes[:1]]
    return bare_record(article=article(text, removed=removed), sentences=sentences)


@given(records_over())
def test_every_span_gives_its_quote_in_any_text(record):
    text = record.article.text
    for place, span in iter_spans(record):
        assert text[span.start : span.end] == span.quote, place


@given(records_over())
def test_json_gives_back_the_same_record_and_the_text_unchanged(record):
    line = record.to_json()
    assert "\n" not in line
    again = Record.model_validate_json(line)
    assert again == record
    assert json.loads(line)["article"]["text"] == record.article.text
    for _, span in iter_spans(again):
        assert again.article.text[span.start : span.end] == span.quote


@given(records_over())
def test_the_published_schema_accepts_every_record(record):
    VALIDATOR.validate(json.loads(record.to_json()))


@given(TEXTS.filter(bool), st.data())
def test_a_quote_that_is_not_the_text_is_refused(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    good = Quoted(start=start, end=start + 1, quote=text[start])
    wrong = {**good.model_dump(), "quote": text[start] + "x", "reason": "promo"}
    with pytest.raises(ValidationError, match=r"removed\[0\]"):
        bare_record(article=article(text, removed=[wrong]))


def test_offsets_count_code_points_and_no_normalisation_hides_in_between():
    text = "Cafe\u0301 🪖 ¥1"
    assert unicodedata.normalize("NFC", text) != text
    record = bare_record(article=article(text, removed=[{"start": 8, "end": 10, "quote": "¥1", "reason": "promo"}]))
    assert record.article.removed[0].quote == "¥1"


def test_a_span_beyond_the_text_is_refused():
    with pytest.raises(ValidationError, match=r"article.text\[0:9\]"):
        bare_record(article=article("short", removed=[{"start": 0, "end": 9, "quote": "short", "reason": "promo"}]))


def test_a_text_that_was_changed_after_hashing_is_refused():
    with pytest.raises(ValidationError, match="text_sha256"):
        bare_record(article=article("text", text_sha256=text_sha256("other")))


def test_the_full_record_has_spans_in_every_layer_and_is_valid():
    record = full_record()
    places = {place.split(".")[1].split("[")[0] for place, _ in iter_spans(record)}
    assert places == {"article", "sentences", "claims", "figures", "stances"}
    VALIDATOR.validate(json.loads(record.to_json()))


def test_a_layer_not_run_is_null_and_one_without_finds_is_empty():
    dump = json.loads(bare_record(claims=[]).to_json())
    assert dump["claims"] == []
    assert dump["figures"] is None


def test_unknown_fields_and_numbers_that_json_lacks_are_refused():
    good = json.loads(full_record().to_json())
    with pytest.raises(ValidationError, match="extra"):
        Record.model_validate(good | {"verdict": "true"})
    good["figures"][0]["value_max"] = float("inf")
    with pytest.raises(ValidationError, match="finite"):
        Record.model_validate(good)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "burthen/record/2"),
        (("sentences", 0, "type"), "opinion"),
        (("figures", 1, "bound"), "more"),
        (("article", "coverage", "analysed"), -1),
        (("claims", 0, "p"), 1.5),
    ],
)
def test_the_schema_refuses_what_the_model_refuses(path, value):
    dump = json.loads(full_record().to_json())
    inner = dump
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(dump)
    with pytest.raises(ValidationError):
        Record.model_validate(dump)


def test_an_error_record_is_one_valid_line():
    line = error_record("bad\n.txt").to_json()
    assert "\n" not in line
    VALIDATOR.validate(json.loads(line))
    assert ErrorRecord.model_validate_json(line) == error_record("bad\n.txt")


def test_a_file_name_that_is_no_utf8_does_not_break_the_line():
    line = error_record("caf\udce9.txt").to_json()
    assert json.loads(line)["article"]["source"]["path"] == "caf\udce9.txt"
    assert line.isascii()


def test_the_hash_takes_lone_surrogates():
    assert len(text_sha256("\ud800")) == 64
