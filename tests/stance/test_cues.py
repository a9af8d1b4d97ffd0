import pytest

from burthen.stance.cues import CueGate
from burthen.targets import Target, load_targets

CASES = [
    (["burden*"], "The burdens are heavy.", True),
    (["burden*"], "An overburdened budget.", False),
    (["defen?e spending"], "Defence spending rose.", True),
    (["defen?e spending"], "Defense  spending rose.", True),
    (["pay*+troop*"], "Those who pay for troops.", True),
    (["pay*+troop*"], "Those who pay for bases.", False),
    (["2%"], "Spending reached 2% at last.", True),
    (["GDP"], "a share of gdp", True),
    ([], "anything at all", True),
]


@pytest.mark.parametrize(("cues", "sentence", "opens"), CASES)
def test_gate(cues, sentence, opens):
    target = Target(id="t", proposition="Something is so.", cues=cues)
    assert CueGate([target]).open_for(sentence) == ([0] if opens else [])


def test_the_bundled_propositions_are_the_fourteen_of_the_codebook():
    targets = load_targets(["burden_sharing"])
    assert len(targets) == 14
    assert all(target.contrary and target.cues and target.support and target.oppose for target in targets)
