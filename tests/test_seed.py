"""The article that started the project, where it is at hand: what any version must read right."""

import json
import subprocess
import sys

import pytest

from burthen.ingest import read_source
from tests.shared_data import shared_or_skip


@pytest.fixture(scope="module")
def seed(analyzer_or_skip):
    path = shared_or_skip("seed/yomiuri-2025-05-08.txt")
    (article,) = read_source(str(path))
    return analyzer_or_skip.analyze_one(article)


def test_the_dateline_and_the_other_headlines_are_no_sentences(seed):
    reasons = {removed.reason.value for removed in seed.article.removed}
    assert reasons == {"dateline", "source_line", "other_articles"}
    assert seed.article.coverage.analysed == seed.article.coverage.total


def test_the_page_tells_outlet_country_and_date(seed):
    article = seed.article
    assert (article.outlet_country, article.published) == ("JP", "2025-05-08T14:07:00+09:00")


def test_figures(seed):
    read = [
        (f.unit, f.value_min, f.value_max, f.bound.value, f.period and (f.period.start, f.period.end))
        for f in seed.figures
    ]
    assert read == [
        ("USD", 2e11, 9.99e11, "order_of_magnitude", None),
        ("USD", 0, 0, "zero_word", None),
        ("JPY", 1e12, None, "lower_bound", ("2022-04-01", "2027-03-31")),
        ("aircraft", 6, 6, "exact", ("2024-04-01", "2025-03-31")),
        ("JPY", 4.3e13, 4.3e13, "approx", ("2023-04-01", "2028-03-31")),
    ]


def test_the_quotation_is_the_presidents_and_rejected(seed):
    (claim,) = [claim for claim in seed.claims if claim.mode and claim.mode.value == "direct"]
    assert claim.source.kind.value == "person"
    assert claim.source.id.startswith("person:")
    assert claim.source.name.split()[-1] in seed.article.headline
    assert claim.endorsement.value == "rejected"


def test_the_independent_scorer_agrees(seed, tmp_path):
    scorer = shared_or_skip("score/score_records.py")
    gold = shared_or_skip("seed/yomiuri-2025-05-08.gold.json")
    record = tmp_path / "record.jsonl"
    record.write_text(seed.to_json() + "\n", "utf8")
    command = [sys.executable, str(scorer), str(gold), str(record), "--json"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    metrics = {name: row["value"] for name, row in json.loads(output)["metrics"].items()}
    for name in ("boilerplate.excluded", "boilerplate.body_kept", "figures.end_to_end_f1", "integrity.spans",
                 "integrity.fields", "integrity.values", "integrity.refs", "integrity.numbers"):  # fmt: skip
        assert metrics[name] == 1.0, name
