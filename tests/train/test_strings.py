"""The bundled base holds no words of its training data, and reads the same without them."""

import json
import shutil

import spacy

from burthen import resources
from burthen.train.strings import keep_needed_strings

TEXT = "The allies quarrelled over costs; Seoul's ministers weren't paying twice."


def annotation(folder):
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, t.lemma_, t.norm_) for t in spacy.load(folder)(TEXT)
    ]


def test_a_pipeline_reads_the_same_without_the_words_of_its_training_data(tmp_path):
    shutil.copytree(resources.model("base"), tmp_path / "base")
    path = tmp_path / "base" / "vocab" / "strings.json"
    path.write_text(json.dumps([*json.loads(path.read_text("utf8")), "@somebody-of-the-web"]), "utf8")
    before = annotation(tmp_path / "base")
    kept = keep_needed_strings(spacy.load(tmp_path / "base"), tmp_path / "base")
    strings = json.loads(path.read_text("utf8"))
    assert len(strings) == kept
    assert "@somebody-of-the-web" not in strings
    assert annotation(tmp_path / "base") == before
