"""The smaller verbs: schema, info, demo."""

import json

import jsonschema
import pytest

from burthen.cli import demo, info
from burthen.records import SCHEMA_ID


def test_the_schema_is_a_valid_schema_on_standard_output(burthen):
    code, out, err = burthen("schema")
    assert (code, err) == (0, "")
    schema = json.loads(out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA_ID


def test_the_schema_can_go_to_a_file(burthen, tmp_path):
    assert burthen("schema", "-o", tmp_path / "schema.json") == (0, "", "")
    assert json.loads((tmp_path / "schema.json").read_text("utf8"))["$id"] == SCHEMA_ID


def test_info_is_json_in_a_pipe_and_loads_no_model(burthen):
    code, out, err = burthen("info")
    assert (code, err) == (0, "")
    facts = json.loads(out)
    assert {"burthen", "codebook", "python", "spacy", "torch", "transformers"} <= set(facts["versions"])
    assert len(facts["settings_sha256"]) == len(facts["targets_sha256"]) == 64
    assert facts["models"] is None or all(len(digest) == 64 for digest in facts["models"].values())


def test_info_follows_the_settings(burthen, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('layers = ["figures"]\n', "utf8")
    facts = json.loads(burthen("info", "--settings", path)[1])
    assert facts["layers"] == ["figures"]
    assert facts["settings_sha256"] != json.loads(burthen("info")[1])["settings_sha256"]


def test_info_for_a_person_has_a_fact_a_line(burthen):
    code, out, _ = burthen("info", "--to", "card")
    assert code == 0
    assert "settings_sha256" in out
    assert "{" not in out


def test_info_prints_the_cards_that_lie_beside_the_models(tmp_path):
    (tmp_path / "base").mkdir()
    assert info.model_cards(tmp_path) == "No model card is bundled.\n"
    (tmp_path / "base" / "CARD.md").write_text("# The base\n", "utf8")
    assert info.model_cards(tmp_path) == "models/base/CARD.md\n\n# The base\n"


def test_info_asks_for_the_cards_of_the_bundled_models(burthen):
    code, out, err = burthen("info", "--models")
    assert (code, err) == (0, "")
    assert out


def test_a_package_that_is_missing_is_said_to_be(monkeypatch):
    monkeypatch.setattr(info, "PACKAGES", ("no-such-package-here",))
    from burthen.settings import load_settings

    assert info.collect(load_settings())["versions"]["no-such-package-here"] == "not installed"


def test_the_demo_prints_a_card_for_each_editorial_and_says_how_to_get_json(burthen, stand_in):
    code, out, err = burthen("demo")
    assert code == 0
    assert "The Hanbit Ledger" in out
    assert "The Klaipėda Meridian" in out
    assert err.count("\n") == 1
    assert "--to jsonl" in err


def test_one_editorial_can_be_chosen_and_written_as_records(burthen, stand_in):
    code, out, err = burthen("demo", "meridian", "--to", "jsonl")
    assert (code, err) == (0, "")
    (record,) = [json.loads(line) for line in out.splitlines()]
    assert (record["article"]["id"], record["article"]["outlet_country"]) == ("meridian", "LT")


def test_the_index_names_every_bundled_text():
    texts = {path.stem for path in demo.demo_folder().glob("*.txt")}
    assert set(demo.demo_index()) == texts
    assert len({fields["outlet_country"] for fields in demo.demo_index().values()}) == 2


@pytest.mark.parametrize("name", ["ledger", "meridian"])
def test_a_bundled_text_has_the_length_of_an_editorial(name):
    words = (demo.demo_folder() / f"{name}.txt").read_text("utf8").split()
    assert 450 <= len(words) <= 620


@pytest.mark.parametrize("name", ["ledger", "meridian"])
def test_a_bundled_text_is_read_to_the_end_by_the_bundled_models(analyzer_or_skip, name):
    (article,) = demo.demo_articles(name, analyzer_or_skip.settings.ingest)
    record = analyzer_or_skip.analyze_one(article)
    assert record.article.coverage.analysed == record.article.coverage.total
    assert record.figures
    assert record.claims
    assert {claim.voice for claim in record.claims} == {"author", "other"}
