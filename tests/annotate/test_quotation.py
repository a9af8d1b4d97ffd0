from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from burthen.annotate.marks import find_marks
from burthen.annotate.quotation import find_quotations
from burthen.annotate.readings import DocSource
from burthen.article import Article, CleanText, SourceRef
from burthen.spans import OffsetMap

TABLE = [
    ('He said "no" twice.', ["no"]),
    ("He said “no” twice.", ["no"]),
    ("Er sagte «nein» zweimal.", ["nein"]),
    ("Er sagte „nein“ zweimal.", ["nein"]),
    ("The sign reads 「閉」 today.", ["閉"]),
    ("'Not yet,' he said.", ["Not yet,"]),
    ("‘Not yet,’ he said.", ["Not yet,"]),
    ("The allies' share and the hosts' share", []),
    ("'The allies' share is small,' he said.", ["The allies' share is small,"]),
    ("It's the '90s and we don't care.", []),
    ("“He told me ‘pay up’ and left,” she said.", ["He told me ‘pay up’ and left,"]),
    ("“One. Two.”", ["One. Two."]),
    ("“One goes on.\n“Two ends it.” Done.", ["One goes on.\nTwo ends it."]),
    ("He said: “It never ends.\nNext paragraph.", ["It never ends."]),
    ('A stray " mark stands here.', []),
    ("He is 5'10\" tall.", []),
    ('("Yes," he said.)', ["Yes,"]),
    ('"A," he said, "and B."', ["A,", "and B."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_find_quotations(text: str, expected: list[str]) -> None:
    found = find_quotations(text, find_marks(text))
    assert ["\n".join(piece.of(text) for piece in quotation.pieces) for quotation in found] == expected


def test_original_marks_tell_directions() -> None:
    original = "“ We pay ” and “ they do not ”"
    clean = original.replace("“", '"').replace("”", '"')
    source = DocSource(
        Article(id="a", text=original, source=SourceRef("-", "text")),
        CleanText(text=clean, offsets=OffsetMap.identity(len(clean))),
    )
    found = find_quotations(clean, find_marks(clean, source))
    assert [quotation.inner.of(clean) for quotation in found] == ["We pay", "they do not"]


@given(st.text(alphabet="ab \"'“”‘’«».,\n", max_size=80))
@example('\u2018"a"a\'')
def test_quotations_are_ordered_and_inside(text: str) -> None:
    found = find_quotations(text, find_marks(text))
    for quotation in found:
        assert (
            0
            <= quotation.outer.start
            <= quotation.inner.start
            <= quotation.inner.end
            <= quotation.outer.end
            <= len(text)
        )
    for before, after in pairwise(found):
        assert before.outer.end <= after.outer.start


@pytest.mark.parametrize("unit", ['"', "“", "' ", " 'a", '" a', "”\n"])
def test_hostile_input_is_linear(unit: str) -> None:
    text = unit * 100_000
    begin = time.process_time()
    find_quotations(text, find_marks(text))
    assert time.process_time() - begin < 10
