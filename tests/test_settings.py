"""Settings: defaults, a user's file over them, options over both, and one hash of what changes results."""

import pytest

from burthen.errors import SettingsError
from burthen.settings import LAYERS, load_settings


def test_the_bundled_defaults_are_valid_and_run_every_layer():
    settings = load_settings()
    assert settings.layers == list(LAYERS)
    assert settings.encoder.name_or_path == "bundled"


def test_a_file_overrides_key_by_key(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("[stance]\nevidence = 9\n", "utf8")
    settings, defaults = load_settings(path), load_settings()
    assert settings.stance.evidence == 9
    assert settings.stance.abstain_below == defaults.stance.abstain_below
    assert settings.ingest == defaults.ingest


def test_options_override_the_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[encoder]\ndevice = "cpu"\n', "utf8")
    assert load_settings(path, {"encoder.device": "cuda"}).encoder.device == "cuda"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[stance]\nevidence = 0\n", "stance.evidence"),
        ("[stance]\nevidense = 4\n", "stance.evidense"),
        ("[ingest]\nmax_characters = 'many'\n", "ingest.max_characters"),
        ("nonsense = true\n", "nonsense"),
        ("[stance\n", "mine.toml"),
        ("stance = 3\n", "stance"),
    ],
)
def test_a_bad_setting_is_named_in_one_line(tmp_path, content, named):
    path = tmp_path / "mine.toml"
    path.write_text(content, "utf8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert caught.value.code == "B201"
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_one_in_another_encoding_are_settings_errors(tmp_path):
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    for name in ("none.toml", "latin.toml"):
        with pytest.raises(SettingsError, match="B201"):
            load_settings(tmp_path / name)


def test_a_bad_override_is_a_settings_error():
    with pytest.raises(SettingsError, match=r"options.*window_tokens"):
        load_settings(overrides={"encoder.window_tokens": 100_000})


def test_the_hash_follows_what_changes_results_and_nothing_else():
    usual = load_settings().sha256()
    assert load_settings().sha256() == usual
    for name, value in {"encoder.device": "cuda", "encoder.threads": 3, "encoder.batch_tokens": 64}.items():
        assert load_settings(overrides={name: value}).sha256() == usual
    assert load_settings(overrides={"stance.evidence": 9}).sha256() != usual


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().layers = []
