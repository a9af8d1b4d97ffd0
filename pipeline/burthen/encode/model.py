"""The shared encoder with its heads: loading, saving, and the one pass over a text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from burthen.encode.heads import Heads, HeadsConfig
from burthen.encode.loading import load_encoder
from burthen.encode.windows import SPECIAL_PIECES, Pieces, bucket_by_length, make_windows
from burthen.errors import ResourceError

HEADS_CONFIG, HEADS_WEIGHTS = "heads.json", "heads.safetensors"


class EncoderModel:
    """A Hugging Face encoder, its tokenizer and the heads.

    On the CPU every window is a batch of its own: no padding is computed, and the states of a window cannot depend on
    what else is in the batch. On a GPU windows of similar length are encoded together (`encode_batch`).
    """

    def __init__(self, encoder: Any, tokenizer: Any, heads: Heads, device: str = "cpu") -> None:
        self.encoder = encoder.to(device)
        self.tokenizer = tokenizer
        self.heads = heads.to(device)
        self.device = device

    @classmethod
    def load(cls, path: str | Path, device: str = "cpu") -> EncoderModel:
        """Loads encoder and heads from a folder; weights kept in half precision are computed in single precision.

        Raises:
            ResourceError: B301 if the folder lacks the encoder or the heads.
        """
        from safetensors.torch import load_file

        folder = Path(path)
        for name in ("model.safetensors", HEADS_CONFIG, HEADS_WEIGHTS):
            if not (folder / name).is_file():
                raise ResourceError("B301", str(folder / name), "Train it with `burthen train encoder`.")
        encoder, tokenizer = load_encoder(folder)
        heads = Heads(HeadsConfig(**json.loads((folder / HEADS_CONFIG).read_text("utf8"))))
        heads.load_state_dict({key: value.float() for key, value in load_file(folder / HEADS_WEIGHTS).items()})
        return cls(encoder.eval(), tokenizer, heads.eval(), device)

    def save(self, path: Path) -> None:
        """Writes encoder (half precision), tokenizer and heads to a folder."""
        from safetensors.torch import save_file

        path.mkdir(parents=True, exist_ok=True)
        state = {key: value.half().contiguous() for key, value in self.encoder.state_dict().items()}
        self.encoder.config.save_pretrained(path)
        save_file(state, path / "model.safetensors", metadata={"format": "pt"})
        self.tokenizer.save_pretrained(path)
        save_file({k: v.contiguous() for k, v in self.heads.state_dict().items()}, path / HEADS_WEIGHTS)
        (path / HEADS_CONFIG).write_text(json.dumps(self.heads.config.to_json(), indent=1) + "\n", "utf8")

    def encode_pieces(self, pieces: Pieces, window_pieces: int, overlap: int = 0) -> Tensor:
        """Returns the states of all pieces of a text.

        Args:
            pieces: The text in pieces, grouped by sentence.
            window_pieces: Pieces a window may hold, special pieces included.
            overlap: Pieces of the window before that a window may read again as context.

        Shape:
            returns: (n_pieces, hidden_width), float32; pieces in no group stay zero.
        """
        states = torch.zeros(len(pieces.ids), self.encoder.config.hidden_size)
        with torch.inference_mode():
            for window in make_windows(pieces.groups, window_pieces, overlap):
                encoded = self._window(pieces.ids[window.start : window.last])
                states[window.first : window.last] = encoded[window.first - window.start :].cpu()
        return states

    def encode_batch(
        self, texts: Sequence[Pieces], window_pieces: int, overlap: int = 0, batch_pieces: int = 4096
    ) -> list[Tensor]:
        """Returns the states of several texts; windows of similar length are encoded together.

        Padding is masked, so states differ from those of `encode_pieces` by rounding only.

        Args:
            batch_pieces: Pieces a batch may hold, padding included.
        """
        states = [torch.zeros(len(text.ids), self.encoder.config.hidden_size) for text in texts]
        windows = [(n, w) for n, text in enumerate(texts) for w in make_windows(text.groups, window_pieces, overlap)]
        with torch.inference_mode():
            for batch in bucket_by_length([w.last - w.start + SPECIAL_PIECES for _, w in windows], batch_pieces):
                chosen = [windows[index] for index in batch]
                encoded = self._padded([texts[n].ids[w.start : w.last] for n, w in chosen])
                for (n, window), rows in zip(chosen, encoded, strict=True):
                    kept = rows[1 + window.first - window.start : 1 + window.last - window.start]
                    states[n][window.first : window.last] = kept
        return states

    def encode_texts(self, texts: Sequence[str], max_pieces: int = 64) -> list[Tensor]:
        """Returns the states of short texts, one tensor (n_pieces, hidden_width) each; longer texts are cut."""
        with torch.inference_mode():
            return [self._window(self._short(text, max_pieces)).cpu() for text in texts]

    def mean_states(self, texts: Sequence[str], max_pieces: int = 64) -> list[Tensor]:
        """Returns the mean state of each short text, (hidden_width,), from one padded batch."""
        pieces = [self._short(text, max_pieces) for text in texts]
        with torch.inference_mode():
            states = self._padded(pieces)
        return [states[i, 1 : len(ids) + 1].mean(0) for i, ids in enumerate(pieces)]

    def _short(self, text: str, max_pieces: int) -> list[int]:
        ids: list[int] = self.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        return ids[:max_pieces]

    def _window(self, ids: list[int]) -> Tensor:
        wrapped = [self.tokenizer.cls_token_id, *ids, self.tokenizer.sep_token_id]
        batch = torch.tensor([wrapped], device=self.device)
        states: Tensor = self.encoder(input_ids=batch, attention_mask=torch.ones_like(batch)).last_hidden_state
        return states[0, 1:-1].float()

    def _padded(self, windows: Sequence[Sequence[int]]) -> Tensor:
        """Returns the states of windows, special pieces included, (n_windows, longest, hidden_width), on the CPU."""
        rows = [[self.tokenizer.cls_token_id, *ids, self.tokenizer.sep_token_id] for ids in windows]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [self.tokenizer.pad_token_id] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        output = self.encoder(input_ids=ids.to(self.device), attention_mask=mask.to(self.device))
        states: Tensor = output.last_hidden_state.float().cpu()
        return states
