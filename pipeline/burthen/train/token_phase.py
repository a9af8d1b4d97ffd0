"""The last phase of the token head: by itself, on the states of the finished encoder, in windows as at run time.

In the joint run a window holds one sentence; an article's holds a dozen, and a head that never saw that takes the first
words of sentences for names. With the encoder frozen each step is one forward pass. Capitals that tell nothing, as in
headlines, are met as well: the encoder reads small letters only, so it is enough to change the shapes.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from burthen.encode.model import EncoderModel
from burthen.encode.shapes import SHAPES, neighbours, shapes
from burthen.encode.windows import Pieces
from burthen.train.encoder import learning_rate
from burthen.train.entity_docs import EntityScheme
from burthen.train.entity_tokens import TaggedSentence, TagReader, draw_sentences, partial_loss, pieces_of, read_tagged
from burthen.train.tasks import Sources

TITLE, LOWER = SHAPES.index("title"), SHAPES.index("lower")
SMALL_IN_TITLES = 4  # words of fewer letters keep a small initial in a headline


def fit_token_head(model: EncoderModel, head: str, sources: Sources, recipe: dict[str, Any], seed: int) -> None:
    """Trains one token head on windows of several sentences; the encoder stays as it is."""
    phase, table = recipe["token_phase"], recipe["token"][head]
    scheme = EntityScheme.read(sources.scheme)
    reader = TagReader(table["labels"], scheme)
    tagged = read_tagged(sources.data / "ling" / "ner_open", reader, scheme, "train")
    generator = random.Random(seed)
    stream = draw_sentences(tagged, table["shares"], generator)
    module = model.heads.token[head]
    optimizer = torch.optim.AdamW(module.parameters(), lr=phase["rate"], weight_decay=0.01)
    losses: list[float] = []
    module.train()
    for step in range(phase["steps"]):
        states, looks, allowed = _batch(model, stream, len(reader.tags), phase, generator)
        for group in optimizer.param_groups:
            group["lr"] = phase["rate"] * learning_rate(step, phase["warmup_steps"], phase["steps"])
        optimizer.zero_grad(set_to_none=True)
        loss = partial_loss(module(states, looks), allowed)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if (step + 1) % phase["report_every"] == 0:
            sys.stderr.write(json.dumps({"step": step + 1, "token_loss": round(sum(losses) / len(losses), 3)}) + "\n")
            losses = []
    module.eval()


def _batch(
    model: EncoderModel, stream: Iterator[TaggedSentence], n_tags: int, phase: dict[str, Any], generator: random.Random
) -> tuple[Tensor, Tensor, Tensor]:
    """Returns states, shapes and allowed tags of the words of some windows."""
    states: list[Tensor] = []
    looks: list[tuple[int, int, int]] = []
    allowed: list[tuple[int, ...]] = []
    for _ in range(phase["windows_per_step"]):
        ids: list[int] = []
        firsts: list[int] = []
        while len(ids) < phase["window_pieces"]:
            sentence = next(stream)
            pieces, starts = pieces_of(model.tokenizer, sentence.words, phase["window_pieces"] - len(ids))
            firsts += [len(ids) + start for start in starts]
            ids += pieces
            looks += neighbours(_varied(sentence.words, phase, generator))[: len(starts)]
            allowed += sentence.allowed[: len(starts)]
        window = model.encode_pieces(Pieces(ids, [], [(0, len(ids))]), phase["window_pieces"] + 2)
        states.append(window[firsts])
    right = torch.zeros(len(allowed), n_tags, dtype=torch.bool)
    for word, tags in enumerate(allowed):
        right[word, list(tags)] = True
    # Inference tensors cannot take part in a backward pass; a copy can.
    device = model.device
    return torch.cat(states).clone().to(device), torch.tensor(looks, device=device), right.to(device)


def _varied(words: tuple[str, ...], phase: dict[str, Any], generator: random.Random) -> list[int]:
    """Returns the shapes of words, of some sentences as a headline's or all in small letters."""
    found, chance = shapes(words), generator.random()
    if chance < phase["as_headline"]:
        long = [len(word) >= SMALL_IN_TITLES for word in words]
        return [
            TITLE if s == LOWER and (is_long or n == 0) else s
            for n, (s, is_long) in enumerate(zip(found, long, strict=True))
        ]
    if chance < phase["as_headline"] + phase["in_small_letters"]:
        return [LOWER if s == TITLE else s for s in found]
    return found
