"""What the comparison finds and what it costs: `python -m burthen.duplicates.measure [GOLD...] [--sizes N,...]`.

Edited copies are made from the pieces given, so their number and kind are known; pieces of one topic by different
papers are the pairs that must not be found.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from burthen.duplicates.entries import Entry, entry_of
from burthen.duplicates.index import DuplicateIndex
from burthen.duplicates.parameters import load_parameters
from burthen.duplicates.sketch import containment, jaccard, sketch_of
from burthen.duplicates.table import table_of

Words = tuple[str, ...]
Edit = Callable[[Words, random.Random], Words]

GOLD = (Path("corpus/gold/train"), Path("corpus/gold/dev"))
_SEED = 20_250_508
_COPIES = 3


def edited(words: Words, share: float, rng: random.Random) -> Words:
    """Returns a copy in which this share of the words is dropped, replaced, or followed by a new one, a third each."""
    out: list[str] = []
    for word in words:
        draw = rng.random() / share if share else 1.0
        if draw >= 1 / 3:
            out.append(f"x{rng.randrange(5_000)}" if draw < 2 / 3 else word)
        if 2 / 3 <= draw < 1:
            out.append(f"x{rng.randrange(5_000)}")
    return tuple(out)


def _without_passages(words: Words, rng: random.Random) -> Words:
    """Three passages of a twentieth of the text each are cut, as an editor does who needs the space."""
    size = len(words) // 20
    for _ in range(3):
        at = rng.randrange(len(words) - size)
        words = words[:at] + words[at + size :]
    return words


def _with_own_words(words: Words, rng: random.Random) -> Words:
    """A paper's own passage of a fifth of the text stands before it."""
    return (*(f"y{rng.randrange(5_000)}" for _ in range(len(words) // 5)), *words)


EDITS: dict[str, Edit] = {
    "the same": lambda words, _: words,
    "2% of words edited": lambda words, rng: edited(words, 0.02, rng),
    "5% of words edited": lambda words, rng: edited(words, 0.05, rng),
    "10% of words edited": lambda words, rng: edited(words, 0.10, rng),
    "15% of words edited": lambda words, rng: edited(words, 0.15, rng),
    "three passages cut": _without_passages,
    "a passage added before": _with_own_words,
    "first half": lambda words, _: words[: len(words) // 2],
    "first quarter": lambda words, _: words[: max(60, len(words) // 4)],
    "first quarter, 5% edited": lambda words, rng: edited(words[: max(60, len(words) // 4)], 0.05, rng),
    "first half, 5% edited": lambda words, rng: edited(words[: len(words) // 2], 0.05, rng),
}


def recall(texts: Sequence[Words], edit: Edit) -> tuple[int, int]:
    """Returns how many edited copies are in the group of their original, and of how many."""
    rng = random.Random(_SEED)
    entries = [Entry(f"{number:05d}", "a", None, words) for number, words in enumerate(texts)]
    copies = [
        Entry(f"{number:05d}-{copy}", "b", None, edit(words, rng))
        for number, words in enumerate(texts)
        for copy in range(_COPIES)
    ]
    groups = _groups([*entries, *copies])
    found = sum(groups[copy.id] == groups[copy.id[:5]] for copy in copies)
    return found, len(copies)


def false_pairs(texts: Sequence[Words]) -> tuple[int, int]:
    """Returns how many pairs of different pieces are in one group, and of how many."""
    groups = _groups([Entry(str(number), None, None, words) for number, words in enumerate(texts)])
    pairs = list(combinations(sorted(groups), 2))
    return sum(groups[one] == groups[other] for one, other in pairs), len(pairs)


def quoting(texts: Sequence[Words], share: float) -> list[Words]:
    """Returns the texts with one and the same passage in each, of this share of the whole."""
    passage = tuple(f"q{number}" for number in range(1_000))
    cut = ((words, int(len(words) * share / (1 - share))) for words in texts)
    return [words[: len(words) // 2] + passage[:size] + words[len(words) // 2 :] for words, size in cut]


def shingles(texts: Sequence[Words], size: int) -> dict[str, float]:
    """Returns what shingles of so many words leave between different pieces and between a text and its copy.

    The copies have a tenth of their words edited; of all pieces the lowest coefficient is given.
    """
    parameters = replace(load_parameters(), shingle_words=size)
    rng = random.Random(_SEED)

    def sets(words: Words) -> Any:
        return sketch_of(words, parameters).shingles

    def lowest(pieces: Iterable[Words]) -> float:
        return min(jaccard(sets(words), sets(edited(words, 0.1, rng))) for words in pieces)

    pairs = list(combinations(map(sets, texts), 2))
    return {
        "highest_jaccard_of_two_pieces": round(max(jaccard(one, other) for one, other in pairs), 4),
        "highest_containment_of_two_pieces": round(max(containment(one, other) for one, other in pairs), 4),
        "lowest_jaccard_of_a_copy": round(lowest(texts), 3),
        "lowest_jaccard_of_a_copy_of_100_words": round(lowest(words[:100] for words in texts), 3),
    }


def cost(texts: Sequence[Words], size: int, copies: float) -> dict[str, float]:
    """Returns seconds and memory for so many short articles, this share of them edited cuts of the texts."""
    with (
        tempfile.TemporaryDirectory(prefix="burthen-") as folder,
        DuplicateIndex(Path(folder) / "index", durable=False) as index,
    ):
        start = time.perf_counter()
        index.update(generated(texts, size, copies))
        added = time.perf_counter()
        table = table_of(index)
        return {
            "articles": size,
            "copies": copies,
            "update_s": round(added - start, 2),
            "table_s": round(time.perf_counter() - added, 2),
            "ms_per_article": round(1e3 * (time.perf_counter() - start) / size, 3),
            "groups": len(set(table["group"].to_pylist())),
            "index_mb": round(index.path.stat().st_size / 1e6, 1),
            "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        }


def generated(texts: Sequence[Words], size: int, copies: float) -> Iterator[Entry]:
    """Yields articles of 60 to 150 words: this share of them edited beginnings of the texts."""
    rng = random.Random(_SEED)
    vocabulary = sorted({word for words in texts for word in words})
    for number in range(size):
        length = rng.randrange(60, 151)
        copied = number < copies * size
        words: Words = (
            edited(texts[number % len(texts)][:length], 0.03, rng)
            if copied
            else tuple(rng.choices(vocabulary, k=length))
        )
        yield Entry(f"{number:06d}", f"outlet {number % 40}", f"2025-05-{number % 28 + 1:02d}", words)


def _groups(entries: Iterable[Entry]) -> dict[str, str]:
    with (
        tempfile.TemporaryDirectory(prefix="burthen-") as folder,
        DuplicateIndex(Path(folder) / "index", durable=False) as index,
    ):
        index.update(entries)
        table = table_of(index)
    return dict(zip(table["article_id"].to_pylist(), table["group"].to_pylist(), strict=True))


def read_texts(paths: Iterable[Path]) -> list[Words]:
    """Returns the words of the gold pieces in folders of JSON files."""
    from burthen.records import ArticleRecord

    files = [file for path in paths for file in sorted(path.glob("*.json"))]
    articles = (ArticleRecord.model_validate(json.loads(file.read_text("utf8"))["article"]) for file in files)
    return [entry_of(article).words for article in articles]


def measure(texts: Sequence[Words], sizes: Iterable[int]) -> dict[str, Any]:
    """Returns all figures."""
    short = [words[:100] for words in texts]
    return {
        "pieces": len(texts),
        "shingles": {size: shingles(texts, size) for size in (2, 3, 4, 5)},
        "recall": {name: recall(texts, edit) for name, edit in EDITS.items()},
        "recall_of_100_words": {name: recall(short, edit) for name, edit in islice(EDITS.items(), 5)},
        "false_pairs": false_pairs(texts),
        "false_pairs_that_share_a_quotation_of_40%": false_pairs(quoting(texts, 0.4)),
        "cost": [cost(texts, size, copies) for copies in (0.1, 1.0) for size in sizes],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "gold", nargs="*", type=Path, default=GOLD, help="folders of gold pieces; never the sealed part"
    )
    parser.add_argument("--sizes", default="1000,5000", help="numbers of articles to time, with commas")
    given = parser.parse_args(arguments)
    sizes = [int(size) for size in given.sizes.split(",") if size]
    json.dump(measure(read_texts(given.gold), sizes), sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
