"""Scores passages against propositions by late interaction: passages were encoded once, propositions are cached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from burthen.encode.model import EncoderModel

PAIRS_PER_BATCH = 32


@dataclass(frozen=True)
class PairScore:
    """What the pair head says of one passage and one proposition.

    Attributes:
        discussed: Probability that the passage speaks of the proposition.
        support: Probability of support, given that it does; with `oppose` and `neutral` it adds up to 1.
    """

    discussed: float
    support: float
    oppose: float
    neutral: float

    def flipped(self) -> PairScore:
        """Returns the score of the proposition's contrary."""
        return PairScore(self.discussed, self.oppose, self.support, self.neutral)


class PairScorer:
    """Reads the pair head of one encoder.

    Each proposition is scored as worded and as its contrary with the sides exchanged, and the two are averaged: a model
    that ignores the proposition then comes out undecided instead of wrong.
    """

    def __init__(self, model: EncoderModel) -> None:
        self._model = model
        self._targets: dict[str, Tensor] = {}

    def score(self, passages: Sequence[Tensor], propositions: Sequence[tuple[str, str | None]]) -> list[PairScore]:
        """Scores pairs, one proposition (and its contrary, if any) a passage.

        Shape:
            passages: n tensors (n_pieces_i, hidden_width)
        """
        plain = self._head(passages, [proposition for proposition, _ in propositions])
        with_contrary = [index for index, (_, contrary) in enumerate(propositions) if contrary]
        if not with_contrary:
            return plain
        contraries = self._head(
            [passages[index] for index in with_contrary], [str(propositions[index][1]) for index in with_contrary]
        )
        joined = list(plain)
        for index, contrary_score in zip(with_contrary, contraries, strict=True):
            joined[index] = _average(plain[index], contrary_score.flipped())
        return joined

    def _head(self, passages: Sequence[Tensor], propositions: Sequence[str]) -> list[PairScore]:
        """Scores pairs in batches of passages of like length, so that little of a batch is padding."""
        order = sorted(range(len(passages)), key=lambda index: (len(passages[index]), index))
        scores: dict[int, PairScore] = {}
        for first in range(0, len(order), PAIRS_PER_BATCH):
            rows = order[first : first + PAIRS_PER_BATCH]
            batch = self._batch([passages[row] for row in rows], [propositions[row] for row in rows])
            scores.update(zip(rows, batch, strict=True))
        return [scores[row] for row in range(len(passages))]

    def _batch(self, passages: Sequence[Tensor], propositions: Sequence[str]) -> list[PairScore]:
        import torch

        temperatures = self._model.heads.config.temperatures
        passage_states, passage_padding = _pad(passages)
        target_states, target_padding = _pad([self._target(text) for text in propositions])
        with torch.inference_mode():
            discussed, stance = self._model.heads.pair(
                passage_states.to(self._model.device),
                passage_padding.to(self._model.device),
                target_states.to(self._model.device),
                target_padding.to(self._model.device),
            )
        speaks = torch.sigmoid(discussed.float() / temperatures.get("pair.discussed", 1.0)).tolist()
        sides = torch.softmax(stance.float() / temperatures.get("pair.stance", 1.0), -1).tolist()
        return [PairScore(p, *side) for p, side in zip(speaks, sides, strict=True)]

    def _target(self, text: str) -> Tensor:
        if text not in self._targets:
            self._targets[text] = self._model.encode_texts([text])[0]
        return self._targets[text]


def _average(one: PairScore, other: PairScore) -> PairScore:
    return PairScore(
        (one.discussed + other.discussed) / 2,
        (one.support + other.support) / 2,
        (one.oppose + other.oppose) / 2,
        (one.neutral + other.neutral) / 2,
    )


def _pad(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    import torch
    from torch.nn.utils.rnn import pad_sequence

    padded = pad_sequence(list(states), batch_first=True)
    lengths = torch.tensor([len(state) for state in states])
    return padded, torch.arange(padded.shape[1])[None, :] >= lengths[:, None]
