from burthen.stance.relevance import RelevanceScorer

STATEMENTS = ("They pay their share.", "They are free riders.")


def test_a_passage_that_is_a_statement_speaks_of_the_proposition(tiny_model):
    (passage,) = tiny_model.encode_texts(["They are free riders."])
    assert RelevanceScorer(tiny_model).score(passage, STATEMENTS, gated=False) > 0.99


def test_without_cues_more_likeness_is_asked_for(tiny_model):
    (passage,) = tiny_model.encode_texts(["9 0 1"])
    scorer = RelevanceScorer(tiny_model)
    gated, alone = (scorer.score(passage, STATEMENTS, gated=gated) for gated in (True, False))
    assert 0 < alone < gated < 1
