import pytest
import torch

from burthen.encode.heads import CrossLayer, PairHead, SentenceHead
from burthen.train.batches import pad_states


def test_sentence_head_gives_a_logit_a_label():
    assert SentenceHead(8, 3).eval()(torch.randn(5, 8)).shape == (5, 3)


def test_pair_head_does_not_see_padding():
    torch.manual_seed(0)
    head = PairHead(8, 16, 2).eval()
    passages = [torch.randn(4, 8), torch.randn(9, 8)]
    targets = [torch.randn(3, 8), torch.randn(6, 8)]
    alone = [head(*pad_states([p]), *pad_states([t])) for p, t in zip(passages, targets, strict=True)]
    together = head(*pad_states(passages), *pad_states(targets))
    for row, (discussed, stance) in enumerate(alone):
        assert torch.allclose(discussed[0], together[0][row], atol=1e-5)
        assert torch.allclose(stance[0], together[1][row], atol=1e-5)


@pytest.mark.parametrize(("n_pairs", "n_queries", "n_others"), [(1, 1, 1), (3, 7, 20), (32, 40, 9)])
def test_looking_gives_the_same_bits_as_the_attention_of_torch(n_pairs, n_queries, n_others):
    torch.manual_seed(0)
    layer = CrossLayer(16).eval()
    queries, others = torch.randn(n_pairs, n_queries, 16), torch.randn(n_pairs, n_others, 16)
    padding = torch.arange(n_others)[None] >= torch.randint(1, n_others + 1, (n_pairs, 1))
    expected, _ = layer.attention(queries, others, others, key_padding_mask=padding, need_weights=False)
    assert torch.equal(layer._look(queries, others, ~padding), expected)
