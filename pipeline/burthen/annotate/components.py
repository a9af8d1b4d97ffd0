"""The spaCy components of the annotate stage: sentence boundaries and voices."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from burthen.annotate.attribution_model import bundled_model
from burthen.annotate.extensions import register_extensions
from burthen.annotate.sentences import sentence_starts
from burthen.annotate.tokenizer import customize_tokenizer
from burthen.annotate.voices import read_voices

__all__ = ["create_sentences", "create_voices", "customize_tokenizer"]


class SentenceBoundaries:
    """Presets `Token.is_sent_start` before the parser, which keeps what is set and decides the rest."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets the boundaries of one Doc."""
        import numpy as np
        from spacy.attrs import SENT_START

        # Setting `Token.is_sent_start` looks through the whole Doc each time. In the array 1 starts a sentence, -1
        # does not, and 0 is left to the parser; spaCy wants it unsigned.
        codes = [0 if start is None else 1 if start else -1 for start in sentence_starts(doc)]
        doc.from_array([SENT_START], np.array(codes, dtype=np.int64).astype(np.uint64).reshape(-1, 1))
        return doc


class Voices:
    """Writes `doc._.attributions`, `doc._.sentence_voices` and `doc.spans["attributions"]`.

    Args:
        model: Whether the bundled token model helps the rules, on Docs that have the bundled encoder's states.
    """

    def __init__(self, model: bool = False) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """Reads the voices of one parsed Doc."""
        attributions, sentence_voices = read_voices(doc, bundled_model() if self._model else None)
        doc._.attributions = attributions
        doc._.sentence_voices = sentence_voices
        pieces = ((piece, attribution) for attribution in attributions for piece in attribution.content)
        spans = (
            doc.char_span(piece.start, piece.end, label=attribution.source.id, alignment_mode="expand")
            for piece, attribution in pieces
        )
        doc.spans["attributions"] = [span for span in spans if isinstance(span, Span)]
        return doc


@Language.factory("burthen_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> SentenceBoundaries:
    """Creates the sentence boundary rules; put them before the parser."""
    register_extensions()
    return SentenceBoundaries()


@Language.factory(
    "burthen_voices",
    default_config={"model": False},
    requires=["token.dep", "token.head", "doc.sents"],
    assigns=["doc._.attributions", "doc._.sentence_voices", "doc.spans"],
)
def create_voices(nlp: Language, name: str, model: bool) -> Voices:
    """Creates the reader of voices; put it after the parser and the entities.

    Args:
        model: Whether the bundled token model helps; it reads the states of the bundled encoder and of no other.
    """
    register_extensions()
    return Voices(model)
