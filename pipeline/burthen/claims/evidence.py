"""What a model may say about sentence types, for the decision layer to join with its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TypeEvidence(Protocol):
    """A model's evidence on the types of all sentences of a Doc."""

    def type_scores(self, doc: Doc) -> list[dict[str, float]] | None:
        """Returns for each sentence the probability of every label as `head.label`, None where no model has run."""
        ...


class StatesEvidence:
    """Evidence from the sentence heads over the encoder's states."""

    def type_scores(self, doc: Doc) -> list[dict[str, float]] | None:
        """Returns what the encoder left on the Doc, None where it has not run or has another number of sentences."""
        states = doc._.states
        if states is None or not hasattr(states, "type_scores"):
            return None
        scores: list[dict[str, float]] = states.type_scores()
        return scores if len(scores) == sum(1 for _ in doc.sents) and any(scores) else None
