"""The trained token model of attribution: loads its heads, scores the words of a Doc, reads spans from the scores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen import manifest
from burthen.annotate import token_features
from burthen.annotate.readings import Attribution

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from torch import Tensor

    from burthen.annotate.attribution_head import AttributionHead

CONFIG, WEIGHTS = "config.json", "heads.safetensors"
NAME = "attribution"


@dataclass(frozen=True)
class AttributionConfig:
    """What the heads are, kept beside their weights.

    Attributes:
        encoder_sha256: Manifest hash of the encoder whose states they read; with another they are not used.
        tags: Part-of-speech tags and their indices, from 1; 0 is unknown.
        relations: Relations of the parse, likewise.
        n_heads: Heads of different seeds, whose probabilities are averaged.
        add_from: Mean probability from which a stretch that no rule found becomes a report.
        drop_below: Mean probability below which a rule's report is dropped.
    """

    encoder_sha256: str
    hidden_width: int
    width: int
    tags: dict[str, int]
    relations: dict[str, int]
    n_heads: int
    add_from: float
    drop_below: float


@dataclass(frozen=True)
class WordScores:
    """Probabilities of each token of a Doc.

    Shape:
        starts, inside: (n_tokens,), that a content starts or goes on there
        cue, source: (n_tokens,)
    """

    starts: np.ndarray[Any, Any]
    inside: np.ndarray[Any, Any]
    cue: np.ndarray[Any, Any]
    source: np.ndarray[Any, Any]

    def content(self, start: int, end: int) -> float:
        """Returns the mean probability of being content between two tokens; 0 for none."""
        both = self.starts[start:end] + self.inside[start:end]
        return float(both.mean()) if end > start else 0.0

    def spans(self) -> list[tuple[int, int]]:
        """Returns the stretches of tokens that are likelier content than not, half-open."""
        spans: list[tuple[int, int]] = []
        for i, (start, inside) in enumerate(zip(self.starts.tolist(), self.inside.tolist(), strict=True)):
            outside = 1.0 - start - inside
            if outside >= max(start, inside):
                continue
            if spans and spans[-1][1] == i and start <= inside:
                spans[-1] = (spans[-1][0], i + 1)
            else:
                spans.append((i, i + 1))
        return spans


class AttributionModel:
    """Averages the heads of several seeds over the states that the encoder left on a Doc."""

    def __init__(self, config: AttributionConfig, heads: Sequence[AttributionHead]) -> None:
        self.config = config
        self._heads = heads

    @classmethod
    def load(cls, folder: Path) -> AttributionModel:
        """Reads configuration and heads of a folder."""
        from safetensors.torch import load_file

        config = AttributionConfig(**json.loads((folder / CONFIG).read_text("utf8")))
        weights = load_file(folder / WEIGHTS)
        heads = []
        for number in range(config.n_heads):
            head = new_head(config)
            prefix = f"{number}."
            head.load_state_dict(
                {name.removeprefix(prefix): w.float() for name, w in weights.items() if name.startswith(prefix)}
            )
            heads.append(head.eval())
        return cls(config, heads)

    def save(self, folder: Path) -> None:
        """Writes configuration, and the heads in half precision."""
        from dataclasses import asdict

        from safetensors.torch import save_file

        folder.mkdir(parents=True, exist_ok=True)
        (folder / CONFIG).write_text(json.dumps(asdict(self.config), indent=1) + "\n", "utf8")
        weights = {
            f"{number}.{name}": weight.half().contiguous()
            for number, head in enumerate(self._heads)
            for name, weight in head.state_dict().items()
        }
        save_file(weights, folder / WEIGHTS)
        (folder / WEIGHTS).chmod(0o644)  # safetensors writes for the owner alone

    def inputs(self, doc: Doc, quoted: Sequence[int], attributions: Sequence[Attribution]) -> list[Tensor]:
        """Returns what a head reads of a Doc that has states; see `AttributionHead.forward`."""
        import torch

        tags, relations = token_features.label_rows(doc, self.config.tags, self.config.relations)
        return [
            doc._.states.pieces[token_features.first_pieces(doc)].float().cpu(),
            torch.tensor(tags),
            torch.tensor(relations),
            torch.tensor(token_features.rule_tags(doc, attributions)),
            torch.from_numpy(token_features.flag_rows(doc, quoted, attributions)),
        ]

    def score(self, doc: Doc, quoted: Sequence[int], attributions: Sequence[Attribution]) -> WordScores:
        """Returns the probabilities of every token.

        Args:
            doc: A Doc with a parse and states.
            quoted: For each token the number of its quotation, -1 outside of any.
            attributions: What the rules found.
        """
        import torch

        inputs = self.inputs(doc, quoted, attributions)
        with torch.inference_mode():
            both = [head(*inputs) for head in self._heads]
            content = torch.stack([torch.softmax(content, -1) for content, _ in both]).mean(0).numpy()
            roles = torch.stack([torch.sigmoid(roles) for _, roles in both]).mean(0).numpy()
        return WordScores(content[:, 1], content[:, 2], roles[:, 0], roles[:, 1])


def new_head(config: AttributionConfig) -> AttributionHead:
    """Returns a head with random weights."""
    from burthen.annotate.attribution_head import AttributionHead

    return AttributionHead(config.hidden_width, len(config.tags) + 1, len(config.relations) + 1, config.width)


@cache
def bundled_model() -> AttributionModel | None:
    """Returns the bundled model; None where there is none, or where it was trained on another encoder's states.

    Raises:
        ResourceError: B302 if its files are damaged.
    """
    entries = manifest.entries()
    if NAME not in entries:
        return None
    model = AttributionModel.load(manifest.checked_folder(NAME))
    return model if model.config.encoder_sha256 == entries["encoder"]["sha256"] else None
