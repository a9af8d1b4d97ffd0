import pytest

from burthen.claims.component import ClaimsComponent
from burthen.labels import Scope
from tests.claims.claim_parses import attributed
from tests.claims.claim_tables import ENDORSEMENTS, FORCES


def quoted_claim(doc):
    return next(claim for claim in ClaimsComponent("claims")(doc)._.claims if claim.attribution == 0)


@pytest.mark.parametrize(("marked", "force"), FORCES)
def test_force(marked, force):
    assert quoted_claim(attributed(marked)).force == force


@pytest.mark.parametrize(("marked", "endorsement", "evidence"), ENDORSEMENTS)
def test_endorsement(marked, endorsement, evidence):
    doc = attributed(marked)
    claim = quoted_claim(doc)
    found = claim.endorsement_evidence.of(doc.text) if claim.endorsement_evidence else None
    assert (claim.endorsement, found) == (endorsement, evidence), claim.rule
    assert (claim.endorsement_scope is None) == (evidence is None)


def test_scope_tells_how_far_the_sign_stands():
    here = quoted_claim(attributed("The envoy's [claim that] «the hosts pay nothing» is clearly wrong."))
    later = quoted_claim(attributed("The envoy [said] «the hosts pay nothing». That is untrue."))
    assert (here.endorsement_scope, later.endorsement_scope) == (Scope.SENTENCE, Scope.DOCUMENT)


def test_claim_copies_its_attribution():
    doc = attributed("The envoy [claimed that] «the hosts pay nothing».")
    claim, attribution = quoted_claim(doc), doc._.attributions[0]
    assert claim.spans == attribution.content
    assert (claim.source, claim.cue, claim.mode) == (attribution.source, attribution.cue, attribution.mode)
    assert claim.chain == attribution.chain
    assert claim.voice == "other"


def test_reported_demand_is_an_event_and_its_content_a_demand():
    doc = ClaimsComponent("claims")(attributed("The envoy [demanded that] «Oslo pay the full cost»."))
    assert doc._.sentence_readings[0].type == "factual"
    assert doc._.claims[0].force == "directive"


def test_verdict_on_a_quotation_is_a_denying_fact():
    doc = ClaimsComponent("claims")(attributed("The envoy's [claim that] «the hosts pay nothing» is clearly wrong."))
    reading = doc._.sentence_readings[0]
    assert (reading.type, reading.negated) == ("factual", True)
