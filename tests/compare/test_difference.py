"""Two runs over the same articles."""

import pytest

from burthen import records
from burthen.compare.difference import STAGES, by_first_stage, differences, fingerprints, made_differently
from tests.factories import TEXT, bare_record, figure, full_record, provenance, sentence

FULL = full_record()


def changed(**fields):
    return FULL.model_copy(update=fields)


def article(**fields):
    return changed(article=FULL.article.model_copy(update=fields))


RENUMBERED = [s.model_copy(update={"id": f"s{i + 1}"}) for i, s in enumerate(FULL.sentences)]
ONE_MORE = [sentence(TEXT, "Norland", 0), *RENUMBERED]
CASES = [
    ("the same", FULL, "same", None, {}, {}),
    ("another headline", article(headline="Else"), "changed", "ingest", {}, {}),
    ("nothing removed", article(removed=[]), "changed", "clean", {}, {}),
    ("a sentence more, all renumbered", changed(sentences=ONE_MORE), "changed", "sentences", {}, {"sentences": 1}),
    ("a claim less", changed(claims=FULL.claims[:1]), "changed", "claims", {"claims": 1}, {}),
    (
        "another value",
        changed(figures=[*FULL.figures[:1], figure(TEXT, "over ¥1 trillion", 1)]),
        "changed",
        "figures",
        {"figures": 1},
        {"figures": 1},
    ),
    ("no stances run", changed(stances=None), "changed", "stances", {"stances": 5}, {}),
]


@pytest.mark.parametrize(
    ("other", "status", "stage", "fewer", "more"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_first_stage_that_says_something_else(other, status, stage, fewer, more):
    [found] = differences(fingerprints([FULL]), fingerprints([other]))
    assert (found.status, found.first_stage, found.fewer, found.more) == (status, stage, fewer, more)


def test_articles_of_one_run_only():
    other = bare_record(article=FULL.article.model_copy(update={"id": "b"}))
    found = differences(fingerprints([FULL]), fingerprints([other]))
    assert [(d.article_id, d.status) for d in found] == [("b", "added"), ("norland-1", "removed")]


def test_stages_are_counted_in_order_of_the_flow():
    other = article(id="two", headline="Else")
    mine = [FULL, article(id="two")]
    found = differences(fingerprints(mine), fingerprints([changed(stances=None), other]))
    assert list(by_first_stage(found).items()) == [("ingest", 1), ("stances", 1)]
    assert set(by_first_stage(found)) <= set(STAGES)


def test_what_made_the_runs_is_told():
    other = changed(provenance=provenance(models={"encoder": "00", "base": "cd" * 32}))
    assert made_differently(fingerprints([FULL]), fingerprints([other])) == {"model encoder": (["ab" * 32], ["00"])}
    assert isinstance(other, records.Record)
