"""Claims that say the same, and those that only look so."""

import json
from pathlib import Path

import pytest

from burthen.compare.alignment import _complete_groups, near_pairs
from burthen.compare.settings import compare_settings
from burthen.compare.wording import compatible, wording

CLAIMS = compare_settings().claims
ROOT = Path(__file__).parents[2]

PAIRS = [
    ("Norland pays its share.", "Norland has paid its share.", True),
    ("Norland pays its share.", "Norland does not pay its share.", False),
    ("Nobody pays for the guard.", "The guard is not paid for.", True),
    ("Japan pays a fair share.", "Tokyo pays a fair share.", True),
    ("Japan pays a fair share.", "Korea pays a fair share.", False),
    ("It pays $5 billion a year.", "It pays $7 billion a year.", False),
    ("It pays 5 billion a year.", "It pays 5 billion a year, 8 percent more.", True),
    ("It pays 5 billion a year.", "It pays a lot of money each year.", False),
    ("Spending has risen in a decade.", "Spending has fallen in a decade.", False),
    ("The demand is fair.", "The demand is unfair.", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_wording(one, other, expected):
    mine, yours = wording(one, CLAIMS), wording(other, CLAIMS)
    assert compatible(mine, yours) is expected
    assert compatible(yours, mine) is expected


def test_every_two_of_a_group_are_alike():
    # 0 and 1 are alike, and 1 and 2, but not 0 and 2: 2 does not join.
    assert _complete_groups(4, {1: {0}, 2: {1}, 3: {0, 1}}) == [[0, 1, 3], [2]]


def test_near_pairs_are_found_once():
    import numpy as np

    vectors = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [1.0, 0.0]])
    assert sorted(near_pairs(vectors, 0.79)) == [(1, 0), (3, 0), (3, 1)]


def test_annotated_pairs_are_of_the_train_part():
    rows = [json.loads(line) for line in (ROOT / "corpus/pairs/claims.jsonl").read_text("utf8").splitlines()]
    named = {side["article"] for row in rows for side in (row["one"], row["other"]) if "article" in side}
    train = {path.stem for path in (ROOT / "corpus/gold/train").glob("*.json")}
    assert named <= train
    assert {row["made"] for row in rows} == {"restated", "changed", "found"}


def test_the_threshold_finds_and_invents_what_it_did_when_it_was_set():
    pytest.importorskip("torch")
    from burthen.compare.vectors import bundled_embedder
    from burthen.errors import ResourceError

    lines = (ROOT / "corpus/pairs/claims.jsonl").read_text("utf8").splitlines()
    pairs = [json.loads(line) for line in lines]
    try:
        vectors = bundled_embedder(CLAIMS.rarity)([pair[side]["text"] for pair in pairs for side in ("one", "other")])
    except ResourceError as error:
        pytest.skip(str(error))
    cosines = (vectors[::2] * vectors[1::2]).sum(-1)
    words = [[wording(pair[side]["text"], CLAIMS) for side in ("one", "other")] for pair in pairs]
    taken = [
        c >= CLAIMS.likeness and compatible(*w) and min(x.n_words for x in w) >= CLAIMS.least_words
        for c, w in zip(cosines, words, strict=True)
    ]
    found = [hit for hit, pair in zip(taken, pairs, strict=True) if pair["same"]]
    invented = [hit for hit, pair in zip(taken, pairs, strict=True) if not pair["same"]]
    assert sum(found) / len(found) >= 0.55
    assert sum(invented) / len(invented) <= 0.03
