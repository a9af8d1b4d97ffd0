"""The spaCy component that names entities from the encoder's states, and writes `doc.ents`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

from burthen.encode.component import shared_model
from burthen.encode.entity_rules import mend
from burthen.encode.location import BUNDLED
from burthen.encode.shapes import neighbours, shapes
from burthen.encode.tags import best_path, spans_of, tag_names, transitions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from burthen.encode.model import EncoderModel

HEAD = "entities"


class EntityComponent:
    """Reads the token head `entities` of the shared encoder, sentence by sentence."""

    def __init__(self, name: str, name_or_path: str, device: str) -> None:
        self.name = name
        self._model_key = (name_or_path, device)

    def __call__(self, doc: Doc) -> Doc:
        """Sets the entities of a Doc that has states; one of an encoder without such a head keeps none."""
        model = shared_model(*self._model_key)
        if HEAD in model.heads.config.token_labels:
            doc.set_ents([span for sent in doc.sents for span in self._name(model, doc, sent)])
        return doc

    def _name(self, model: EncoderModel, doc: Doc, sent: Span) -> list[Span]:
        import torch
        from spacy.tokens import Span

        states = doc._.states
        starts = [start for start, _ in states.offsets]
        words, rows = [], []
        for token in sent:
            row = bisect_left(starts, token.idx)
            if not token.is_space and row < len(starts) and starts[row] < token.idx + len(token):
                words.append(token)
                rows.append(row)
        if not words:
            return []
        looks = torch.tensor(neighbours(shapes([token.text for token in words])))
        tags = tag_names(model.heads.config.token_labels[HEAD])
        with torch.inference_mode():
            logits = model.heads.token[HEAD](states.pieces[rows].to(model.device), looks.to(model.device))
        path = best_path(logits.float().cpu().numpy(), transitions(tags))
        places = [(words[first].i, words[last - 1].i + 1, label) for first, last, label in spans_of(path, tags)]
        return [Span(doc, start, end, label=label) for start, end, label in mend(doc, places)]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes nothing: the head is saved with the encoder."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EntityComponent:
        """Reads nothing: the head is loaded with the encoder."""
        return self


@Language.factory(
    "burthen_entities",
    default_config={"name_or_path": BUNDLED, "device": "cpu"},
    assigns=["doc.ents"],
    requires=["doc.sents", "doc._.states"],
)
def create_entities(nlp: Language, name: str, name_or_path: str, device: str) -> EntityComponent:
    """Creates the entity component; put it after the encoder and before the voices.

    Args:
        name_or_path: `bundled`, or a folder with an encoder and heads.
    """
    return EntityComponent(name, name_or_path, device)
