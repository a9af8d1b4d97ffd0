"""Loads the encoder of a folder and its tokenizer: a plain BERT by itself, all others with transformers.

Importing transformers and loading a model through it is 2 s of a cold start that otherwise takes 3 s.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from burthen.encode.bert import CONFIG, Bert, BertConfig
from burthen.encode.tokenizer import CORE, SETTINGS, PieceTokenizer

WEIGHTS = "model.safetensors"


def load_encoder(folder: Path) -> tuple[Any, Any]:
    """Returns encoder and tokenizer of a folder, the weights in single precision."""
    encoder = _load_bert(folder)
    return _load_with_transformers(folder) if encoder is None else (encoder, PieceTokenizer(folder))


def _load_bert(folder: Path) -> Bert | None:
    """Returns the encoder of a folder, None where it is not a plain BERT with a fast tokenizer."""
    from safetensors.torch import load_file

    if not all((folder / name).is_file() for name in (CONFIG, CORE, SETTINGS)):
        return None
    config = BertConfig((folder / CONFIG).read_text("utf8"))
    if not config.is_plain:
        return None
    with torch.device("meta"):  # weights that are replaced at once need not be drawn at random
        encoder = Bert(config)
    weights = {name: weight.float() for name, weight in load_file(folder / WEIGHTS).items()}
    if weights.keys() != encoder.state_dict().keys():  # a BERT inside a larger model has other names
        return None
    encoder.load_state_dict(weights, assign=True)
    return encoder


def _load_with_transformers(folder: Path) -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # standard error is for what the user has to know
    encoder = AutoModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    return encoder, AutoTokenizer.from_pretrained(folder, local_files_only=True)
