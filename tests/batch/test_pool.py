"""Worker processes: order is kept, and a death, a hang or a bad start costs what it must and no more."""

import json

import pytest

from burthen.article import Article, SourceRef
from burthen.batch.pool import LocalEngine
from burthen.batch.work import InlineEngine, chunked
from burthen.errors import InputError, ResourceError
from burthen.ingest import Failure
from tests.batch.conftest import text_of
from tests.batch.stand_in import StandInRecipe


def items(count, **words):
    """Articles, the n-th with a word in it that the stand-in obeys."""
    found = []
    for number in range(count):
        text = text_of(number, words.get(f"n{number}", ""))
        found.append(Article(f"a{number}", text, SourceRef("rows.jsonl", "jsonl", number)))
    return found


def outcome(engine, articles, size=3):
    try:
        return [line for lines in engine.map(chunked(articles, size, 10_000)) for line in lines]
    finally:
        engine.close()


def codes(lines):
    return {number: line.code for number, line in enumerate(lines) if line.code}


def test_workers_give_the_lines_of_one_process_in_order():
    articles = items(30, n4="CRASH")
    articles[9] = Failure(SourceRef("rows.jsonl", "jsonl", 9), "a9", InputError("B109", "rows.jsonl:10", "Give it."))
    alone = outcome(InlineEngine(StandInRecipe()), articles)
    assert outcome(LocalEngine(StandInRecipe(), 2), articles) == alone
    assert codes(alone) == {4: "B199", 9: "B109"}


def test_a_dead_worker_costs_the_article_that_killed_it_and_no_other():
    lines = outcome(LocalEngine(StandInRecipe(), 2), items(20, n7="DIE", n8="CRASH"))
    assert codes(lines) == {7: "B121", 8: "B199"}
    assert [json.loads(line.json)["article"]["id"] for line in lines] == [f"a{number}" for number in range(20)]
    error = json.loads(lines[7].json)
    assert error["article"]["source"] == {"path": "rows.jsonl", "format": "jsonl", "row": 7}
    assert error["error"]["stage"] == "batch"


def test_an_article_that_never_ends_is_given_up():
    lines = outcome(LocalEngine(StandInRecipe(), 1, seconds=1.0), items(4, n1="HANG"))
    assert codes(lines) == {1: "B122"}


def test_models_that_cannot_be_loaded_are_one_error_and_not_one_an_article():
    with pytest.raises(ResourceError) as caught:
        outcome(LocalEngine(StandInRecipe(fails_to_load=True), 2), items(9))
    assert caught.value.code == "B301"


def test_workers_that_die_while_they_start_are_an_error_and_not_an_article_s_fault():
    with pytest.raises(ResourceError) as caught:
        outcome(LocalEngine(StandInRecipe(dies_at_start=True), 1), items(3))
    assert caught.value.code == "B312"


def test_reading_runs_ahead_of_the_writer_by_a_bounded_number_of_articles():
    read = []

    def reading():
        for item in items(400):
            read.append(item.id)
            yield item

    engine = LocalEngine(StandInRecipe(), 1)
    try:
        results = engine.map(chunked(reading(), 2, 10_000))
        next(results)
        # At most the chunks that wait their turn, and the one in hand.
        assert len(read) <= 2 * (8 + 1)
    finally:
        engine.close()


def test_no_articles_start_no_workers():
    assert outcome(LocalEngine(StandInRecipe(dies_at_start=True), 2), []) == []
