"""The token model of attribution, and how it joins the rules."""

import numpy as np
import pytest
import torch
from spacy.tokens import Doc

from burthen import manifest
from burthen.annotate.attribution_model import AttributionConfig, AttributionModel, WordScores, bundled_model, new_head
from burthen.annotate.joining import is_doubted, model_reports
from burthen.annotate.report import Frame, Report
from burthen.annotate.token_features import N_FLAGS, N_RULE_TAGS
from burthen.labels import Mode
from burthen.spans import Span

CONFIG = AttributionConfig(
    encoder_sha256="0", hidden_width=8, width=16, tags={"NN": 1}, relations={"obj": 1}, n_heads=2, add_from=0.8,
    drop_below=0.1,
)  # fmt: skip


def scores(starts, inside):
    size = len(starts)
    return WordScores(np.array(starts), np.array(inside), np.zeros(size), np.zeros(size))


@pytest.mark.parametrize(
    ("starts", "inside", "spans"),
    [
        ([0.9, 0.0, 0.0], [0.0, 0.9, 0.1], [(0, 2)]),
        ([0.9, 0.9, 0.0], [0.0, 0.0, 0.8], [(0, 1), (1, 3)]),
        ([0.1, 0.0, 0.1], [0.1, 0.9, 0.9], [(1, 3)]),
        ([0.1, 0.2], [0.2, 0.1], []),
    ],
)
def test_spans_are_read_from_the_scores(starts, inside, spans):
    assert scores(starts, inside).spans() == spans


def test_heads_survive_saving(tmp_path):
    torch.manual_seed(0)
    model = AttributionModel(CONFIG, [new_head(CONFIG).half().float().eval() for _ in range(2)])
    model.save(tmp_path)
    again = AttributionModel.load(tmp_path)
    inputs = (torch.randn(5, 8), torch.ones(5, dtype=torch.long), torch.ones(5, dtype=torch.long),
              torch.full((5,), N_RULE_TAGS - 1), torch.ones(5, N_FLAGS))  # fmt: skip
    for one, other in zip(model._heads, again._heads, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one(*inputs), other(*inputs), strict=True))
    assert again.config == CONFIG


def test_the_bundled_model_reads_the_bundled_encoder():
    if "attribution" not in manifest.entries():
        pytest.skip("not trained yet")
    # After a new encoder: `burthen train attribution`. Until then only the rules would speak.
    assert bundled_model() is not None


@pytest.fixture
def doc(blank):
    words = ["The", "yard", "is", "full", ",", "a", "foreman", "shrugs", "."]
    pos = ["DET", "NOUN", "AUX", "ADJ", "PUNCT", "DET", "NOUN", "VERB", "PUNCT"]
    return Doc(blank.vocab, words=words, pos=pos, deps=["dep"] * 9, heads=[3, 3, 3, 3, 3, 6, 7, 3, 3])


def test_what_only_the_model_sees_is_added_with_its_source(doc):
    found = scores([0.9, *[0.0] * 8], [0.0, 0.95, 0.95, 0.95, *[0.0] * 5])
    found.cue[7], found.source[6] = 0.9, 0.9
    (report,) = model_reports(doc, [], [-1] * 9, found, CONFIG)
    assert (report.frame, report.mode) == (Frame.MODEL, Mode.INDIRECT)
    assert report.content[0].of(doc.text) == "The yard is full"
    assert (report.source.text, report.cue.of(doc.text)) == ("foreman", "shrugs")


@pytest.mark.parametrize("inside", [0.7, 0.95])
def test_the_model_adds_nothing_unsure_and_nothing_that_a_rule_has(doc, inside):
    found = scores([inside, *[0.0] * 8], [0.0, inside, inside, inside, *[0.0] * 5])
    rule = Report(Frame.CLAUSE, None, None, (Span(0, 16),), None)
    assert model_reports(doc, [rule], [-1] * 9, found, CONFIG) == []
    assert bool(model_reports(doc, [], [-1] * 9, found, CONFIG)) is (inside > 0.8)


@pytest.mark.parametrize(("chance", "doubted"), [(0.05, True), (0.2, False)])
def test_a_rule_is_doubted_only_where_the_model_is_nearly_sure(doc, chance, doubted):
    rule = Report(Frame.CLAUSE, None, None, (Span(0, 16),), None)
    assert is_doubted(rule, doc, scores([0.0] * 9, [chance] * 9), CONFIG) is doubted
