"""Quality floors: they hold, they rise, and they are lowered only on purpose."""

import pytest

from burthen.errors import RecordError, SettingsError
from burthen.evaluate.floors import Floors, broken, check, gold_sha256, level, raised, read_floors, write_floors
from burthen.evaluate.scoring import Score
from tests.factories import bare_record, full_record

GOLD = [full_record(), bare_record("Another.")]
SCORES = {"claims.span_f1": Score(0.8123, 10), "stance.sign_errors": Score(0.04, 50)}


def floors(**levels):
    return Floors(
        "corpus/gold/dev", gold_sha256(GOLD), {name.replace("__", "."): level for name, level in levels.items()}
    )


def test_the_hash_does_not_hang_on_the_order_and_does_on_the_content():
    assert gold_sha256(GOLD) == gold_sha256(GOLD[::-1])
    assert gold_sha256(GOLD) != gold_sha256(GOLD[:1])


@pytest.mark.parametrize(
    ("levels", "n_broken"),
    [
        ({"claims__span_f1": 0.8}, 0),
        ({"claims__span_f1": 0.82}, 1),
        ({"stance__sign_errors": 0.05}, 0),
        ({"stance__sign_errors": 0.03}, 1),
        ({"quoted__f1": 0.1}, 1),
    ],
)
def test_floors_and_ceilings(levels, n_broken):
    held = floors(**levels)
    assert len(broken(held.floors, SCORES)) == n_broken
    if n_broken:
        with pytest.raises(RecordError, match="B404"):
            check(held, GOLD, SCORES)
    else:
        check(held, GOLD, SCORES)


def test_floors_of_another_gold_do_not_count():
    with pytest.raises(RecordError, match="the gold has changed"):
        check(floors(claims__span_f1=0.1), GOLD[:1], SCORES)


def test_a_floor_rises_to_just_below_what_was_measured():
    assert raised(floors(claims__span_f1=0.5), floors(claims__span_f1=0.5), SCORES, lower=False).floors == {
        "claims.span_f1": 0.807
    }
    assert level("stance.sign_errors", 0.04) == 0.045


@pytest.mark.parametrize("old", [{"claims__span_f1": 0.9}, {"stance__sign_errors": 0.01}, {"quoted__f1": 0.2}])
def test_a_floor_is_lowered_only_on_purpose(old):
    with pytest.raises(SettingsError, match="--lower"):
        raised(floors(**old), floors(**old), SCORES, lower=False)
    raised(floors(**old), floors(**old), SCORES, lower=True)


def test_a_floor_that_still_holds_stays():
    old = floors(claims__span_f1=0.81, stance__sign_errors=0.042)
    assert raised(old, old, SCORES, lower=False).floors == old.floors


def test_a_floors_file_comes_back_as_it_was(tmp_path):
    path = tmp_path / "floors.toml"
    sets = {"dev": floors(claims__span_f1=0.5), "other": floors(stance__sign_errors=0.05)}
    write_floors(path, sets)
    assert read_floors(path) == sets


def test_a_file_that_is_none_is_refused(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("[dev]\n", "utf8")
    with pytest.raises(SettingsError, match="B201"):
        read_floors(path)
