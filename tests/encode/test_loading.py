import json
import shutil
import subprocess
import sys

import pytest
import torch

from burthen.encode.bert import Bert
from burthen.encode.loading import _load_with_transformers, load_encoder

TEXTS = ["Seoul will pay.", "It has paid before! Who says so? Nobody.", "", "naïve “quotes” — §"]


@pytest.fixture
def folder(tiny_folder, tmp_path):
    return shutil.copytree(tiny_folder, tmp_path / "encoder")


def batch(tokenizer):
    rows = [[tokenizer.cls_token_id, *tokenizer(t, add_special_tokens=False)["input_ids"]] for t in TEXTS]
    longest = max(map(len, rows))
    ids = torch.tensor([row + [tokenizer.pad_token_id] * (longest - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    return ids, mask


def test_a_plain_bert_gives_the_same_bits_as_in_transformers(folder):
    encoder, tokenizer = load_encoder(folder)
    reference, fast = _load_with_transformers(folder)
    assert isinstance(encoder, Bert)
    ids, mask = batch(tokenizer)
    assert all(torch.equal(one, other) for one, other in zip((ids, mask), batch(fast), strict=True))
    with torch.inference_mode():
        for part in [slice(None), slice(1, 2)]:  # with padding, and without
            states = encoder(input_ids=ids[part], attention_mask=mask[part]).last_hidden_state
            expected = reference.eval()(input_ids=ids[part], attention_mask=mask[part]).last_hidden_state
            assert torch.equal(states, expected)


def test_pieces_and_offsets_are_those_of_transformers(folder):
    tokenizer, fast = load_encoder(folder)[1], _load_with_transformers(folder)[1]
    for text in TEXTS:
        ours, theirs = (
            t(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False) for t in (tokenizer, fast)
        )
        assert ours["input_ids"] == theirs["input_ids"]
        assert ours["offset_mapping"] == theirs["offset_mapping"]
    assert tokenizer.unk_token_id == fast.unk_token_id
    assert tokenizer.sep_token_id == fast.sep_token_id


def test_what_was_read_is_saved_as_it_was(folder, tmp_path):
    from burthen.encode.model import EncoderModel

    EncoderModel.load(folder).save(tmp_path / "again")
    for file in folder.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_another_encoder_is_left_to_transformers(folder):
    config = json.loads((folder / "config.json").read_text("utf8"))
    (folder / "config.json").write_text(json.dumps(config | {"hidden_act": "gelu_new"}), "utf8")
    assert not isinstance(load_encoder(folder)[0], Bert)


def test_weights_under_other_names_are_left_to_transformers(folder):
    from safetensors.torch import load_file, save_file

    weights = {f"bert.{name}": weight for name, weight in load_file(folder / "model.safetensors").items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    encoder = load_encoder(folder)[0]
    assert not isinstance(encoder, Bert)
    assert torch.equal(encoder.pooler.dense.weight, weights["bert.pooler.dense.weight"].float())


def test_the_pass_over_a_text_imports_neither_transformers_nor_compilers(folder):
    code = f"""
import sys
from burthen.encode.model import EncoderModel
from burthen.stance.scorer import PairScorer
model = EncoderModel.load({str(folder)!r})
PairScorer(model).score(model.encode_texts(["They pay.", "No."]), [("They pay.", None)] * 2)
print([name for name in ("transformers", "torch._dynamo", "sympy") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"
