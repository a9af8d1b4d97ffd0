from __future__ import annotations

import pytest
import spacy
from burthen.annotate.components import customize_tokenizer
from burthen.resources import CHECKOUT
from spacy.language import Language


@pytest.fixture(scope="session")
def blank() -> Language:
    """English tokenizer with the additions, sentence rules only."""
    nlp = spacy.blank("en")
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences")
    return nlp


@pytest.fixture(scope="session")
def base() -> Language:
    """The trained base with both components of the stage."""
    path = CHECKOUT / "models" / "base"
    if not (path / "config.cfg").exists():
        pytest.skip("models/base is not trained yet: run `burthen train base`")
    nlp = spacy.load(path)
    customize_tokenizer(nlp)
    if "burthen_sentences" not in nlp.pipe_names:
        nlp.add_pipe("burthen_sentences", first=True)
    if "burthen_voices" not in nlp.pipe_names:
        nlp.add_pipe("burthen_voices")
    return nlp
