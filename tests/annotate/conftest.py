from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from burthen.annotate.components import customize_tokenizer


@pytest.fixture(scope="session")
def blank() -> Language:
    """English tokenizer with the additions, sentence rules only."""
    nlp = spacy.blank("en")
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences")
    return nlp


@pytest.fixture(scope="session")
def voices(base_model_or_skip: Path) -> Language:
    """The trained base with both components of the stage."""
    nlp = spacy.load(base_model_or_skip)
    customize_tokenizer(nlp)
    if "burthen_sentences" not in nlp.pipe_names:
        nlp.add_pipe("burthen_sentences", first=True)
    if "burthen_voices" not in nlp.pipe_names:
        nlp.add_pipe("burthen_voices")
    return nlp
