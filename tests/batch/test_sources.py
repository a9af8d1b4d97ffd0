"""What a user names becomes inputs in a fixed order."""

import pytest

from burthen.batch.sources import Input, InputKind, expand
from burthen.errors import SettingsError


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "texts/b.txt",
        "texts/a.html",
        "texts/deep/er/c.md",
        "texts/.hidden",
        "texts/.git/d.txt",
        "r.jsonl",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf8")
    (tmp_path / "nothing").mkdir()
    return tmp_path


def paths(*sources, run="run"):
    from pathlib import Path

    return [item.path for item in expand(sources, Path(run))]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["r.jsonl"], ["r.jsonl"]),
        (["texts"], ["texts/a.html", "texts/b.txt", "texts/deep/er/c.md"]),
        (["texts/"], ["texts/a.html", "texts/b.txt", "texts/deep/er/c.md"]),
        (["texts/*.txt"], ["texts/b.txt"]),
        (["texts/**/*.md", "r.jsonl"], ["texts/deep/er/c.md", "r.jsonl"]),
        (["r.jsonl", "texts/b.txt", "texts"], ["r.jsonl", "texts/b.txt", "texts/a.html", "texts/deep/er/c.md"]),
        (["missing.txt"], ["missing.txt"]),
        (["missing/*.txt"], ["missing/*.txt"]),
        (["hf:owner/name:train"], ["hf:owner/name:train"]),
    ],
)
def test_sources_spelled_out(tree, sources, expected):
    assert paths(*sources) == expected


def test_an_empty_folder_is_an_input_that_will_fail(tree):
    from pathlib import Path

    assert expand(["nothing"], Path("run")) == [Input("nothing", InputKind.EMPTY)]


def test_the_run_s_own_folder_is_no_source(tree):
    (tree / "texts" / "run").mkdir()
    (tree / "texts" / "run" / "records-00000.jsonl.gz").write_bytes(b"")
    assert paths("texts", run="texts/run") == ["texts/a.html", "texts/b.txt", "texts/deep/er/c.md"]


def test_a_file_whose_name_is_a_pattern_is_a_file(tree):
    (tree / "what?.txt").write_text("text", "utf8")
    assert paths("what?.txt") == ["what?.txt"]


def test_standard_input_is_refused(tree):
    with pytest.raises(SettingsError, match="Save it to a file"):
        paths("-")


def test_links_to_folders_are_not_followed(tree):
    (tree / "texts" / "deep" / "loop").symlink_to(tree / "texts")
    assert paths("texts") == ["texts/a.html", "texts/b.txt", "texts/deep/er/c.md"]


def test_a_saved_dataset_is_one_input(tree):
    from pathlib import Path

    datasets = pytest.importorskip("datasets")
    datasets.Dataset.from_dict({"text": ["one"]}).save_to_disk(str(tree / "saved"))
    assert expand(["saved"], Path("run")) == [Input("saved", InputKind.DATASET)]
