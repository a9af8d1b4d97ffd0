import pytest

from burthen.errors import SettingsError
from burthen.targets import Target, load_targets, targets_sha256

GOOD = '[[target]]\nid = "carbon_border_tax"\nproposition = "Imports should pay for their carbon."\n'


def write(tmp_path, content):
    path = tmp_path / "mine.toml"
    path.write_text(content, "utf8")
    return path


def test_a_file_of_the_user_extends_the_bundled_set(tmp_path):
    targets = load_targets(["burden_sharing", write(tmp_path, GOOD)])
    assert [target.id for target in targets][-1] == "carbon_border_tax"
    assert len(targets) == 15


def test_the_same_id_replaces(tmp_path):
    path = write(tmp_path, GOOD.replace("carbon_border_tax", "pressure_works"))
    targets = {target.id: target for target in load_targets(["burden_sharing", path])}
    assert len(targets) == 14
    assert targets["pressure_works"].proposition == "Imports should pay for their carbon."


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not toml [",
        "[[target]]\nid = 'x'\n",
        "[[target]]\nid = 'Bad Id'\nproposition = 'It is so.'\n",
        GOOD + "colour = 'red'\n",
    ],
)
def test_a_bad_file_is_one_clear_error(tmp_path, content):
    with pytest.raises(SettingsError, match=r"\[B202\].*mine\.toml") as caught:
        load_targets([write(tmp_path, content)])
    assert "\n" not in str(caught.value)


def test_an_unknown_name_is_refused():
    with pytest.raises(SettingsError, match="B202"):
        load_targets(["no_such_set"])


def test_the_hash_tells_wordings_apart(tmp_path):
    one = load_targets([write(tmp_path, GOOD)])
    other = load_targets([write(tmp_path, GOOD.replace("carbon.", "coal."))])
    assert targets_sha256(one) != targets_sha256(other)


def test_only_the_propositions_of_the_corpus_were_trained_on():
    own = Target(id="tax", proposition="A carbon tax should be levied at the border.")
    assert own.zero_shot
    assert not any(target.zero_shot for target in load_targets(["burden_sharing"]))
