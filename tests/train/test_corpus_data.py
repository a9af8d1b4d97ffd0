"""Gold records as training data."""

import pytest

from burthen.targets import load_targets
from burthen.train.corpus_data import corpus_pairs, corpus_units, plain_text, read_corpus
from burthen.train.pair_data import OPPOSE, SUPPORT
from burthen.train.tasks import balanced
from tests.factories import full_record

TARGETS = load_targets(["burden_sharing"])


def test_text_is_what_models_see_typography_plain_and_furniture_gone():
    text, spans = plain_text(full_record())
    assert '"pays nothing"' in text
    assert "NLT" not in text
    assert [text[s.start : s.end] for s in spans][2] == "That is false."
    assert text.count("\n") == 2


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"corpus": "type", "labels": ["policy", "factual"]}, (0, 1, 1, 1, 0)),
        ({"corpus": "negated", "labels": ["no", "yes"]}, (0, 0, 1, 0, 0)),
        ({"corpus": "voice", "labels": ["author", "other"]}, (0, 1, 0, 0, 0)),
    ],
)
def test_units_carry_the_labels_of_a_field(table, expected):
    (text,) = corpus_units([full_record()], "head", table)
    assert text.labels == expected


def test_a_label_that_the_head_does_not_have_leaves_its_sentence_out():
    (text,) = corpus_units([full_record()], "head", {"corpus": "type", "labels": ["policy"]})
    assert len(text.units) == 2


def test_the_test_part_is_never_read():
    with pytest.raises(ValueError, match="no part to train"):
        read_corpus(None, "test")


def test_pairs_take_the_side_of_who_speaks():
    record = full_record()
    quote = record.claims[0]
    evidence = (
        record.stances[0]
        .evidence[0]
        .model_copy(
            update={
                "start": record.sentences[1].start,
                "end": record.sentences[1].end,
                "quote": record.sentences[1].quote,
            }
        )
    )
    holder = record.stances[4].model_copy(update={"evidence": [evidence]})
    record = record.model_copy(update={"stances": [*record.stances[:4], holder]})
    told = [pair for pair in corpus_pairs([record], TARGETS) if pair.discussed]
    assert ("That is false.", OPPOSE) in [(pair.text, pair.stance) for pair in told]
    content = quote.quote.replace("“", '"').replace("”", '"')
    assert (content, OPPOSE) in [(pair.text, pair.stance) for pair in told if "fair share" in pair.target]


def test_a_sentence_with_a_rejected_claim_does_not_speak_for_the_author():
    record = full_record()
    span = record.sentences[1]
    evidence = (
        record.stances[0].evidence[0].model_copy(update={"start": span.start, "end": span.end, "quote": span.quote})
    )
    own = record.stances[1].model_copy(update={"evidence": [evidence]})
    record = record.model_copy(update={"stances": [own]})
    assert [pair for pair in corpus_pairs([record], TARGETS) if pair.stance == SUPPORT] == []


def test_what_nobody_raises_is_not_discussed():
    pairs = list(corpus_pairs([full_record()], TARGETS))
    silent = [pair for pair in pairs if not pair.discussed]
    assert {pair.group for pair in silent} == {"norland-1:pressure_works"}
    assert len(silent) == len(full_record().sentences)


def test_silence_is_drawn_as_often_as_speech():
    import random

    pairs = list(corpus_pairs([full_record()], TARGETS))
    drawn = balanced(pairs, 2, random.Random(0))
    assert sum(bool(pair.discussed) for pair in drawn) == 2 * sum(bool(pair.discussed) for pair in pairs)
    assert sum(not pair.discussed for pair in drawn) <= 2 * sum(bool(pair.discussed) for pair in pairs)
