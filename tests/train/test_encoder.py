import hashlib
import json
import tomllib

import pytest

from burthen.resources import config
from burthen.spans import Span
from burthen.train.batches import add_text
from burthen.train.encoder import EncoderTraining, Trainer, learning_rate
from burthen.train.tasks import Sources
from burthen.train.unit_data import LabelledText, read_units

UNITS = [("Allies should pay.", "policy"), ("That is unfair.", "value"), ("They paid 3 million.", "fact")]


def write_lines(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")


@pytest.fixture
def run(tmp_path, tiny_folder):
    text = " ".join(sentence for sentence, _ in UNITS)
    labels = [{"start": text.index(s), "end": text.index(s) + len(s), "label": label} for s, label in UNITS]
    write_lines(tmp_path / "data/claims/cdcp/train.jsonl", [{"text": text, "labels": labels}] * 3)
    pairs = [
        {"text": "We gain from it.", "target": "Fees are fair.", "label": "favor"},
        {"text": "We lose by it.", "target": "Tariffs are fair.", "label": "against"},
    ]
    write_lines(tmp_path / "data/stance/argkp/train.jsonl", pairs)
    recipe = tomllib.loads(config("train/encoder.toml").read_text("utf8"))
    recipe["base_sha256"] = hashlib.sha256((tiny_folder / "model.safetensors").read_bytes()).hexdigest()
    recipe["sentence"] = {"cdcp": recipe["sentence"]["cdcp"]}
    recipe["pair"] = {"argkp": recipe["pair"]["argkp"]}
    recipe["token"] = {}
    recipe["schedule"] |= {"steps": 4, "pieces_per_step": 60, "window_pieces": 64, "checkpoint_every": 2,
                           "frozen_layers": 1, "warmup_steps": 1, "passage_pieces": 20}  # fmt: skip
    recipe["heads"] = {"pair_width": 16, "pair_layers": 1}
    return EncoderTraining(
        Sources(tmp_path / "data", None, config("train/ner_labels.toml")), tiny_folder, recipe, tmp_path / "work"
    )


def test_a_run_trains_the_free_layers_only_and_goes_on_from_its_checkpoint(run):
    trainer = Trainer(run)
    frozen = trainer.model.encoder.embeddings.word_embeddings.weight.clone()
    free = trainer.model.encoder.encoder.layer[1].output.dense.weight.clone()
    trainer.train()
    assert trainer.step == 4
    assert bool((trainer.model.encoder.embeddings.word_embeddings.weight == frozen).all())
    assert not bool((trainer.model.encoder.encoder.layer[1].output.dense.weight == free).all())
    again = Trainer(run)
    again.train()
    assert again.step == 4


def test_other_base_weights_are_refused(run):
    from burthen.errors import ResourceError

    run.settings["base_sha256"] = "0" * 64
    with pytest.raises(ResourceError, match="B302"):
        Trainer(run)


def test_every_unit_gets_the_pieces_under_it(tiny_model):
    text = LabelledText("ab cd. ef gh.", "cdcp", (Span(0, 6), Span(7, 13)), (0, 1))
    windows, units, labels = [], [], []
    add_text(tiny_model.tokenizer, text, 8, windows, units, labels)
    assert [len(window) for window in windows] == [5, 5]
    assert units == [(0, 1, 6), (1, 1, 6)]
    assert labels == [0, 1]


def test_units_that_overlap_are_dropped_and_foreign_labels_passed_over(tmp_path):
    row = {
        "text": "ab cd ef",
        "labels": [
            {"start": 0, "end": 5, "label": "policy"},
            {"start": 3, "end": 8, "label": "value"},
            {"start": 6, "end": 8, "label": "reference"},
        ],
    }
    write_lines(tmp_path / "cdcp/dev.jsonl", [row])
    (text,) = read_units(tmp_path, "cdcp", {"labels": ["policy", "value"]}, "dev")
    assert (text.units, text.labels) == ((Span(0, 5),), (0,))


@pytest.mark.parametrize(("step", "rate"), [(0, 0.1), (9, 1.0), (10, 1.0), (55, 0.5), (100, 0.0)])
def test_rate_warms_up_and_falls(step, rate):
    assert learning_rate(step, 10, 100) == pytest.approx(rate)


def test_recipe_names_no_set_that_may_not_be_shipped():
    recipe = tomllib.loads(config("train/encoder.toml").read_text("utf8"))
    used = {table.get("set", name) for name, table in {**recipe["sentence"], **recipe["pair"]}.items()}
    assert not used & {
        "wiki_uncertainty",
        "claimbuster",
        "riqua_quotes_lit",
        "arc_foreign_policy_probe",
        "unscon_probe",
    }
