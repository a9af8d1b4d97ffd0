import random

import pytest

from burthen.train.pair_data import NEUTRAL, OPPOSE, SUPPORT, Pair, TargetSwapper, negate, vary

ALWAYS_NEGATE = {"negate": 1.0, "swap": 0.0, "hard_swap": 0.0}
ALWAYS_SWAP = {"negate": 0.0, "swap": 1.0, "hard_swap": 1.0}


@pytest.mark.parametrize(
    ("proposition", "negated"),
    [
        ("Allies should pay.", "Allies should not pay."),
        ("Allies should not pay.", "Allies should pay."),
        ("The fee is fair.", "The fee is not fair."),
        ("The fee is not fair.", "The fee is fair."),
        ("This house believes in fees", "This house does not believes in fees"),
        ("Protection fees", "It is wrong that protection fees"),
    ],
)
def test_negation(proposition, negated):
    assert negate(proposition) == negated


@pytest.mark.parametrize(("stance", "flipped"), [(SUPPORT, OPPOSE), (OPPOSE, SUPPORT), (NEUTRAL, NEUTRAL)])
def test_a_negated_proposition_flips_the_label(stance, flipped):
    pair = Pair("text", "Allies should pay.", 1, stance, "a")
    varied = vary(pair, TargetSwapper([pair], 0), ALWAYS_NEGATE, random.Random(0))
    assert (varied.target, varied.stance, varied.discussed) == ("Allies should not pay.", flipped, 1)


def test_a_swapped_proposition_comes_from_another_debate_and_is_not_discussed():
    pairs = [Pair("on fees", "Fees are fair.", 1, SUPPORT, "a"), Pair("x", "Tariffs are fair.", 1, OPPOSE, "b")]
    varied = vary(pairs[0], TargetSwapper(pairs, 0), ALWAYS_SWAP, random.Random(0))
    assert (varied.target, varied.stance, varied.discussed) == ("Tariffs are fair.", None, 0)


def test_a_lone_debate_cannot_be_swapped():
    pair = Pair("on fees", "Fees are fair.", 1, SUPPORT, "a")
    assert vary(pair, TargetSwapper([pair], 0), ALWAYS_SWAP, random.Random(0)) == pair
