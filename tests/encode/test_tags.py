"""Entity tags: what may follow what, the best allowed path, and the entities in it."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.encode.shapes import SHAPES, neighbours, shapes
from burthen.encode.tags import best_path, spans_of, tag_names, transitions

TAGS = tag_names(["ORG", "GPE"])
TABLE = transitions(TAGS)
SCORES = st.lists(st.lists(st.floats(-5, 5), min_size=5, max_size=5), min_size=1, max_size=4)


def test_outside_begin_inside():
    assert TAGS == ["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"]


@given(SCORES)
def test_the_path_is_the_best_of_all_allowed_ones(scores):
    table = np.array(scores, dtype=np.float32)

    def value(path):
        steps = TABLE[0, path[0]] + sum(TABLE[a, b] for a, b in itertools.pairwise(path))
        return steps + sum(table[word, tag] for word, tag in enumerate(path))

    best = max(itertools.product(range(5), repeat=len(table)), key=value)
    assert value(best_path(table, TABLE)) == pytest.approx(value(best), abs=1e-3)


@given(SCORES)
def test_inside_never_comes_without_its_begin(scores):
    path = best_path(np.array(scores, dtype=np.float32), TABLE)
    for before, tag in itertools.pairwise([0, *path]):
        if TAGS[tag].startswith("I-"):
            assert TAGS[before][2:] == TAGS[tag][2:]


def test_no_words_no_path():
    assert best_path(np.zeros((0, 5), dtype=np.float32), TABLE) == []


def test_entities_of_a_path():
    path = [TAGS.index(tag) for tag in ("B-ORG", "I-ORG", "O", "B-GPE", "B-GPE")]
    assert spans_of(path, TAGS) == [(0, 2, "ORG"), (3, 4, "GPE"), (4, 5, "GPE")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Japan", "pays", "NATO", "2", "%"], ["title", "lower", "upper", "number", "mark"]),
        (["A", "McKinsey", "F-35", "日本"], ["initial", "mixed", "number", "other"]),
        (["HANDS", "OFF", "OUR", "WALLET", "!"], ["title", "title", "title", "title", "mark"]),
        (["NATO", "pays"], ["upper", "lower"]),
    ],
)
def test_shapes(words, expected):
    assert [SHAPES[number] for number in shapes(words)] == expected


def test_neighbours_of_the_first_and_the_last_word():
    edge = len(SHAPES)
    assert neighbours([1, 0]) == [(edge, 1, 0), (1, 0, edge)]
