"""Partial labels for the token head: what is known, what is open, and a loss that asks only for what is known."""

import random

import pytest
import torch

from burthen.resources import config
from burthen.train.entity_docs import EntityScheme
from burthen.train.entity_tokens import TagReader, draw_sentences, make_batch, partial_loss

SCHEME = EntityScheme.read(config("train/ner_labels.toml"))
READER = TagReader(["PERSON", "ORG", "GPE", "LOC", "FAC"], SCHEME)
ALL = ["PERSON", "ORG", "GPE", "LOC", "FAC"]


def sentence(words, ents, sup):
    return {"tokens": words.split(), "ents": ents, "sup": sup}


def tags(read, word):
    return {READER.tags[number] for number in read.allowed[word]}


def test_a_known_name_has_one_tag_a_word():
    read = READER.read(sentence("the Bank of Korea pays", [[1, 4, ["ORG"]]], ALL))
    assert [tags(read, word) for word in range(5)] == [{"O"}, {"B-ORG"}, {"I-ORG"}, {"I-ORG"}, {"O"}]


def test_an_unmarked_capital_may_be_what_the_set_does_not_annotate():
    read = READER.read(sentence("Minister Lai pays", [], ["GPE", "LOC", "FAC"]))
    assert tags(read, 1) == {"O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"}
    assert tags(read, 2) == {"O"}


def test_a_common_word_with_a_capital_is_no_name():
    read = READER.read(sentence("The fleet sailed", [], ["GPE"]))
    assert tags(read, 0) == {"O"}


def test_a_name_of_a_foreign_label_is_outside():
    assert tags(READER.read(sentence("He read Hamlet", [[2, 3, ["WORK"]]], ALL)), 2) == {"O"}


def test_an_undecided_name_may_be_any_of_its_labels():
    read = READER.read(sentence("Congress acted", [[0, 1, ["ORG", "PERSON"]]], ALL))
    assert tags(read, 0) == {"B-ORG", "B-PERSON"}


def test_the_loss_is_the_likelihood_of_the_allowed_tags_together():
    logits = torch.log(torch.tensor([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]]))
    allowed = torch.tensor([[True, True, False], [False, False, True]])
    wanted = -(torch.log(torch.tensor(0.8)) + torch.log(torch.tensor(0.8))) / 2
    assert float(partial_loss(logits, allowed)) == pytest.approx(float(wanted), abs=1e-6)


def test_a_word_of_which_nothing_is_known_costs_nothing():
    logits = torch.randn(2, 3)
    allowed = torch.tensor([[True, True, True], [False, True, False]])
    assert float(partial_loss(logits, allowed)) == pytest.approx(float(partial_loss(logits[1:], allowed[1:])))


def test_a_batch_points_at_the_first_piece_of_each_word(tiny_model):
    reads = [READER.read(sentence("ab cd", [], ALL)), READER.read(sentence("ef gh ab", [[0, 1, ["GPE"]]], ALL))]
    batch = make_batch(tiny_model.tokenizer, "entities", reads, len(READER.tags), 64)
    assert len(batch.firsts) == len(batch.allowed) == len(batch.shapes) == 5
    pieces = [batch.ids[row, at].item() for row, at in batch.firsts.tolist()]
    words = ["ab", "cd", "ef", "gh", "ab"]
    firsts = [tiny_model.tokenizer(word, add_special_tokens=False)["input_ids"][0] for word in words]
    assert pieces == firsts


def test_sources_are_drawn_by_their_shares_and_left_out_without_one():
    one, other = READER.read(sentence("a", [], ALL)), READER.read(sentence("b", [], ALL))
    drawn = draw_sentences({"x": [one], "y": [other], "z": [other]}, {"x": 3.0, "y": 1.0}, random.Random(0))
    words = [next(drawn).words[0] for _ in range(400)]
    assert 0.65 < words.count("a") / 400 < 0.85
