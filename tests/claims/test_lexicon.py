from functools import cache

import pytest
import spacy

from burthen.claims.lexicon import Lexicon, default_lexicon, read_tables, token_forms, words


@cache
def blank():
    return spacy.blank("en")


def found(text, cues, excepted=()):
    lexicon = Lexicon({"table": {"cues": cues, "except": excepted}})
    doc = blank()(text)
    return [doc[cue.start : cue.end].text for cue in lexicon.find(token_forms(doc))]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("They should pay.", "should", ["should"]),
        ("They can't afford to pay.", "can not .. afford to", ["can't afford to"]),
        ("They cannot afford to pay.", "can not afford", ["cannot afford"]),
        ("They can no longer afford it.", "can .. afford", ["can no longer afford"]),
        ("It is a short-sighted plan.", "short-sighted", ["short-sighted"]),
        ("a wise or prudent act", "wise|prudent _", ["wise or", "prudent act"]),
        ("They are late.", "be late", ["are late"]),
        ("They won’t pay.", "will not", ["won’t"]),
        ("One of them pays.", "paid", []),
    ],
)
def test_find(text, cue, expected):
    assert found(text, [cue]) == expected


def test_exception_swallows_an_overlapping_cue():
    assert found("They pay not only rent.", ["not"], ["not only"]) == []
    assert found("They do not pay, and not only rent.", ["not"], ["not only"]) == ["not"]


def test_tag_is_asked_for_where_there_is_one():
    doc = blank()("They claim damages")
    doc[1].tag_ = "NN"
    assert Lexicon({"t": {"cues": ["claim/V"]}}).find(token_forms(doc)) == []
    doc[1].tag_ = "VBP"
    assert len(Lexicon({"t": {"cues": ["claim/V"]}}).find(token_forms(doc))) == 1


def test_stem_is_found_despite_a_wrong_lemma():
    doc = blank()("They deterred raids")
    doc[1].tag_, doc[1].lemma_ = "VBD", "deterr"
    assert len(Lexicon({"t": {"cues": ["deter/V"]}}).find(token_forms(doc))) == 1


def test_bundled_tables_hold_only_cues():
    for name, table in read_tables().items():
        assert set(table) <= {"cues", "except"}, name
        assert all(isinstance(cue, str) and cue.split() for cues in table.values() for cue in cues), name
    assert default_lexicon() is default_lexicon()
    assert "government" in words("asks.actor_noun")
