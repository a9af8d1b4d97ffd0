from datetime import date

import pytest

from burthen.ledger.series import all_series

VALUES = [(series, value) for series in all_series() for value in series.values]


def test_every_value_is_dated_and_sourced():
    for series, value in VALUES:
        assert date.fromisoformat(value.start) < date.fromisoformat(value.end), series.id
        assert len(value.country) == 2
        assert value.value > 0
        source = value.source
        assert source.publisher
        assert source.title
        assert source.read_in
        assert date.fromisoformat(source.published if len(source.published) == 10 else f"{source.published}-01-01")


def test_no_value_is_given_twice_by_one_source():
    keys = [(s.id, v.country, v.start, v.end, v.per, v.source.id) for s, v in VALUES]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("series", "country", "start", "value"),
    [
        ("defence_share_of_gdp", "PL", "2024-01-01", 4.12),
        ("defence_share_of_gdp", "JP", "2024-01-01", 1.4),
        ("host_nation_support", "KR", "2019-01-01", 1.0389e12),
        ("host_nation_support", "JP", "2021-04-01", 2.017e11),
    ],
)
def test_some_values(series, country, start, value):
    assert value in [v.value for s, v in VALUES if (s.id, v.country, v.start) == (series, country, start)]
