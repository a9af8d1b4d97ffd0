"""The corpus is what its datasheet says: counts, splits, spans, licences, and a test part that stays sealed."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from burthen.evaluate.reading import read_gold
from burthen.evaluate.score_stances import author_rows
from burthen.records import iter_spans
from burthen.targets import load_targets

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = ("train", "dev", "test")
DATASHEET = (CORPUS / "DATASHEET.md").read_text("utf8")
TARGETS = [target.id for target in load_targets(["burden_sharing"])]
# The hard phenomena that the corpus must hold on purpose, by their tags in the plan.
PHENOMENA = {
    "rebuttal_same_sentence", "rebuttal_three_later", "concede_turn", "right_substance_wrong_manner",
    "pay_vs_spend_opposite", "sarcasm", "analogy", "rhetorical_question", "nested_source", "metonym", "scare_quotes",
    "reversed_one_sided", "fiscal_total", "bare_dollar", "lookalike_number", "respectively", "wargame_number",
    "uncued_speech",
}  # fmt: skip


def plan(part):
    lines = (CORPUS / "plan" / f"pieces.{part}.jsonl").read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def gold():
    return {part: read_gold(CORPUS / "gold" / part) for part in PARTS}


def every(gold):
    return [record for part in PARTS for record in gold[part]]


def test_every_planned_piece_is_written_and_annotated(gold):
    for part in PARTS:
        planned = {row["id"] for row in plan(part)}
        assert {record.article.id for record in gold[part]} == planned
        for record in gold[part]:
            text = (CORPUS / "texts" / f"{record.article.id}.txt").read_bytes().decode("utf8")
            assert record.article.text == text


def test_there_are_as_many_pieces_outlets_and_countries_as_promised(gold):
    records = every(gold)
    assert len(records) >= 84
    assert len({record.article.outlet for record in records}) >= 24
    assert len({record.article.outlet_country for record in records}) >= 14
    years = [int(record.article.published[:4]) for record in records]
    assert (min(years), max(years)) == (1986, 2026)


def test_parts_share_neither_an_outlet_nor_a_hand():
    for key in ("outlet", "hand"):
        kinds = [{row[key] for row in plan(part)} for part in PARTS]
        assert not kinds[0] & kinds[1]
        assert not kinds[0] & kinds[2]
        assert not kinds[1] & kinds[2]


def test_bodies_are_as_long_as_editorials(gold):
    for record in every(gold):
        words = sum(len(sentence.quote.split()) for sentence in record.sentences)
        assert 290 <= words <= 730, record.article.id


@pytest.mark.parametrize("target", TARGETS)
def test_each_proposition_has_enough_of_each_value(gold, target):
    counts = Counter(author_rows(record)[target].value.value for record in every(gold))
    assert counts["support"] >= 10
    assert counts["oppose"] >= 10
    assert counts["mixed"] >= 4
    assert counts["neutral"] >= 4


def test_every_hard_phenomenon_is_there_on_purpose():
    tagged = {tag for part in PARTS for row in plan(part) for tag in row["phenomena"]}
    assert tagged >= PHENOMENA


def test_gold_is_whole(gold):
    for record in every(gold):
        assert list(author_rows(record)) == TARGETS
        for place, span in iter_spans(record):
            assert record.article.text[span.start : span.end] == span.quote, (record.article.id, place)
        for stance in record.stances:
            assert bool(stance.evidence) == (stance.value != "absent"), (record.article.id, stance.target)
        covered = [(item.start, item.end) for item in [*record.sentences, *record.article.removed]]
        letters = sum(map(str.isalnum, record.article.text))
        assert sum(sum(map(str.isalnum, record.article.text[a:b])) for a, b in covered) == letters


def test_figures_hold_together(gold):
    for record in every(gold):
        for figure in record.figures:
            if figure.value_min is not None and figure.value_max is not None:
                assert figure.value_min <= figure.value_max, (record.article.id, figure.quote)
            if figure.period and figure.period.start and figure.period.end:
                assert figure.period.start <= figure.period.end, (record.article.id, figure.quote)


def test_the_test_part_is_sealed_and_only_that():
    assert [part for part in PARTS if (CORPUS / "gold" / part / "SEALED").exists()] == ["test"]


def test_two_passes_cover_all_of_dev_and_test():
    twice = {row["id"] for part in ("dev", "test") for row in plan(part)}
    for name in ("first", "second"):
        assert {record.article.id for record in read_gold(CORPUS / "passes" / f"{name}.jsonl.gz")} == twice
    assert len(twice) >= 40


def test_the_whole_is_small():
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 8_000_000


def test_outlets_of_the_corpus_are_invented():
    real = tomllib.loads((CORPUS.parent / "configs" / "outlets.toml").read_text("utf8"))["outlet"]
    invented = tomllib.loads((CORPUS / "plan" / "outlets.toml").read_text("utf8"))["outlet"]
    names = {name.casefold() for outlet in real for name in (outlet["name"], *outlet.get("aliases", ()))}
    assert not names & {outlet["name"].casefold() for outlet in invented}


def test_the_datasheet_counts_right(gold):
    def row(name):
        found = re.search(rf"^\| {name} \|(.+)\|$", DATASHEET, re.MULTILINE)
        assert found, name
        return [int(cell) for cell in found[1].split("|")]

    def counted(size):
        counts = [size(gold[part]) for part in PARTS]
        return [*counts, sum(counts)]

    assert row("pieces") == counted(len)
    assert row("sentences") == counted(lambda rs: sum(len(r.sentences) for r in rs))
    assert row("attributed claims") == counted(lambda rs: sum(bool(c.source) for r in rs for c in r.claims))
    assert row("figures") == counted(lambda rs: sum(len(r.figures) for r in rs))
    assert row("author stances raised") == counted(
        lambda rs: sum(s.value != "absent" for r in rs for s in author_rows(r).values())
    )
    assert row("quoted stances") == counted(lambda rs: sum(s.holder.kind != "author" for r in rs for s in r.stances))


def test_the_codebook_is_the_version_that_records_name():
    from burthen.version import CODEBOOK_VERSION

    assert f"Version {CODEBOOK_VERSION}." in (CORPUS / "CODEBOOK.md").read_text("utf8")


def test_the_datasheet_tells_the_agreement_that_was_measured():
    from burthen.evaluate.reading import pair_up
    from burthen.evaluate.scoring import evaluate

    first, second = (read_gold(CORPUS / "passes" / f"{name}.jsonl.gz") for name in ("first", "second"))
    scores = evaluate(pair_up(first, second), by_outlet=False).scores
    told = re.findall(r"^\| .+? \| (\d\.\d{3}) \| (\d\.\d{3}) to (\d\.\d{3}) \| (\d+) \|$", DATASHEET, re.MULTILINE)
    measured = [
        (f"{s.value:.3f}", f"{s.interval[0]:.3f}", f"{s.interval[1]:.3f}", str(s.n))
        for s in scores.values()
        if s.interval
    ]
    assert len(told) >= 12
    assert set(told) <= set(measured)


def test_two_coders_agree_as_well_as_was_asked():
    from burthen.evaluate.reading import pair_up
    from burthen.evaluate.scoring import evaluate

    first, second = (read_gold(CORPUS / "passes" / f"{name}.jsonl.gz") for name in ("first", "second"))
    scores = evaluate(pair_up(first, second), draws=0, by_outlet=False).scores
    least = {
        "sentences.type_kappa": 0.75,
        "stance.either_kappa": 0.7,
        "figures.mention_f1": 0.85,
        "claims.span_f1": 0.75,
    }
    assert {name: score for name, score in least.items() if scores[name].value < score} == {}


def test_the_datasheet_tells_how_gold_and_briefs_compare(gold):
    planned = {row["id"]: row["author_stance"] for part in PARTS for row in plan(part)}
    cells = [
        (stance.value.value, planned[record.article.id][target])
        for record in every(gold)
        for target, stance in author_rows(record).items()
    ]
    same = sum(value == brief for value, brief in cells)
    signs = sum({value, brief} == {"support", "oppose"} for value, brief in cells)
    said = re.search(
        r"Of (\d+) cells the gold has the value of the brief in (\d+) .* opposite side in (\d+)", DATASHEET
    )
    assert said
    assert tuple(map(int, said.groups())) == (len(cells), same, signs)
