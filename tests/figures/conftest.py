from datetime import date

import pytest
import spacy

from burthen.figures.reader import read_figures
from burthen.figures.readings import FigureReading


@pytest.fixture(scope="session")
def read():
    """Reads the figures of a string with a blank pipeline: no tags, no parser."""
    nlp = spacy.blank("en")

    def _read(text: str, country: str | None = None, published: str | None = None) -> tuple[FigureReading, ...]:
        day = date.fromisoformat(published) if published else None
        return read_figures(nlp(text), country=country, published=day)

    return _read
