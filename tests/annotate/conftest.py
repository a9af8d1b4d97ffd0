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
    """The pipeline up to the voices, entities of the encoder included."""
    import burthen

    nlp = burthen.load(layers=["figures"])
    for name in nlp.pipe_names[nlp.pipe_names.index("burthen_voices") + 1 :]:
        nlp.remove_pipe(name)
    return nlp
