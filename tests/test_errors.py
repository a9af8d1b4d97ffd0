"""Errors say code, place and remedy in one line, and travel between processes."""

import pickle
import re

import pytest

from burthen import errors
from burthen.errors import CODES, BurthenError, InputError, RecordError, ResourceError, SettingsError

FAMILIES = {"B1": InputError, "B2": SettingsError, "B3": ResourceError, "B4": RecordError}


def test_codes_have_the_stable_form_and_are_said_once():
    assert all(re.fullmatch(r"B[1-4]\d\d", code) for code in CODES)
    assert len(set(CODES.values())) == len(CODES)
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_error_is_one_line_with_code_place_what_and_remedy(code):
    kind = FAMILIES[code[:2]]
    line = str(kind(code, "some/file.txt:17", "Do this\ninstead.", detail="why\r\nso"))
    assert line == f"[{code}] some/file.txt:17: {CODES[code]} (why so). Do this instead."


def test_an_unknown_code_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="B999"):
        BurthenError("B999", "here", "Never.")


def test_the_message_is_the_text_of_the_code_with_its_detail():
    assert InputError("B104", "a.txt", "Give text.").message == "the input is empty"
    assert InputError("B104", "a.txt", "Give text.", detail="0 bytes").message == "the input is empty (0 bytes)"


@pytest.mark.parametrize(
    ("kind", "stage"),
    [(InputError, "ingest"), (SettingsError, "settings"), (ResourceError, "resources"), (RecordError, "record")],
)
def test_the_stage_is_the_kind_s_own_unless_given(kind, stage):
    assert kind("B101", "a", "Do.").stage == stage
    assert kind("B101", "a", "Do.", stage="clean").stage == "clean"


def test_an_error_survives_pickling():
    before = InputError("B109", "rows.jsonl:17", "Give it a text.", detail="text", stage="clean")
    after = pickle.loads(pickle.dumps(before))
    assert type(after) is InputError
    assert (str(after), after.code, after.place, after.remedy, after.stage) == (
        str(before), "B109", "rows.jsonl:17", "Give it a text.", "clean",
    )  # fmt: skip


def test_every_error_of_the_module_is_in_the_tree():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(issubclass(kind, BurthenError) for kind in kinds)
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in kinds)
