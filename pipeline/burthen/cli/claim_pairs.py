"""How well likeness finds claims that say the same, run as `python -m burthen.cli.claim_pairs`.

For each way to make vectors and each threshold: how many are found of the annotated pairs that say the same (in two
halves, both seen when the threshold was set), how many changed and unlike pairs are taken for the same, and how many
pairs of claims of different papers in a part of the corpus, of which hardly any say the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from burthen.cli.output import guard

if TYPE_CHECKING:
    from burthen.compare.prevalence import Array

PAIRS = Path("corpus/pairs/claims.jsonl")
PART = Path("corpus/gold/train")
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
HEADER = "{:8s} {:>5s}  {:>12s} {:>12s} {:>9s} {:>9s} {:>12s}"


def main(
    pairs: Annotated[Path, typer.Option(help="Annotated pairs.")] = PAIRS,
    part: Annotated[Path, typer.Option(help="Records whose claims are compared with each other.")] = PART,
    show: Annotated[float, typer.Option(help="Print the pairs of the part at this threshold and above.")] = 2.0,
) -> int:
    """Measure how well likeness finds claims that say the same."""
    from burthen.compare.settings import compare_settings
    from burthen.tables.reading import read_run

    annotated = [json.loads(line) for line in pairs.read_text("utf8").splitlines()]
    claims = [(r.article.outlet, c.canonical or c.quote) for r in read_run(part) for c in r.claims or ()]
    settings = compare_settings().claims
    texts = list(dict.fromkeys([*(c[1] for c in claims), *(p[k]["text"] for p in annotated for k in ("one", "other"))]))
    place = {text: index for index, text in enumerate(texts)}
    write = sys.stdout.write
    write(
        HEADER.format("vectors", "least", "found, half 0", "found, half 1", "changed", "unlike", "of the part") + "\n"
    )
    for name, vectors in _vectors(texts, settings.rarity).items():
        report(name, vectors, annotated, claims, place, show)
    return 0


def report(
    name: str,
    vectors: Array,
    annotated: Sequence[dict[str, Any]],
    claims: Sequence[tuple[str | None, str]],
    place: dict[str, int],
    show: float,
) -> None:
    """Prints a line for each threshold.

    Args:
        name: Name of the way in which the vectors were made.
        vectors: One of length one for each text, (n_texts, width).
        claims: Outlet and text of each claim of the part.
        place: Row of `vectors` of each text.
        show: Threshold from which the pairs of the part are printed.
    """
    from burthen.compare.alignment import near_pairs
    from burthen.compare.settings import compare_settings
    from burthen.compare.wording import compatible, wording

    settings = compare_settings().claims
    words = {text: wording(text, settings) for text in place}

    def fit(one: str, other: str) -> bool:
        return min(words[one].n_words, words[other].n_words) >= settings.least_words and compatible(
            words[one], words[other]
        )

    scored = []
    for pair in annotated:
        one, other = pair["one"]["text"], pair["other"]["text"]
        cosine = float(vectors[place[one]] @ vectors[place[other]])
        scored.append((pair, cosine if fit(one, other) else -1.0))
    rows = vectors[[place[text] for _, text in claims]]
    near = [
        (float(rows[a] @ rows[b]), claims[a][1], claims[b][1])
        for a, b in near_pairs(rows, THRESHOLDS[0])
        if claims[a][0] != claims[b][0] and fit(claims[a][1], claims[b][1])
    ]
    for least in THRESHOLDS:
        found = [_share(scored, least, same=True, fold=fold) for fold in (0, 1)]
        taken = [_share(scored, least, same=False, made=made) for made in ("changed", "found")]
        n = sum(cosine >= least for cosine, _, _ in near)
        sys.stdout.write(HEADER.format(name, f"{least:.2f}", *found, *taken, str(n)) + "\n")
    for cosine, one, other in sorted(near, reverse=True):
        if cosine >= show:
            sys.stdout.write(f"  {cosine:.2f} {one} || {other}\n")


def _share(scored: Sequence[tuple[dict[str, Any], float]], least: float, **of: object) -> str:
    chosen = [cosine for pair, cosine in scored if of.items() <= pair.items()]
    return f"{sum(cosine >= least for cosine in chosen)}/{len(chosen)}"


def _vectors(texts: Sequence[str], rarity: float) -> dict[str, Array]:
    """Returns vectors from the pieces, and from the states of the last layer, centred."""
    import numpy as np

    from burthen.compare.vectors import piece_vectors
    from burthen.encode.component import shared_model
    from burthen.encode.location import BUNDLED

    model = shared_model(BUNDLED, "cpu")
    states = np.stack([state.mean(0).numpy() for state in model.encode_texts(texts)])
    states = states - states.mean(0)
    return {
        "pieces": piece_vectors(texts, model, rarity),
        "states": states / np.linalg.norm(states, axis=1, keepdims=True),
    }


def run() -> int:
    """Runs the measurement with the process's arguments."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    command = typer.main.get_command(app)
    return guard(lambda: command.main(standalone_mode=False))


if __name__ == "__main__":
    raise SystemExit(run())
