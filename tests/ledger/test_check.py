import pytest

from burthen.labels import Bound, Change, FigureKind, PeriodBasis, UnitBasis, Voice
from burthen.ledger.check import check_figure
from burthen.records import Figure, Party, Period
from tests.factories import article, at, bare_record


def figure(unit, low, high, *, payer="PL", payee="own forces", period=None, **more):
    fields = {
        **dict.fromkeys(("change_from", "measures", "claim", "source", "endorsement", "equivalent_of")),
        **at("x", "x"),
        "id": "f0",
        "kind": FigureKind.PERCENT,
        "value_min": low,
        "value_max": high,
        "unit": unit,
        "unit_basis": UnitBasis.EXPLICIT,
        "bound": Bound.EXACT,
        "change": Change.NONE,
        "per": "year",
        "period": period,
        "payer": Party(name=payer, country=payer),
        "payee": Party(name=payee),
        "voice": Voice.AUTHOR,
        "scenario": False,
        "decided_by": "rule",
    }
    return Figure(**{**fields, **more})


def year(number):
    return Period(start=f"{number}-01-01", end=f"{number}-12-31", text=None, basis=PeriodBasis.STATED)


def verdict(found, published="2024-10-01"):
    record = bare_record(article=article("x", published=published))
    return check_figure(record, found).row()["check"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (figure("pct_GDP", 4.12, 4.12, period=year(2024)), "agrees"),
        (figure("pct_GDP", 4.1, 4.1, period=year(2024)), "agrees"),
        (figure("pct_GDP", 4.12, 4.12), "agrees"),
        (figure("pct_GDP", 4.0, 4.0, bound=Bound.APPROX), "agrees"),
        (figure("pct_GDP", 4.0, None, bound=Bound.LOWER_BOUND), "agrees"),
        (figure("pct_GDP", None, 5.0, bound=Bound.UPPER_BOUND), "agrees"),
        (figure("pct_GDP", 3.0, 3.0, period=year(2024)), "differs by -1.12"),
        (figure("pct_GDP", 5.0, None, bound=Bound.LOWER_BOUND), "differs by +0.88"),
        (figure("pct_GDP", 3.92, 3.92), "out of date"),
        (figure("pct_GDP", 3.92, 3.92, period=year(2024)), "differs by -0.2"),
        (figure("pct_GDP", 4.12, 4.12, period=year(1990)), "no reference"),
        (figure("pct_GDP", 4.12, 4.12, payer="BR"), "no reference"),
        (figure("pct_GDP", 5.0, 5.0, change=Change.TARGET), "no reference"),
        (figure("pct_GDP", 4.12, 4.12, scenario=True), "no reference"),
        (figure("pct_of_total", 4.12, 4.12), "no reference"),
        (figure("KRW", 1.04e12, 1.04e12, payer="KR", payee="US forces", period=year(2019)), "agrees"),
        (figure("KRW", 1.04e12, 1.04e12, payer="KR", payee="own forces", period=year(2019)), "no reference"),
        (figure("KRW", 1.2e12, 1.2e12, payer="KR", payee="US forces", period=year(2019)), "differs by +1.611e+11"),
    ],
)
def test_verdict(given, expected):
    assert verdict(given) == expected


def test_two_vintages_of_one_year():
    older = figure("pct_GDP", 1.57, 1.57, payer="DE", period=year(2023))
    newer = figure("pct_GDP", 1.66, 1.66, payer="DE", period=year(2023))
    assert (verdict(older), verdict(newer)) == ("out of date", "agrees")


def test_a_figure_without_a_date_has_no_reference():
    assert verdict(figure("pct_GDP", 4.12, 4.12), published=None) == "no reference"


def test_nothing_is_called_false():
    from burthen.ledger.check import Verdict

    assert {str(v) for v in Verdict} == {"agrees", "differs", "out of date", "no reference"}
