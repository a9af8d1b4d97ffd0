"""Coding sheets: words are found in their sentences, and a sheet that names what is not there is refused."""

import json

import pytest

from burthen.coding.blank import blank_sheet, record_of_sheet
from burthen.coding.places import Places
from burthen.coding.sheet_figures import kind_of
from burthen.errors import RecordError
from burthen.spans import Span
from tests import factories

SENTENCES = (
    "Dues and don'ts",
    "May 4, 2019",
    "The president said that The Hague pays nothing.",
    "It paid €2 billion.",
    "It pays, it should say so.",
)
TEXT = "{}\n{}\n{} {} {}\n".format(*SENTENCES)
SEGMENTS = [Span(TEXT.index(sentence), TEXT.index(sentence) + len(sentence)) for sentence in SENTENCES]
CODES = {
    "sentences": {
        "S1": "headline evaluative author -", "S2": "x dateline", "S3": "factual other c", "S4": "factual author c",
        "S5": "policy author -",
    },
    "holders": {
        "pres": {"id": "person:president", "kind": "person", "name": "president", "country": "US"},
        "nl": {"id": "government:NL", "kind": "government", "name": "The Hague", "country": "NL"},
    },
    "claims": [{
        "s": "S3", "src": "pres", "q": ["The Hague pays nothing"], "cue": "said", "surface": "The president",
        "mode": "indirect", "force": "assertive", "end": "rejected", "scope": "document", "ev": "S4", "type": "factual",
        "flags": "nc",
    }],
    "own": {"S5": [["It pays", "factual"], ["it should say so", "policy"]]},
    "asks": {"S5": ["nl", "say so"]},
    "figures": [
        {"n": "F1", "s": "S3", "q": "nothing", "min": 0, "max": 0, "unit": "EUR", "bound": "zero_word", "payer": "nl",
         "payee": "own forces", "by": "pres", "end": "rejected"},
        {"n": "F2", "s": "S4", "q": "€2 billion", "min": 2e9, "max": 2e9, "unit": "EUR", "basis": "explicit",
         "bound": "exact", "period": {"start": "2019-01-01", "end": "2019-12-31", "basis": "publication"}},
    ],
    "stances": [
        {"target": "ally_pays_fair_share", "value": "support", "ev": ["S4"]},
        {"holder": "pres", "target": "ally_pays_fair_share", "value": "oppose", "ev": ["S3"]},
    ],
}  # fmt: skip


def sheet(**changes):
    filled = blank_sheet(factories.article(TEXT, id="dues"), SEGMENTS)
    return json.loads(json.dumps({**filled, **CODES, **changes}))


def test_a_sheet_becomes_a_record():
    record = record_of_sheet(sheet(), "dues.json")
    assert [s.quote for s in record.article.removed] == ["May 4, 2019"]
    assert record.article.headline == "Dues and don'ts"
    assert [(c.quote, c.voice.value) for c in record.claims] == [
        ("Dues and don'ts", "author"),
        ("The Hague pays nothing", "other"),
        ("It paid €2 billion.", "author"),
        ("It pays", "author"),
        ("it should say so", "author"),
    ]
    claim = record.claims[1]
    assert (claim.source.id, claim.source.surface, claim.cue.quote) == ("person:president", "The president", "said")
    assert claim.endorsement_evidence.quote == "It paid €2 billion."
    assert claim.figures == ["f0"]
    assert record.claims[4].ask.addressee == "government:NL"
    assert [(f.source, f.claim, f.endorsement) for f in record.figures] == [
        ("person:president", "c1", "rejected"),
        (None, "c2", None),
    ]


def test_what_a_sheet_does_not_name_is_absent():
    stances = record_of_sheet(sheet(), "dues.json").stances
    raised = {s.target: s.value.value for s in stances if s.holder.id == "author" and s.value != "absent"}
    assert raised == {"ally_pays_fair_share": "support"}
    assert sum(s.holder.id == "author" for s in stances) == 14
    assert [s.holder.id for s in stances if s.holder.id != "author"] == ["person:president"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sentences": {"S1": "factual author -"}}, "S2, S3, S4, S5: not coded"),
        ({"sentences": {**CODES["sentences"], "S9": "none author -"}}, "S9: no such sentence"),
        ({"sentences": {**CODES["sentences"], "S1": "wise author -"}}, "type voice flags"),
        ({"sentences": {**CODES["sentences"], "S1": "factual author z"}}, "type voice flags"),
        ({"sentences": {**CODES["sentences"], "S2": "x mood"}}, "no reason of removal"),
        ({"claims": [{**CODES["claims"][0], "q": ["pays something"]}]}, "is not in"),
        ({"claims": [{**CODES["claims"][0], "src": "pope"}]}, "used but not defined"),
        ({"claims": [{**CODES["claims"][0], "s": "S2", "q": ["May"]}]}, "coded as removed"),
        ({"claims": [{**CODES["claims"][0], "mode": "loud"}]}, "mode"),
        ({"figures": [{**CODES["figures"][0], "equiv": "F9"}]}, "is no figure"),
        ({"figures": [CODES["figures"][0], CODES["figures"][0]]}, "the same name"),
        ({"stances": [{"target": "moon", "value": "support", "ev": ["S4"]}]}, "is no target"),
        ({"stances": [{"target": "pressure_works", "value": "support", "ev": []}]}, "ev"),
        ({"segments": [[5, 1]]}, "start"),
    ],
)
def test_a_sheet_that_does_not_hold_is_refused_with_its_place(changes, message):
    with pytest.raises(RecordError, match="B402") as caught:
        record_of_sheet(sheet(**changes), "dues.json")
    assert message in str(caught.value)


def test_joins_come_before_splits_and_parts_are_lettered():
    text = "One. Two, three, four. Five."
    segments = [Span(0, 4), Span(5, 22), Span(23, 28)]
    joined = Places.of(text, segments, split=[("S1", "three"), ("S1", "four")], join=[["S1", "S2"]])
    assert {n: s.of(text) for n, s in joined.spans.items()} == {
        "S1": "One. Two,", "S1b": "three,", "S1c": "four.", "S3": "Five.",
    }  # fmt: skip


@pytest.mark.parametrize(("words", "at"), [("it", 4), ("it@2", 12), ("hold", 7)])
def test_words_are_found_by_occurrence(words, at):
    assert Places.of("Did it hold it?", [Span(0, 15)]).find(words, "S1").start == at


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("USD", "money"),
        ("pct_GDP", "percent"),
        ("share", "ratio"),
        ("days", "duration"),
        ("ships", "count"),
        (None, "other"),
    ],
)
def test_kind_of_a_unit(unit, kind):
    assert kind_of(unit) == kind


def test_whole_words_are_preferred_to_parts_of_words():
    places = Places.of("These are the ones he chose.", [Span(0, 28)])
    assert places.find_anywhere("he", Span(0, 5)).start == 19
    assert places.find_anywhere("hes", Span(0, 5)).start == 1
