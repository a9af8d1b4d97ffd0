"""Floors under what the comparison finds, measured on edited copies of gold pieces; none was used to write a rule."""

from pathlib import Path

import pytest

from burthen.duplicates import measure

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def texts() -> list[measure.Words]:
    return measure.read_texts([ROOT / path for path in measure.GOLD])


def test_the_sealed_part_is_not_read() -> None:
    assert not any("test" in path.name for path in measure.GOLD)


@pytest.mark.parametrize(
    "name", ["10% of words edited", "a passage added before", "first quarter", "three passages cut"]
)
def test_edited_copies_are_found(texts: list[measure.Words], name: str) -> None:
    found, total = measure.recall(texts[::4], measure.EDITS[name])
    assert found >= 0.98 * total > 0


def test_short_copies_are_found(texts: list[measure.Words]) -> None:
    found, total = measure.recall([words[:100] for words in texts[::4]], measure.EDITS["10% of words edited"])
    assert found >= 0.98 * total


def test_pieces_on_one_topic_are_not_the_same(texts: list[measure.Words]) -> None:
    found, total = measure.false_pairs(texts)
    assert found == 0 < total
    assert measure.shingles(texts, 3)["highest_jaccard_of_two_pieces"] < 0.05


def test_a_quotation_that_all_share_does_not_make_them_the_same(texts: list[measure.Words]) -> None:
    assert measure.false_pairs(measure.quoting(texts[::4], 0.4))[0] == 0


def test_unrelated_words_are_not_linked_and_copies_are(texts: list[measure.Words]) -> None:
    assert measure.cost(texts[:10], 300, 0.1)["groups"] == 270 + 10
    assert measure.cost(texts[:10], 300, 1.0)["groups"] == 10
