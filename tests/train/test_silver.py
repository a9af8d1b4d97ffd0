import json

import pytest
import spacy

from burthen.train.silver import SilverSentence, _groups, cut_sentences, read_texts, silver_doc
from burthen.train.teacher_training import TeacherParse

TREE = TeacherParse({"xpos": ("NN", "VB"), "upos": ("NOUN", "VERB"), "feats": ("", "")}, (1, 1), ("nsubj", "root"), 0.9)


@pytest.mark.parametrize(
    ("max_words", "genres", "expected"),
    [
        (100, None, ["Seoul pays.", "Who pays?"]),
        (3, None, ["Seoul pays."]),
        (100, ["news"], ["Seoul pays."]),
    ],
)
def test_texts_come_once_in_order_until_there_are_enough_words(tmp_path, max_words, genres, expected):
    rows = [("Seoul pays.", "news"), ("Seoul pays.", "news"), ("Who pays?", "wiki")]
    lines = [{"text": text, "meta": {"genre": genre} if genres else {}} for text, genre in rows]
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", "utf8")
    source = {"path": "set.jsonl", "max_words": max_words, **({"genres": genres} if genres else {})}
    assert list(read_texts(tmp_path, source)) == expected


def test_sentences_keep_the_spacing_of_their_text_without_blank_words():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    sentences = list(cut_sentences(nlp, ["Seoul pays.\n\nWho else?", "No."]))
    assert [(s.text, s.words) for s in sentences] == [
        (0, ("Seoul", "pays", ".")), (0, ("Who", "else", "?")), (1, ("No", ".")),
    ]  # fmt: skip
    assert sentences[0].spaces == (True, False, True)


def test_a_doc_joins_the_trees_of_its_sentences_and_leaves_lemmas_open():
    sentence = SilverSentence(0, ("Seoul", "pays"), (True, False))
    doc = silver_doc(spacy.blank("en").vocab, [(sentence, TREE), (sentence, TREE)])
    assert doc.text == "Seoul pays Seoul pays "
    assert [token.head.i for token in doc] == [1, 1, 3, 3]
    assert [sent.start for sent in doc.sents] == [0, 2]
    assert not doc.has_annotation("LEMMA")


def test_sentences_of_one_text_that_follow_each_other_are_one_doc():
    sentences = [SilverSentence(text, ("x",), (True,)) for text in (0, 0, 0, 1, 1)]
    sure = {0: TREE, 2: TREE, 3: TREE, 4: TREE}
    assert list(_groups(sentences, sure, 8)) == [[0], [2], [3, 4]]
    assert list(_groups(sentences, dict.fromkeys(range(5), TREE), 2)) == [[0, 1], [2], [3, 4]]
