"""The spaCy component that encodes an article once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.util import minibatch

from burthen.annotate.extensions import register_extensions
from burthen.encode.location import BUNDLED, encoder_folder
from burthen.encode.states import DocStates
from burthen.encode.windows import SPECIAL_PIECES, Pieces, make_windows, split_pieces
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

    def __init__(
        self, name: str, name_or_path: str, *, window_tokens: int, overlap_tokens: int, batch_tokens: int, device: str
    ) -> None:
        self.name = name
        self.name_or_path = name_or_path
        self.window_tokens, self.overlap_tokens, self.batch_tokens = window_tokens, overlap_tokens, batch_tokens
        self.device = device
        register_extensions()

    @property
    def encoder(self) -> EncoderModel:
        """The loaded encoder with its heads. Not named `model`, which spaCy asks of every component."""
        return shared_model(self.name_or_path, self.device)

    def __call__(self, doc: Doc) -> Doc:
        """Encodes a Doc that has sentence boundaries."""
        pieces = self._split(doc)
        return self._keep(doc, pieces, self.encoder.encode_pieces(pieces, self.window_tokens, self.overlap_tokens))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Encodes Docs: on the CPU window by window, whatever the batch size; on a GPU `batch_size` Docs together."""
        if self.device == "cpu":
            yield from map(self, stream)
            return
        for docs in minibatch(stream, batch_size):
            texts = [self._split(doc) for doc in docs]
            states = self.encoder.encode_batch(texts, self.window_tokens, self.overlap_tokens, self.batch_tokens)
            yield from map(self._keep, docs, texts, states)

    def _split(self, doc: Doc) -> Pieces:
        sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
        return split_pieces(self.encoder.tokenizer, doc.text, sentences)

    def _keep(self, doc: Doc, pieces: Pieces, states: Tensor) -> Doc:
        doc._.states = DocStates(
            pieces=states,
            offsets=pieces.offsets,
            sentences=pieces.groups,
            probabilities=sentence_probabilities(self.encoder, states, pieces.groups),
            labels={head: tuple(names) for head, names in self.encoder.heads.config.sentence_labels.items()},
            n_encoded=self._count(pieces),
        )
        return doc

    def _count(self, pieces: Pieces) -> int:
        windows = make_windows(pieces.groups, self.window_tokens, self.overlap_tokens)
        return sum(window.last - window.start + SPECIAL_PIECES for window in windows)

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


class ReleaseStates:
    """Lets go of what only the stages before it read, so that a list of Docs holds no tensors (1.5 kB a piece)."""

    def __call__(self, doc: Doc) -> Doc:
        """Takes the states off a Doc."""
        doc._.states = None
        return doc


@Language.factory(
    "burthen_encoder",
    default_config={
        "name_or_path": BUNDLED,
        "window_tokens": 256,
        "overlap_tokens": 0,
        "batch_tokens": 4096,
        "device": "cpu",
    },
    assigns=["doc._.states"],
    requires=["doc.sents"],
)
def create_encoder(
    nlp: Language,
    name: str,
    name_or_path: str,
    window_tokens: int,
    overlap_tokens: int,
    batch_tokens: int,
    device: str,
) -> EncoderComponent:
    """Creates the encoder component.

    Args:
        name_or_path: `bundled`, or a folder with an encoder and heads.
        window_tokens: Pieces a window may hold.
        overlap_tokens: Pieces of the window before that a window may read again as context.
        batch_tokens: Pieces a batch may hold on a GPU, padding included.
        device: Device of torch.
    """
    return EncoderComponent(
        name,
        name_or_path,
        window_tokens=window_tokens,
        overlap_tokens=overlap_tokens,
        batch_tokens=batch_tokens,
        device=device,
    )


@Language.factory("burthen_release", requires=["doc._.states"])
def create_release(nlp: Language, name: str) -> ReleaseStates:
    """Creates the component that releases the states; put it last."""
    register_extensions()
    return ReleaseStates()
