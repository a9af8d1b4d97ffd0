"""Bundled data is found in an installed package first, then in a checkout."""

import pytest

from burthen import resources
from burthen.errors import ResourceError


@pytest.fixture
def fresh(monkeypatch):
    """Lets a test move the roots; what was looked up before is forgotten before and after."""
    resources.folder.cache_clear()
    yield monkeypatch
    resources.folder.cache_clear()


def test_the_folders_of_the_checkout_are_found():
    for name in ("configs", "models", "corpus"):
        assert resources.folder(name).is_dir()


def test_the_installed_package_wins_over_the_checkout(fresh, tmp_path):
    fresh.setattr(resources, "PACKAGE", tmp_path / "site" / "burthen")
    fresh.setattr(resources, "CHECKOUT", tmp_path)
    (tmp_path / "configs").mkdir()
    assert resources.folder("configs") == tmp_path / "configs"
    resources.folder.cache_clear()
    installed = tmp_path / "site" / "burthen" / "data" / "configs"
    installed.mkdir(parents=True)
    assert resources.folder("configs") == installed


def test_what_is_missing_is_named_with_a_remedy(fresh, tmp_path):
    with pytest.raises(ResourceError, match=r"\[B303\] configs/none.toml"):
        resources.config("none.toml")
    with pytest.raises(ResourceError, match=r"\[B301\] models/none"):
        resources.model("none")
    fresh.setattr(resources, "PACKAGE", tmp_path)
    fresh.setattr(resources, "CHECKOUT", tmp_path)
    with pytest.raises(ResourceError, match=r"\[B303\] corpus"):
        resources.folder("corpus")
