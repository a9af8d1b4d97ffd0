"""Takes words of the training data out of a saved pipeline.

spaCy saves every string that its vocabulary has met, among them names and addresses of the web. A pipeline needs those
that it cannot make itself: its labels, the pieces of its lemma rules, and what a blank pipeline begins with.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

LEMMATIZER = "trainable_lemmatizer"


def keep_needed_strings(nlp: Language, target: Path) -> int:
    """Rewrites the strings of a pipeline saved at `target`, and returns how many are left."""
    import spacy
    import srsly

    needed = {*spacy.blank(nlp.lang).vocab.strings, *_labels(nlp), *_lemma_pieces(nlp, target)}
    srsly.write_json(target / "vocab" / "strings.json", sorted(needed))
    return len(needed)


def _labels(nlp: Language) -> Iterator[str]:
    """Yields labels, and the parts of those that stand for several features ("Number=Plur|POS=NOUN")."""
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            if isinstance(label, str):
                yield label
                for feature in label.split("|"):
                    yield from (feature, *feature.split("="))
    # The morphologizer's labels hold the part of speech; what it writes on a token does not.
    if "morphologizer" in nlp.pipe_names:
        for label in nlp.get_pipe("morphologizer").labels:
            yield "|".join(feature for feature in label.split("|") if not feature.startswith("POS="))


def _lemma_pieces(nlp: Language, target: Path) -> Iterator[str]:
    """Yields what lemma rules replace and what they put in its place; in the file they are hashes."""
    import srsly

    path = target / LEMMATIZER / "trees"
    if not path.exists():
        return
    trees = srsly.msgpack_loads(path.read_bytes())["trees"]
    for node in trees:
        for key in ("orig", "subst"):
            if node.get(key):
                yield nlp.vocab.strings[node[key]]
