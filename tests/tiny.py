"""Builds a two-layer encoder with random weights and character pieces."""

import string


def save_tiny_encoder(folder, hidden_width=32):
    import torch

    from burthen.encode.heads import Heads, HeadsConfig
    from burthen.encode.model import EncoderModel

    torch.manual_seed(7)
    config = HeadsConfig(
        hidden_width=hidden_width,
        sentence_labels={"cdcp": ["policy", "value"], "causal": ["causal", "not-causal"]},
        pair_width=16,
        pair_layers=1,
    )
    EncoderModel(tiny_bert(hidden_width), tiny_tokenizer(), Heads(config)).save(folder)
    return folder


def tiny_bert(hidden_width=32):
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=200,
        hidden_size=hidden_width,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=128,
    )
    return BertModel(config).eval()


def tiny_tokenizer():
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = [*string.ascii_letters, *string.digits, *string.punctuation]
    pieces = [*special, *dict.fromkeys([*letters, *(f"##{letter}" for letter in string.ascii_letters)])]
    core = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    core.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )
