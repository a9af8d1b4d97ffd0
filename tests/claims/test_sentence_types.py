import pytest

from burthen.claims.component import ClaimsComponent
from tests.claims.claim_parses import parsed
from tests.claims.claim_tables import FLAGS, TYPES


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_type(text, expected):
    reading = ClaimsComponent("claims")(parsed(text))._.sentence_readings[0]
    assert reading.type == expected, reading.rule
    assert reading.p is None
    assert reading.rule


@pytest.mark.parametrize(("text", "hedged", "negated", "rhetorical", "checkworthy"), FLAGS)
def test_flags(text, hedged, negated, rhetorical, checkworthy):
    reading = ClaimsComponent("claims")(parsed(text))._.sentence_readings[0]
    found = (reading.hedged, reading.negated, reading.rhetorical, reading.checkworthy)
    assert found == (hedged, negated, rhetorical, checkworthy), (reading.type, reading.rule)
