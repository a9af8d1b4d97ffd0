"""Whether two names stand for the same holder."""

import pytest

from burthen.evaluate.names import is_unnamed, same_name

SAME = [
    ("Donald Trump", "Mr. Trump"),
    ("President Donald Trump", "Trump"),
    ("Ana Kováčová", "Kovacova"),
    ("South Korea", "Seoul"),
    ("government:KR", "the South Korean government"),
    ("the White House", "U.S. side"),
    ("some officials", "critics"),
    ("", "unnamed"),
    ("Defence Ministry", "the Defense Ministry"),
    ("General Sir Miles Orde", "Orde"),
]
OTHERS = [
    ("Donald Trump", "Joe Biden"),
    ("South Korea", "Japan"),
    ("Japanese prime minister", "Japanese finance minister Ito"),
    ("critics", "Donald Trump"),
    ("Finance Ministry", "Foreign Office"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_holder(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_holders(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_payers_are_the_same_by_country():
    assert same_name("Japanese taxpayers", "Tokyo", by_country=True)
    assert not same_name("Japanese taxpayers", "the Tokyo office of a bank")


@pytest.mark.parametrize("name", ["", "unnamed", "many observers", "some", "unnamed (reportedly)"])
def test_nobody_in_particular(name):
    assert is_unnamed(name)
