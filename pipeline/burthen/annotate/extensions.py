"""The attributes that burthen keeps on a spaCy Doc, and the one function that declares them."""

from __future__ import annotations

# name -> value before the stage has run. All values are tuples of frozen dataclasses (or None), never lists, so that a
# default is not shared state.
EXTENSIONS: dict[str, object] = {
    "source": None,  # annotate.readings.DocSource
    "sentence_voices": (),  # tuple[annotate.readings.SentenceVoice, ...], one a sentence
    "attributions": (),  # tuple[annotate.readings.Attribution, ...], by start of content
    "states": None,  # encode.states.DocStates
    "sentence_readings": (),  # tuple[claims.readings.SentenceReading, ...], one a sentence
    "claims": (),  # tuple[claims.readings.ClaimReading, ...], in text order
    "figures": (),  # tuple[figures.readings.FigureReading, ...], in text order
    "stances": (),  # tuple[stance.readings.StanceReading, ...]
}


def register_extensions() -> None:
    """Declares the attributes on `spacy.tokens.Doc`; calling it again changes nothing."""
    from spacy.tokens import Doc

    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
