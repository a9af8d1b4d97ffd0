"""The teacher: its shapes, its trees, and that it learns what it is shown."""

import pytest
import torch

from burthen.train.parse_data import Inventory, make_gold, make_parse_batch
from burthen.train.teacher import Teacher
from burthen.train.teacher_training import TeacherParse
from tests.train.test_parse_data import PAYS, WHO


class WithLayers(torch.nn.Module):
    """The tiny encoder, answering with the states of two layers as transformers does."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.config = type("Config", (), {"hidden_size": encoder.config.hidden_size, "num_hidden_layers": 2})()

    def forward(self, input_ids, attention_mask, output_hidden_states):
        last = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return type("Output", (), {"hidden_states": (last, last, last)})()


@pytest.fixture
def teacher(tiny_model):
    torch.manual_seed(0)
    inventory = Inventory({"xpos": ("PR", "VE"), "upos": ("PROPN", "VERB"), "feats": ("",)}, ("nsubj", "root"))
    return Teacher(WithLayers(tiny_model.encoder), inventory, arc_width=8, relation_width=6, dropout=0.0)


def batch_of(teacher, tiny_model, sentences):
    words = [[token.form for token in sentence.tokens] for sentence in sentences]
    return make_parse_batch(tiny_model.tokenizer, words, 40), make_gold(sentences, teacher.inventory)


def test_scores_have_a_place_for_the_root_and_none_for_padding(teacher, tiny_model):
    batch, gold = batch_of(teacher, tiny_model, [PAYS, WHO])
    scores = teacher(batch)
    assert scores.arcs.shape == (2, 3, 4)
    assert bool(torch.isinf(scores.arcs[0, :, 3]).all())  # the first sentence has two words
    assert teacher.relations(scores, gold.heads).shape == (2, 3, 2)


def test_steps_on_one_batch_lower_its_loss(teacher, tiny_model):
    batch, gold = batch_of(teacher, tiny_model, [PAYS, WHO])
    optimizer = torch.optim.Adam([p for n, p in teacher.named_parameters() if not n.startswith("encoder")], lr=0.02)
    first = float(teacher.loss(batch, gold).detach())
    for _ in range(30):
        optimizer.zero_grad()
        loss = teacher.loss(batch, gold)
        loss.backward()
        optimizer.step()
    assert float(loss.detach()) < first / 2


@pytest.mark.parametrize(
    ("heads", "is_tree"),
    [
        ((1, 1, 1), True),
        ((0,), True),
        ((0, 1, 1), False),  # two roots
        ((1, 0, 2), False),  # the root does not reach the circle of the other two
        ((1, 2, 0), False),  # no root
    ],
)
def test_a_tree_has_one_root_that_reaches_every_word(heads, is_tree):
    assert TeacherParse({}, heads, ("x",) * len(heads), 1.0).is_tree is is_tree
