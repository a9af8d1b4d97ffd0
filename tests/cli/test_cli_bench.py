"""The benchmark adds up; how fast a machine is cannot be tested."""

import pytest

from burthen.cli import bench


def test_components_are_timed_by_name_and_still_run():
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    seconds = {}
    bench._time_components(nlp, seconds)
    doc = nlp("One. Two.")
    assert len(list(doc.sents)) == 2
    assert seconds["sentencizer"] > 0


def test_shares_add_up_to_one_and_the_largest_comes_first():
    shares = bench._shares({"a": 1.0, "b": 2.0}, 4.0)
    assert list(shares)[:2] == ["b", "a"]
    assert sum(shares.values()) == pytest.approx(1.0)


def test_the_text_of_the_cold_start_exists():
    from pathlib import Path

    assert Path(bench._demo_path()).exists()
