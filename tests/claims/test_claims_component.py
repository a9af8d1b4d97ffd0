from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from burthen.claims.component import ClaimsComponent, create_claims
from burthen.labels import ClaimType, DecidedBy
from burthen.spans import Span
from tests.claims.claim_parses import parsed


class FixedEvidence:
    def __init__(self, **scores):
        self.scores = {name.replace("__", "."): value for name, value in scores.items()}

    def type_scores(self, doc):
        return [self.scores for _ in doc.sents]


@cache
def blank_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def blank_doc(text):
    return blank_pipeline()(text)


def test_factory_is_registered():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("burthen_claims")
    doc = nlp("Tokyo should buy more. The treaty was signed in 1954.")
    assert [reading.type for reading in doc._.sentence_readings] == ["policy", "factual"]
    assert create_claims(nlp, "claims").name == "claims"


@pytest.mark.parametrize("text", ["", " ", "\n", "?", "...", "“”", "a", "Tokyo should buy more."])
def test_docs_without_a_parse(text):
    doc = ClaimsComponent("claims")(blank_doc(text))
    assert len(doc._.sentence_readings) == len(list(doc.sents))


def test_doc_without_sentences_gets_nothing():
    doc = ClaimsComponent("claims")(spacy.blank("en")("Tokyo should buy more."))
    assert doc._.sentence_readings == ()
    assert doc._.claims == ()
    assert len(doc.spans["claims"]) == 0


WORDS = ["should", "not", "but", "they", "pay", "claim", "that", "wrong", "is", "to", ",", "🛰", "e\u0301"]
DEPS = ["nsubj", "conj", "xcomp", "acl", "ccomp", "aux", "cc"]
TAGS = ["VB", "NN", "MD", "VBD", "TO", "CC", ""]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, *"“”\"'.?!;:()[]"]), max_size=25))
def test_any_words_give_spans_inside_the_text(words):
    doc = ClaimsComponent("claims")(blank_doc(" ".join(words)))
    for claim in doc._.claims:
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(doc.text)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.data())
def test_any_tree_is_read(data):
    n = data.draw(st.integers(1, 12))
    words, tags = (data.draw(st.lists(st.sampled_from(kinds), min_size=n, max_size=n)) for kinds in (WORDS, TAGS))
    heads = [0, *(data.draw(st.integers(0, i - 1)) for i in range(1, n))]
    deps = ["ROOT", *(data.draw(st.sampled_from(DEPS)) for _ in range(1, n))]
    doc = Doc(blank_pipeline().vocab, words=words, heads=heads, deps=deps, tags=tags)
    assert len(ClaimsComponent("claims")(doc)._.sentence_readings) == 1


def test_curly_quotation_marks_and_offsets():
    doc = ClaimsComponent("claims")(blank_doc("Tokyo should not buy “more”."))
    claim = doc._.claims[0]
    assert claim.spans[0].of(doc.text) == "Tokyo should not buy “more”"
    assert claim.negated


def test_model_evidence_gives_a_probability():
    doc = ClaimsComponent("claims", FixedEvidence(cdcp__policy=0.9))(parsed("Tokyo should buy more interceptors."))
    reading, claim = doc._.sentence_readings[0], doc._.claims[0]
    assert reading.type is ClaimType.POLICY
    assert 0.9 < reading.p <= 1
    assert claim.decided_by is DecidedBy.BOTH


def test_model_overrules_a_default_but_not_a_sure_rule():
    judged = ClaimsComponent("claims", FixedEvidence(cdcp__value=1.0, webis__assumption=1.0))
    assert (
        judged(parsed("The pact obliges both sides to consult each other."))._.claims[0].decided_by is DecidedBy.MODEL
    )
    assert judged(parsed("That is wrong."))._.sentence_readings[0].type is ClaimType.FACTUAL


def test_claim_span_leaves_final_punctuation_out():
    doc = ClaimsComponent("claims")(parsed("The treaty was signed in 1954."))
    assert doc._.claims[0].spans == (Span(0, 29),)
