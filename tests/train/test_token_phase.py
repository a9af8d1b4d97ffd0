"""The token head's own phase: the encoder stays, the head learns, and capitals are varied."""

import json
import random

import torch

from burthen.encode.heads import Heads, HeadsConfig
from burthen.encode.model import EncoderModel
from burthen.encode.shapes import SHAPES
from burthen.resources import config
from burthen.train.tasks import Sources
from burthen.train.token_phase import _varied, fit_token_head


def test_only_the_head_changes(tiny_model, tmp_path):
    folder = tmp_path / "ling" / "ner_open"
    folder.mkdir(parents=True)
    row = {
        "split": "train",
        "doc": "d",
        "tokens": ["ab", "Cd"],
        "ents": [[1, 2, ["GPE"]]],
        "sup": ["GPE", "ORG", "PERSON", "LOC"],
    }
    names = ("few_nerd", "crossner_politics", "re3d_open", "wnut17", "btc", "wikigold", "uner_ewt", "gum_open")
    for name in names:
        (folder / f"{name}.jsonl").write_text(json.dumps({**row, "doc": "GUM_news_x"}) + "\n", "utf8")
    heads = Heads(HeadsConfig(hidden_width=32, token_labels={"entities": ["GPE", "ORG"]}, pair_width=16, pair_layers=1))
    model = EncoderModel(tiny_model.encoder, tiny_model.tokenizer, heads)
    frozen = {name: value.clone() for name, value in model.encoder.state_dict().items()}
    before = heads.token["entities"].output.weight.clone()
    phase = {
        "steps": 2, "windows_per_step": 1, "window_pieces": 20, "rate": 1e-2, "warmup_steps": 1, "as_headline": 0.5,
        "in_small_letters": 0.2, "report_every": 9,
    }  # fmt: skip
    recipe = {"token_phase": phase, "token": {"entities": {"labels": ["GPE", "ORG"], "shares": {"few_nerd": 1.0}}}}
    fit_token_head(model, "entities", Sources(tmp_path, None, config("train/ner_labels.toml")), recipe, 0)
    assert not torch.equal(heads.token["entities"].output.weight, before)
    assert all(torch.equal(value, frozen[name]) for name, value in model.encoder.state_dict().items())


def test_a_headline_has_capitals_everywhere_but_in_small_words():
    phase = {"as_headline": 1.0, "in_small_letters": 0.0}
    found = _varied(("pay", "the", "allied", "bill", "Tokyo", "2"), phase, random.Random(0))
    assert [SHAPES[n] for n in found] == ["title", "lower", "title", "title", "title", "number"]
