"""Claims as vectors from the shared encoder's pieces: the mean of the embeddings of their pieces, weighted by rarity.

The states of the last layer are what the sentence heads read; training for these has drawn sentences of one type
together whatever they speak of. The embeddings below the layers still tell what is spoken of:
`python -m burthen.cli.claim_pairs` measures both. How rare a piece is follows from its rank in the vocabulary, which is
ordered by frequency (Zipf), so that a vector hangs on nothing but the claim and the encoder.

References:
    Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings, ICLR 2017.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    import numpy as np

    from burthen.compare.prevalence import Array
    from burthen.encode.model import EncoderModel

Embed: TypeAlias = "Callable[[Sequence[str]], Array]"

FIRST_WORD: Final = 999  # ids below are special, unused and single characters in BERT's vocabulary
MAX_PIECES: Final = 64
_ZIPF_SHIFT: Final = 2.7  # Mandelbrot's shift of the rank


def piece_vectors(texts: Sequence[str], model: EncoderModel, rarity: float) -> Array:
    """Returns a vector of length one for each text.

    Shape:
        returns: (n_texts, hidden_width)
    """
    import numpy as np

    centre = _centre(model, rarity)
    vectors = np.stack([_weighted_mean(text, model, rarity) for text in texts]) - centre
    unit: Array = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(min=1e-9)
    return unit


def bundled_embedder(rarity: float) -> Embed:
    """Returns a function from texts to vectors by the bundled encoder, which is loaded when it is first called."""

    def embed(texts: Sequence[str]) -> Array:
        return piece_vectors(texts, _bundled_model(), rarity)

    return embed


@cache
def _bundled_model() -> EncoderModel:
    """Returns the encoder by itself: the component that shares it among stages would bring spaCy in."""
    from burthen.encode.location import BUNDLED, encoder_folder
    from burthen.encode.model import EncoderModel

    return EncoderModel.load(encoder_folder(BUNDLED))


def _weighted_mean(text: str, model: EncoderModel, rarity: float) -> Array:
    import numpy as np

    table = _embeddings(model)
    ids = model.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"][:MAX_PIECES]
    if not ids:
        return np.zeros(table.shape[1])
    weights = _weights(len(table), rarity)[ids]
    mean: Array = weights @ table[ids] / weights.sum()
    return mean


@cache
def _embeddings(model: EncoderModel) -> np.ndarray[Any, Any]:
    """Returns the encoder's piece embeddings, centred and without their first common direction, (pieces, width)."""
    import numpy as np

    state = model.encoder.state_dict()
    name = next(key for key in sorted(state) if key.endswith("word_embeddings.weight"))
    table = state[name].cpu().numpy().astype(np.float64)
    words = table[min(FIRST_WORD + 1, len(table) // 2) :]
    mean = words.mean(0)
    # Eigenvectors of the covariance: a decomposition of the whole table takes ten times as long.
    _, vectors = np.linalg.eigh((words - mean).T @ (words - mean))
    first = vectors[:, -1]
    centred: np.ndarray[Any, Any] = table - mean
    return centred - np.outer(centred @ first, first)


@cache
def _weights(pieces: int, rarity: float) -> Array:
    import numpy as np

    ranks = np.maximum(1, np.arange(pieces) - FIRST_WORD + 1)
    frequency = 1 / (ranks + _ZIPF_SHIFT)
    weights: Array = rarity / (rarity + frequency / frequency.sum())
    return weights


@cache
def _centre(model: EncoderModel, rarity: float) -> Array:
    """Returns the mean of typical statements on the subject, so that what all claims share does not make them alike."""
    import numpy as np

    from burthen.targets import ANNOTATED, load_targets

    statements = [
        text.replace("{ally}", "the ally").replace("{patron}", "America")
        for target in load_targets([ANNOTATED])
        for text in (target.proposition, *target.support, *target.oppose)
    ]
    mean: Array = np.mean([_weighted_mean(text, model, rarity) for text in statements], axis=0)
    return mean
