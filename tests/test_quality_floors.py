"""The bundled models do not fall under the quality floors on the project's own dev part."""

from pathlib import Path

from burthen.evaluate.floors import check, read_floors
from burthen.evaluate.predict import predict
from burthen.evaluate.reading import pair_up, read_gold
from burthen.evaluate.scoring import evaluate
from burthen.resources import config

ROOT = Path(__file__).parents[1]


def test_floors_on_dev(analyzer_or_skip):
    floors = read_floors(config("floors.toml"))["dev"]
    golds = read_gold(ROOT / floors.gold)
    records = list(predict(golds, analyzer_or_skip))
    check(floors, golds, evaluate(pair_up(golds, records), draws=0, by_outlet=False).scores)


def test_every_layer_has_a_floor():
    held = read_floors(config("floors.toml"))["dev"].floors
    assert {name.split(".")[0] for name in held} == {
        "boilerplate", "sentences", "claims", "figures", "stance", "quoted", "integrity",
    }  # fmt: skip
