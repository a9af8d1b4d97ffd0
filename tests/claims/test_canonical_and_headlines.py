from functools import cache

import pytest
import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from burthen.annotate.extensions import register_extensions
from burthen.annotate.readings import Attribution, SentenceVoice, Speaker
from burthen.claims.component import ClaimsComponent
from burthen.labels import HolderKind, Mode, Role, Voice
from burthen.spans import Span


@cache
def blank():
    return spacy.blank("en")


HEAD = ["Halvorsen", "visited", "Oslo", "."]
BODY = ["He", "should", "return", "."]


def pair(entities):
    register_extensions()
    doc = Doc(
        blank().vocab,
        words=HEAD + BODY,
        heads=[1, 1, 1, 1, 6, 6, 6, 6],
        deps=["nsubj", "ROOT", "obj", "punct", "nsubj", "aux", "ROOT", "punct"],
        tags=["NNP", "VBD", "NNP", ".", "PRP", "MD", "VB", "."],
        spaces=[True, True, False, True, True, True, False, False],
    )
    doc.ents = [DocSpan(doc, start, start + 1, label) for start, label in entities]
    return doc


def test_pronoun_gives_way_to_the_only_person_before():
    doc = ClaimsComponent("claims")(pair([(0, "PERSON"), (2, "GPE")]))
    assert [claim.canonical for claim in doc._.claims] == [None, "Halvorsen should return"]


@pytest.mark.parametrize("entities", [[], [(0, "PERSON"), (2, "PERSON")], [(0, "ORG")]])
def test_unsure_antecedent_is_left(entities):
    assert ClaimsComponent("claims")(pair(entities))._.claims[1].canonical is None


def test_resolved_source_tells_what_a_pronoun_stands_for():
    doc = pair([])
    speaker = Speaker("person:x", HolderKind.PERSON, "Ms. Halvorsen", span=Span(doc[4].idx, doc[4].idx + 2))
    doc._.attributions = (Attribution((Span(doc[5].idx, doc[6].idx + 6),), speaker, None, Mode.INDIRECT),)
    own = next(claim for claim in ClaimsComponent("claims")(doc)._.claims if claim.spans[0].start == doc[4].idx)
    assert own.canonical == "Ms. Halvorsen should return"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Island Pact: Mend Old Error, Strengthen Trust", "policy"),
        ("Joint Patrols Still Necessary", "policy"),
        ("Support for Allies", "none"),
        ("A Matter of Trust", "none"),
    ],
)
def test_headline(text, expected):
    words = text.replace(":", " :").replace(",", " ,").split()
    tags = ["NNP" if word.isalpha() else word for word in words]
    tags = ["IN" if word in ("for", "of") else tag for word, tag in zip(words, tags, strict=True)]
    register_extensions()
    n = len(words)
    doc = Doc(blank().vocab, words=words, tags=tags, heads=[0] * n, deps=["ROOT", *["dep"] * (n - 1)])
    doc._.sentence_voices = (SentenceVoice(Role.HEADLINE, Voice.AUTHOR),)
    assert ClaimsComponent("claims")(doc)._.sentence_readings[0].type == expected
