"""The tokenizer of an encoder, without transformers: the core of its fast tokenizers is a package of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

CORE, SETTINGS = "tokenizer.json", "tokenizer_config.json"


class PieceTokenizer:
    """Cuts text into pieces; called and answering as a fast tokenizer of transformers does.

    Args:
        folder: Folder with both files of a fast tokenizer.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {name: (folder / name).read_bytes() for name in (CORE, SETTINGS)}
        self._core = Tokenizer.from_buffer(self._files[CORE])
        self._core.no_truncation()
        self._core.no_padding()
        settings = json.loads(self._files[SETTINGS])
        self.pad_token_id = self._id(settings.get("pad_token", "[PAD]"))
        self.unk_token_id = self._id(settings.get("unk_token", "[UNK]"))
        self.cls_token_id = self._id(settings.get("cls_token", "[CLS]"))
        self.sep_token_id = self._id(settings.get("sep_token", "[SEP]"))

    def _id(self, token: str | dict[str, Any]) -> int | None:
        return self._core.token_to_id(token if isinstance(token, str) else token["content"])

    def __call__(
        self,
        text: str,
        *,
        add_special_tokens: bool = True,
        return_offsets_mapping: bool = False,
        verbose: bool = True,  # noqa: ARG002 - transformers would warn of long texts; here nothing is ever said
    ) -> dict[str, Any]:
        """Returns `input_ids` and, if asked for, `offset_mapping`."""
        encoding = self._core.encode(text, add_special_tokens=add_special_tokens)
        offsets = {"offset_mapping": encoding.offsets} if return_offsets_mapping else {}
        return {"input_ids": encoding.ids, **offsets}

    def save_pretrained(self, folder: Path) -> None:
        """Writes the files to a folder as they were read."""
        for name, content in self._files.items():
            (folder / name).write_bytes(content)
