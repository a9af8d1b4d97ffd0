"""The spaCy component that encodes an article once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from burthen.annotate.extensions import register_extensions
from burthen.encode.location import BUNDLED, encoder_folder
from burthen.encode.states import DocStates
from burthen.encode.windows import SPECIAL_PIECES, Pieces, pack_windows, split_pieces
from burthen.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from torch import Tensor

    from burthen.encode.model import EncoderModel


@lru_cache(maxsize=2)
def shared_model(name_or_path: str, device: str) -> EncoderModel:
    """Returns the one loaded model of a process, so that all stages read the same weights."""
    from burthen.encode.model import EncoderModel

    return EncoderModel.load(encoder_folder(name_or_path), device)


class EncoderComponent:
    """Writes `doc._.states`; weights are loaded when the first Doc comes."""

    def __init__(self, name: str, name_or_path: str, window_tokens: int, device: str) -> None:
        self.name = name
        self.name_or_path = name_or_path
        self.window_tokens = window_tokens
        self.device = device
        register_extensions()

    @property
    def encoder(self) -> EncoderModel:
        """The loaded encoder with its heads. Not named `model`, which spaCy asks of every component."""
        return shared_model(self.name_or_path, self.device)

    def __call__(self, doc: Doc) -> Doc:
        """Encodes a Doc that has sentence boundaries."""
        sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
        pieces = split_pieces(self.encoder.tokenizer, doc.text, sentences)
        states = self.encoder.encode_pieces(pieces, self.window_tokens)
        labels = {head: tuple(names) for head, names in self.encoder.heads.config.sentence_labels.items()}
        doc._.states = DocStates(
            pieces=states,
            offsets=pieces.offsets,
            sentences=pieces.groups,
            probabilities=sentence_probabilities(self.encoder, states, pieces.groups),
            labels=labels,
            n_encoded=_count(pieces, self.window_tokens),
        )
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Encodes Docs one by one: on the CPU a window is a batch of its own, whatever the batch size."""
        for doc in stream:
            yield self(doc)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes encoder and heads to a folder."""
        self.encoder.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Reads encoder and heads from a folder."""
        self.name_or_path = str(path)
        return self


def sentence_probabilities(
    model: EncoderModel, states: Tensor, groups: list[tuple[int, int]]
) -> dict[str, np.ndarray[Any, Any]]:
    """Returns calibrated label probabilities of every sentence head, each (n_sentences, n_labels)."""
    import torch

    empty = torch.zeros(states.shape[-1])
    rows = [states[first:last].mean(0) if last > first else empty for first, last in groups]
    pooled = torch.stack(rows) if rows else torch.zeros(0, states.shape[-1])
    temperatures = model.heads.config.temperatures
    with torch.inference_mode():
        return {
            name: torch.softmax(head(pooled.to(model.device)).float() / temperatures.get(name, 1.0), -1).cpu().numpy()
            for name, head in model.heads.sentence.items()
        }


def _count(pieces: Pieces, window_tokens: int) -> int:
    return sum(last - first + SPECIAL_PIECES for first, last in pack_windows(pieces.groups, window_tokens))


@Language.factory(
    "burthen_encoder",
    default_config={"name_or_path": BUNDLED, "window_tokens": 256, "device": "cpu"},
    assigns=["doc._.states"],
    requires=["doc.sents"],
)
def create_encoder(nlp: Language, name: str, name_or_path: str, window_tokens: int, device: str) -> EncoderComponent:
    """Creates the encoder component.

    Args:
        name_or_path: `bundled`, or a folder with an encoder and heads.
        window_tokens: Pieces a window may hold.
        device: Device of torch.
    """
    return EncoderComponent(name, name_or_path, window_tokens, device)
