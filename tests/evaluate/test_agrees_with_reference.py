"""`burthen evaluate` gives the same figures as the independent scorer, where both measure the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from burthen.evaluate.predict import predict
from burthen.evaluate.reading import pair_up, read_gold
from burthen.evaluate.scoring import evaluate
from tests.evaluate.codebook import to_codebook
from tests.shared_data import shared_or_skip

DEV = Path(__file__).parents[2] / "corpus" / "gold" / "dev"
# The scorer folds names by tables of its own; one name in a hundred may fall the other way.
BY_NAME = {"claims.source_acc", "claims.end_to_end_f1", "figures.payer_acc", "figures.payee_acc", "quoted.f1"}
NAME_TOLERANCE = 0.02


def reference(gold, records, folder):
    scorer = shared_or_skip("score/score_records.py")
    (folder / "gold.jsonl").write_text("".join(json.dumps(to_codebook(g)) + "\n" for g in gold), "utf8")
    (folder / "records.jsonl").write_text("".join(r.to_json() + "\n" for r in records), "utf8")
    command = [
        sys.executable,
        str(scorer),
        str(folder / "gold.jsonl"),
        str(folder / "records.jsonl"),
        "--json",
        "--boot",
        "0",
    ]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name: (row["value"], row["n"]) for name, row in json.loads(output)["metrics"].items()}


@pytest.fixture(scope="module")
def dev():
    return read_gold(DEV)


def compare(gold, records, folder):
    theirs = reference(gold, records, folder)
    ours = evaluate(pair_up(gold, records), draws=0).scores
    shared = set(ours) & set(theirs)
    assert len(shared) > 35
    for name in sorted(shared):
        tolerance = NAME_TOLERANCE if name in BY_NAME else 1e-9
        assert ours[name].value == pytest.approx(theirs[name][0], abs=tolerance), name
        assert ours[name].n == theirs[name][1], name


def test_on_what_the_pipeline_says_of_the_dev_pieces(dev, analyzer_or_skip, tmp_path):
    compare(dev, list(predict(dev, analyzer_or_skip)), tmp_path)


def test_on_a_record_that_is_gold(dev, tmp_path):
    compare(dev, dev, tmp_path)
