"""Makes treebank text look like newspaper text: typographic quotation marks, dashes, line breaks between sentences."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

Augmenter = Callable[["Language", "Example"], Iterator["Example"]]

APOSTROPHES = str.maketrans({"'": "\u2019", "`": "\u2018"})
DASHES = {"--": "\u2014", "-": "\u2013"}


def create_news_augmenter(level: float, lower_level: float, newline_level: float, seed: int) -> Augmenter:
    """Returns a spaCy augmenter that yields each example once, possibly altered.

    Args:
        level: Share of examples given typographic quotation marks and dashes.
        lower_level: Share put in lower case.
        newline_level: Share given a blank line in front of one of their sentences.
        seed: Seed of the augmenter's own generator.
    """
    generator = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = generator.random()
        if draw < lower_level:
            example = _with_forms(nlp, example, [token.lower_ for token in example.reference])
        elif draw < lower_level + level:
            example = _with_forms(nlp, example, list(_typographic(example)))
        if generator.random() < newline_level:
            example = _with_newline(nlp, example, generator)
        yield example

    return augment


def _typographic(example: Example) -> Iterator[str]:
    is_open = False
    for token in example.reference:
        if token.text in ('"', "``", "''"):
            yield "\u201d" if is_open else "\u201c"
            is_open = not is_open
        else:
            yield DASHES.get(token.text, token.text.translate(APOSTROPHES))


def _with_forms(nlp: Language, example: Example, forms: list[str]) -> Example:
    annotation = example.to_dict()
    annotation["token_annotation"]["ORTH"] = forms
    text = "".join(form + token.whitespace_ for form, token in zip(forms, example.reference, strict=True))
    return example.from_dict(nlp.make_doc(text), annotation)


def _with_newline(nlp: Language, example: Example, generator: random.Random) -> Example:
    from spacy.training.augment import make_whitespace_variant

    starts = [sent.start for sent in example.reference.sents if sent.start > 0]
    if not starts:
        return example
    return make_whitespace_variant(nlp, example, "\n\n", generator.choice(starts))
