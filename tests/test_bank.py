"""The bank of passages: whole, counted right in the datasheet, and coded twice as it says."""

import json
import re
from collections import Counter

import pytest

from burthen.resources import folder
from burthen.targets import load_targets

TARGETS = [target.id for target in load_targets(["burden_sharing"])]
VALUES = {"support", "oppose", "mixed", "neutral"}


def read(name):
    lines = (folder("corpus") / "bank" / name).read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def passages():
    return read("passages.jsonl")


@pytest.fixture(scope="module")
def cells(passages):
    """Pairs of values, the writer's and the second coder's, of every passage that was coded twice."""
    first = {passage["id"]: passage["labels"] for passage in passages}
    return [
        (first[row["id"]].get(target, "absent"), row["labels"].get(target, "absent"))
        for row in read("second.jsonl")
        for target in TARGETS
    ]


def test_every_passage_is_whole(passages):
    assert len({passage["id"] for passage in passages}) == len(passages)
    assert len({passage["text"] for passage in passages}) == len(passages)
    for passage in passages:
        assert set(passage["labels"]) <= set(TARGETS)
        assert set(passage["labels"].values()) <= VALUES
        assert 8 <= len(passage["text"].split()) <= 90
        assert passage["ally"]
        assert passage["patron"]


@pytest.mark.parametrize("target", TARGETS)
def test_each_proposition_has_both_sides(passages, target):
    counts = Counter(passage["labels"].get(target) for passage in passages)
    assert counts["support"] >= 30
    assert counts["oppose"] >= 30


def test_the_datasheet_counts_right(passages):
    sheet = (folder("corpus") / "DATASHEET.md").read_text("utf8")
    assert f"holds {len(passages):,} passages" in sheet


def test_the_datasheet_tells_the_agreement_that_was_measured(cells):
    sheet = (folder("corpus") / "DATASHEET.md").read_text("utf8")
    raised = [(a, b) for a, b in cells if "absent" not in (a, b)]
    told = re.search(
        r"kappa is ([\d.]+) \(([\d,]+) cells\).*agree on the value in all of (\d+) cells", sheet, re.DOTALL
    )
    assert told is not None
    assert told.group(1) == f"{kappa(cells):.3f}"
    assert told.group(2) == f"{len(cells):,}"
    assert told.group(3) == str(len(raised))
    assert all(a == b for a, b in raised)


def kappa(pairs):
    """Cohen's kappa."""
    first, second = (Counter(column) for column in zip(*pairs, strict=True))
    by_chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    return (agreed - by_chance) / (1 - by_chance)
