"""Stratified samples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burthen.coding.sampling import allot, draw, stratum
from burthen.errors import SettingsError
from tests.factories import article, bare_record

SIZES = st.dictionaries(st.tuples(st.text("abc", min_size=1, max_size=3)), st.integers(1, 40), min_size=1, max_size=8)


@given(SIZES, st.integers(1, 120))
def test_shares_add_up_and_fit_their_strata(sizes, n):
    shares = allot(sizes, n)
    assert sum(shares.values()) == min(n, sum(sizes.values()))
    assert all(0 <= shares[name] <= sizes[name] for name in sizes)
    if n >= len(sizes):
        assert all(shares.values())


def records(n):
    return [
        bare_record(article=article(id=f"a{i}", outlet="Big" if i % 4 else "Small", published=f"20{10 + i % 3}-05-01"))
        for i in range(n)
    ]


def test_every_outlet_is_there_by_its_share():
    drawn = draw(records(40), 8, ["outlet"], seed=1)
    assert [r.article.outlet for r in drawn].count("Small") == 2


def test_the_order_of_the_input_does_not_matter_and_the_seed_does():
    plain = {r.article.id for r in draw(records(40), 8, ["outlet"], seed=1)}
    assert plain == {r.article.id for r in draw(records(40)[::-1], 8, ["outlet"], seed=1)}
    assert plain != {r.article.id for r in draw(records(40), 8, ["outlet"], seed=2)}


def test_strata_are_read_from_the_article():
    assert stratum(records(2)[1], ["outlet", "year", "month", "country"]) == ("Big", "2011", "2011-05", "unknown")
    with pytest.raises(SettingsError, match="B201"):
        stratum(records(1)[0], ["mood"])
