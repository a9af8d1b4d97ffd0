"""The entity component on an encoder of random weights: spans fit the tokens, and no head means no entities."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from burthen.encode.component import create_encoder
from burthen.encode.entities import EntityComponent
from burthen.encode.heads import Heads, HeadsConfig
from burthen.encode.model import EncoderModel


@pytest.fixture(scope="module")
def tagging_folder(tiny_model, tmp_path_factory):
    config = HeadsConfig(
        hidden_width=tiny_model.encoder.config.hidden_size,
        token_labels={"entities": ["ORG", "GPE"]},
        pair_width=16,
        pair_layers=1,
    )
    folder = tmp_path_factory.mktemp("tagging")
    EncoderModel(tiny_model.encoder, tiny_model.tokenizer, Heads(config)).save(folder)
    return folder


@pytest.fixture(scope="module")
def read(tagging_folder):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    encode = create_encoder(nlp, "burthen_encoder", str(tagging_folder), 64, 0, 256, "cpu")
    name = EntityComponent("burthen_entities", str(tagging_folder), "cpu")
    return lambda text: name(encode(nlp(text)))


@given(st.text("ab .\n\u00a0Ün🪖", max_size=40))
def test_any_text_gives_entities_on_whole_tokens_inside_sentences(read, text):
    doc = read(text)
    for entity in doc.ents:
        assert entity.label_ in ("ORG", "GPE")
        assert entity.start >= entity.sent.start
        assert entity.end <= entity.sent.end


def test_an_encoder_without_the_head_names_nobody(tiny_folder):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    encode = create_encoder(nlp, "burthen_encoder", str(tiny_folder), 64, 0, 256, "cpu")
    doc = EntityComponent("burthen_entities", str(tiny_folder), "cpu")(encode(nlp("Seoul pays.")))
    assert doc.ents == ()
