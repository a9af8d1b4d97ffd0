"""Scores the token head on the open entity sets, of which each annotates only some labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from burthen.encode.model import EncoderModel
from burthen.encode.shapes import neighbours, shapes
from burthen.encode.tags import best_path, spans_of, tag_names, transitions
from burthen.encode.windows import Pieces
from burthen.train.entity_docs import EntityScheme, read_sentences
from burthen.train.entity_tokens import pieces_of

# Development parts of what is trained on, and test parts; the first of these is news and Wikipedia.
SETS = (("crossner_politics", "dev"), ("gum_open", "dev"), ("uner_pud", "test"), ("crossner_politics", "test"),
        ("re3d_open", "test"))  # fmt: skip


class Tagger:
    """Names the entities of sentences that are words already.

    Attributes:
        labels: Labels of the head.
    """

    def __init__(self, model: EncoderModel, head: str, max_pieces: int = 256) -> None:
        self._model, self._head, self._max_pieces = model, head, max_pieces
        self.labels = tuple(model.heads.config.token_labels[head])
        self._tags = tag_names(self.labels)
        self._table = transitions(self._tags)

    def __call__(self, words: Sequence[str]) -> list[tuple[int, int, str]]:
        """Returns start, end and label of each entity."""
        ids, starts = pieces_of(self._model.tokenizer, words, self._max_pieces)
        if not starts:
            return []
        states = self._model.encode_pieces(Pieces(ids, [], [(0, len(ids))]), self._max_pieces + 2)
        looks = torch.tensor(neighbours(shapes(words))[: len(starts)])
        with torch.inference_mode():
            logits = self._model.heads.token[self._head](
                states[starts].to(self._model.device), looks.to(self._model.device)
            )
        return spans_of(best_path(logits.float().cpu().numpy(), self._table), self._tags)


def score_tokens(model: EncoderModel, head: str, folder: Path, scheme: EntityScheme) -> dict[str, dict[str, float]]:
    """Returns precision, recall and F1 in percent on each of `SETS`.

    Args:
        folder: Folder `ner_open` of the open data.
    """
    tagger = Tagger(model, head)
    return {
        f"{name} {part}": score_sentences(tagger, list(_sentences(folder, scheme, name, part))) for name, part in SETS
    }


def _sentences(folder: Path, scheme: EntityScheme, name: str, part: str) -> Iterator[dict[str, Any]]:
    source = next((source for source in scheme.sources if source["name"] == name), {"name": name})
    yield from read_sentences(folder, source, part)


def score_sentences(tagger: Tagger, sentences: list[dict[str, Any]]) -> dict[str, float]:
    """Scores sentences of the harmonised form; a span with several allowed labels is right with any of them.

    A label that a set does not annotate is neither asked for nor wrong.
    """
    labels = set(tagger.labels)
    right = predicted = wanted = 0
    for sentence in sentences:
        words = [word if word.strip() else "\u2423" for word in sentence["tokens"]]
        supervised = set(sentence["sup"]) & labels
        spans = {(start, end): set(allowed) for start, end, allowed in sentence["ents"]}
        found = {(start, end): label for start, end, label in tagger(words)}
        hits = sum(label in spans.get(place, ()) for place, label in found.items())
        right += hits
        predicted += hits + sum(
            label in supervised and label not in spans.get(place, ()) for place, label in found.items()
        )
        wanted += sum(bool(allowed & supervised) or found.get(place) in allowed for place, allowed in spans.items())
    precision, recall = right / max(1, predicted), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"P": round(100 * precision, 2), "R": round(100 * recall, 2), "F1": round(100 * f1, 2)}
