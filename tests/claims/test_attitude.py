"""The classifier of endorsement: its features, when it decides, when it abstains."""

import pytest

from burthen.claims.attitude import Attitude
from burthen.claims.attitude_model import LABELS, AttitudeModel, bundled_model
from burthen.claims.endorsement import EndorsementReading
from burthen.claims.features import read_features
from burthen.claims.reading import ClaimReader
from burthen.labels import Endorsement, Scope
from burthen.spans import Span
from tests.claims.claim_parses import attributed

MODEL = AttitudeModel({"for": (2.0, 0.0, 0.0), "against": (0.0, 2.0, 0.0), "faint": (0.0, 0.3, 0.0)}, (0.0,) * 3, 0.5)
SILENT = EndorsementReading(Endorsement.NEUTRAL)
RULE = EndorsementReading(Endorsement.ENDORSED, Scope.SENTENCE, Span(0, 4), "manner")


def attitude(*names):
    found = Attitude()
    for name in names:
        found.add(name, 1.0, (Span(5, 9), Scope.DOCUMENT))
    return found


@pytest.mark.parametrize(
    ("names", "rule", "value", "evidence"),
    [
        (("for",), SILENT, "endorsed", Span(5, 9)),
        (("against",), SILENT, "rejected", Span(5, 9)),
        (("faint",), SILENT, "neutral", None),
        (("unheard-of",), SILENT, "neutral", None),
        (("faint",), RULE, "endorsed", Span(0, 4)),
        (("against",), RULE, "neutral", None),
    ],
)
def test_rules_that_name_their_words_stand_and_contrary_signs_take_no_side(names, rule, value, evidence):
    reading = MODEL.decide(attitude(*names), rule)
    assert (reading.value, reading.evidence) == (value, evidence)
    assert 0 <= reading.p <= 1


def test_probabilities_add_up():
    assert sum(MODEL.probabilities({"for": 1.0, "faint": 0.5})) == pytest.approx(1)


def features_of(marked):
    reader = ClaimReader(read_features(attributed(marked)), None)
    ((_, found),) = reader.attitudes(reader.rule_endorsements())
    return found.values


def test_a_denied_verdict_is_turned():
    assert "next1:for" in features_of("The general [said] «the runway is too short». That is not wrong.")
    assert "next1:against" in features_of(
        "The envoy's [said] «the hosts pay nothing». That is untrue.".replace("'s", "")
    )


def test_the_bundled_weights_are_of_these_labels():
    model = bundled_model()
    if model is None:
        pytest.skip("not trained yet")
    assert all(len(row) == len(LABELS) for row in model.weights.values())
