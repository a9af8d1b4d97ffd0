import torch

from burthen.encode.heads import PairHead, SentenceHead
from burthen.train.encoder import pad_states


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
