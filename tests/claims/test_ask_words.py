"""Asks told by the words alone, whatever the parse."""

import pytest
import spacy
from spacy.tokens import Doc

from burthen.claims.ask_words import ask_by_words

VOCAB = spacy.blank("en").vocab


def doc_of(tagged):
    words, pos, tags = zip(*(part.split("/") for part in tagged.split()), strict=True)
    starts = [i == 0 for i in range(len(words))]
    return Doc(VOCAB, words=list(words), pos=list(pos), tags=list(tags), sent_starts=starts)


@pytest.mark.parametrize(
    ("tagged", "asked", "action"),
    [
        (
            "The/DET/DT state/NOUN/NN ought/NOUN/NN to/PART/TO spend/VERB/VB more/ADJ/JJR ./PUNCT/.",
            "state",
            "spend more",
        ),
        ("Let/VERB/VB Norland/PROPN/NNP pay/VERB/VB more/ADJ/JJR ./PUNCT/.", "Norland", "pay more"),
        ("Nor/CCONJ/CC should/AUX/MD Oslo/PROPN/NNP pay/VERB/VB more/ADJ/JJR ./PUNCT/.", "Oslo", "not pay more"),
    ],
)
def test_asks(tagged, asked, action):
    doc = doc_of(tagged)
    head, found = ask_by_words(doc, 0, len(doc))
    assert (head.text, found) == (asked, action)


@pytest.mark.parametrize(
    "tagged", ["Let/VERB/VB us/PRON/PRP look/VERB/VB ./PUNCT/.", "Oslo/PROPN/NNP pays/VERB/VBZ ./PUNCT/."]
)
def test_no_asks(tagged):
    doc = doc_of(tagged)
    assert ask_by_words(doc, 0, len(doc)) is None
