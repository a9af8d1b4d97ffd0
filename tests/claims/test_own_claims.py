import pytest

from burthen.claims.component import ClaimsComponent
from tests.claims.claim_parses import parsed
from tests.claims.claim_tables import ASKS, SPLITS


@pytest.mark.parametrize(("text", "addressee", "action"), ASKS)
def test_ask(text, addressee, action):
    claim = ClaimsComponent("claims")(parsed(text))._.claims[0]
    assert claim.ask == (addressee, action), claim.rule


@pytest.mark.parametrize(("text", "types", "quotes"), SPLITS)
def test_split(text, types, quotes):
    doc = ClaimsComponent("claims")(parsed(text))
    assert [claim.type for claim in doc._.claims] == types
    assert [claim.spans[0].of(doc.text) for claim in doc._.claims] == quotes
    assert all(claim.endorsement is None and claim.voice == "author" for claim in doc._.claims)


def test_spans_group_holds_every_claim():
    doc = ClaimsComponent("claims")(parsed(SPLITS[0][0]))
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [
        (claim.spans[0].of(doc.text), claim.type) for claim in doc._.claims
    ]
