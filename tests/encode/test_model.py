import pytest
import torch

from burthen.encode.model import EncoderModel
from burthen.encode.windows import split_pieces
from burthen.errors import ResourceError
from burthen.spans import Span

TEXT = "Seoul will pay. It has paid before! Who says so? Nobody."
SENTENCES = [Span(0, 15), Span(16, 35), Span(36, 48), Span(49, 56)]


def states_of(model, text, sentences, window=64):
    return model.encode_pieces(split_pieces(model.tokenizer, text, sentences), window)


def test_states_are_the_same_bits_whatever_was_encoded_before(tiny_model):
    alone = states_of(tiny_model, TEXT, SENTENCES)
    states_of(tiny_model, "Something else entirely.", [Span(0, 24)])
    assert torch.equal(alone, states_of(tiny_model, TEXT, SENTENCES))


def test_every_piece_gets_a_state_even_in_a_sentence_longer_than_a_window(tiny_model):
    text = "a" + " b" * 200
    states = states_of(tiny_model, text, [Span(0, len(text))], window=16)
    assert states.shape == (201, 32)
    assert bool((states.abs().sum(-1) > 0).all())


def test_half_precision_on_disk_changes_states_by_less_than_a_hundredth(tiny_model, tmp_path):
    tiny_model.save(tmp_path)
    again = EncoderModel.load(tmp_path)
    difference = states_of(tiny_model, TEXT, SENTENCES) - states_of(again, TEXT, SENTENCES)
    assert float(difference.abs().max()) < 0.01


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ResourceError, match=r"\[B301\].*model.safetensors"):
        EncoderModel.load(tmp_path)


def test_short_texts_are_cut_at_the_limit(tiny_model):
    assert [len(states) for states in tiny_model.encode_texts(["a b c d", "a"], 3)] == [3, 1]
