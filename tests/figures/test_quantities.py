import pytest

from burthen.figures.quantities import to_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "direction"),
    [
        ("It pays nearly ¥90 billion.", 9e10, "japanese yen", "~", None),
        ("It pays just under ¥90 billion.", 9e10, "japanese yen", "<", None),
        ("At least 40 frigates sail.", 40, "frigate", ">", None),
        ("The fee rose from £2 million to £3 million.", [2e6, 3e6], "pound sterling", "=", "up"),
        ("It owes hundreds of euros.", [200, 999], "euro", "~", None),
        ("Aid fell 12 percent.", 12, "percentage", "=", "down"),
        ("The cost tripled.", 3, "multiple", "=", "up"),
        ("Some 30 allies met.", 30, "ally", "~", None),
    ],
)
def test_quantity(read, text, value, unit, bound, direction) -> None:
    (figure,) = read(text)
    quantity = to_quantity(figure, figure.span.of(text))
    assert quantity == {
        "value": value,
        "unit": unit,
        "bound": bound,
        "direction": direction,
        "change": direction or bound,
    }
