import pytest

from burthen import manifest, resources
from burthen.errors import ResourceError


@pytest.fixture
def models(tmp_path, monkeypatch):
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "weights.bin").write_bytes(b"abc")
    manifest.write(tmp_path)
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    manifest.entries.cache_clear()
    yield tmp_path
    manifest.entries.cache_clear()


def test_a_whole_model_passes(models):
    assert manifest.checked_folder("base") == models / "base"
    assert manifest.verify("base")


def test_a_pointer_in_place_of_weights_is_noticed(models):
    (models / "base" / "weights.bin").write_bytes(b"version https://git-lfs")
    with pytest.raises(ResourceError, match=r"\[B302\] models/base/weights.bin"):
        manifest.checked_folder("base")


def test_a_changed_byte_is_noticed_by_the_hash(models):
    (models / "base" / "weights.bin").write_bytes(b"abd")
    assert not manifest.verify("base")


def test_a_missing_model_is_named(models):
    with pytest.raises(ResourceError, match="B301"):
        manifest.checked_folder("encoder")


def test_cards_and_metrics_are_not_weights(models):
    before = manifest.describe(models / "base")
    (models / "base" / "CARD.md").write_text("words")
    (models / "base" / "metrics.json").write_text("{}")
    assert manifest.describe(models / "base") == before


def test_the_bundled_weights_are_those_of_the_manifest(base_model_or_skip):
    assert all(manifest.verify(name) for name in manifest.entries())
