import random

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from burthen.train.augment import create_news_augmenter


def example():
    nlp = spacy.blank("en")
    words = ['"', "We", "ca", "n't", "pay", '"', "--", "he", "said", "."]
    spaces = [False, True, False, True, False, True, True, True, False, False]
    starts = [True, *[False] * 9]
    reference = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
    return nlp, Example(nlp.make_doc(reference.text), reference)


def test_typographic_marks_open_and_close():
    nlp, plain = example()
    (changed,) = create_news_augmenter(1.0, 0.0, 0.0, 0)(nlp, plain)
    assert changed.text == "\u201cWe can\u2019t pay\u201d \u2014 he said."
    assert len(changed.reference) == len(plain.reference)


def test_lower_case():
    nlp, plain = example()
    (changed,) = create_news_augmenter(0.0, 1.0, 0.0, 0)(nlp, plain)
    assert changed.text == plain.text.lower()


def test_left_alone_when_all_levels_are_zero():
    nlp, plain = example()
    (same,) = create_news_augmenter(0.0, 0.0, 0.0, random.randrange(9))(nlp, plain)
    assert same is plain
