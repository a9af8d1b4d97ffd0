from burthen.train.conllu import TreebankSentence, TreebankToken
from burthen.train.parse_data import MISSING, Inventory, make_gold, make_parse_batch


def token(form, upos, head, deprel):
    return TreebankToken(form, True, form.lower(), upos, upos[:2], "", head, deprel)


PAYS = TreebankSentence("d", False, [token("Seoul", "PROPN", 1, "nsubj"), token("pays", "VERB", 1, "root")])
WHO = TreebankSentence(
    "d",
    False,
    [token("Who", "PRON", 1, "nsubj:xyz"), token("pays", "VERB", 1, "root"), token("!", "PUNCT", 1, "punct")],
)
INVENTORY = Inventory.of([PAYS, PAYS, WHO, WHO])


def test_labels_that_are_too_rare_are_left_out():
    assert INVENTORY.tags["upos"] == ("VERB",)
    assert INVENTORY.relations == ("nsubj", "root")


def test_the_root_is_head_zero_and_words_count_from_one():
    gold = make_gold([PAYS, WHO], INVENTORY)
    assert gold.heads.tolist() == [[2, 0, MISSING], [2, 0, 2]]
    assert gold.relations.tolist() == [[0, 1, MISSING], [0, 1, MISSING]]
    assert gold.tags["upos"].tolist() == [[MISSING, 0, MISSING], [MISSING, 0, MISSING]]


def test_a_batch_points_at_the_first_piece_of_each_word(tiny_model):
    batch = make_parse_batch(tiny_model.tokenizer, [["ab", "cd"], ["ab"]], 20)
    assert batch is not None
    assert batch.words.tolist() == [[True, True], [True, False]]
    pieces = tiny_model.tokenizer("ab cd", add_special_tokens=False)["input_ids"]
    assert batch.ids[0, 1 : 1 + len(pieces)].tolist() == pieces
    assert batch.firsts[0, 0] == 1
    assert batch.firsts[0, 1] > 1


def test_a_sentence_that_is_too_long_makes_no_batch(tiny_model):
    assert make_parse_batch(tiny_model.tokenizer, [["ab"] * 30], 20) is None
