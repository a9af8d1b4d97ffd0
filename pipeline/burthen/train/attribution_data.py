"""Documents with the words of contents, cues and sources marked: the corpus, and GUM's attributions."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from burthen.annotate.attribution_model import AttributionModel
from burthen.annotate.gather import gather_reports
from burthen.annotate.readings import Attribution
from burthen.annotate.token_features import token_bounds
from burthen.annotate.voices import read_voices
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from burthen.train.gold_claims import GoldDoc

# GUM's attributions to the writer ("I think that") are no claims of somebody else.
FIRST_PERSON = frozenset({"i", "we", "me", "my", "us", "you"})


@dataclass(frozen=True)
class Example:
    """One document, or a pack of stretches of documents.

    Attributes:
        inputs: What a head reads, as `AttributionModel.inputs` returns it.

    Shape:
        content: (n_words,), 0 outside, 1 at a start, 2 inside
        roles: (n_words, 2), 1 for a word of a cue and of a source
    """

    inputs: list[Tensor]
    content: Tensor
    roles: Tensor

    def cut(self, start: int, end: int) -> Example:
        """Returns a stretch of words."""
        return Example([part[start:end] for part in self.inputs], self.content[start:end], self.roles[start:end])


@dataclass(frozen=True)
class Marks:
    """Places of contents (in pieces), cues and sources in a Doc's text."""

    contents: list[list[Span]]
    cues: list[Span]
    sources: list[Span]


def corpus_example(model: AttributionModel, gold: GoldDoc) -> Example:
    """Returns a gold Doc of the corpus as an example."""
    marks = Marks(
        [list(attribution.content) for attribution in gold.attributions],
        [attribution.cue for attribution in gold.attributions if attribution.cue is not None],
        [span for attribution in gold.attributions if (span := attribution.source.span) is not None],
    )
    return example(model, gold.doc, marks)


def example(model: AttributionModel, doc: Doc, marks: Marks) -> Example:
    """Returns a Doc with states as an example; of contents inside each other the outermost is marked."""
    quoted, attributions = rule_readings(doc)
    content = torch.zeros(len(doc), dtype=torch.long)
    roles = torch.zeros(len(doc), 2)
    for pieces in sorted(marks.contents, key=lambda pieces: -sum(map(len, pieces))):
        for piece in pieces:
            start, end = token_bounds(doc, piece)
            if end > start and not content[start:end].any():
                content[start:end] = 2
                content[start] = 1
    for column, spans in enumerate((marks.cues, marks.sources)):
        for span in spans:
            roles[slice(*token_bounds(doc, span)), column] = 1
    inputs = [part.clone() for part in model.inputs(doc, quoted, attributions)]
    return Example(inputs, content, roles)


def rule_readings(doc: Doc) -> tuple[list[int], tuple[Attribution, ...]]:
    """Returns each token's quotation and what the rules alone find."""
    return gather_reports(doc)[1], read_voices(doc)[0]


def gum_documents(folder: Path, part: str) -> Iterator[tuple[str, Marks]]:
    """Yields text and marks of each document of GUM's attributions, those to the writer left out."""
    with (folder / f"{part}.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], _gum_marks(row)


def _gum_marks(row: dict[str, Any]) -> Marks:
    by_number: dict[int, dict[str, list[Span]]] = {}
    for label in row["labels"]:
        if "attr" in label:
            spans = by_number.setdefault(label["attr"], {}).setdefault(label["label"], [])
            spans.append(Span(label["start"], label["end"]))
    marks = Marks([], [], [])
    for attribution in by_number.values():
        names = {span.of(row["text"]).casefold() for span in attribution.get("SOURCE", [])}
        if names and not names & FIRST_PERSON and attribution.get("CONTENT"):
            marks.contents.append(attribution["CONTENT"])
            marks.cues.extend(attribution.get("CUE", []))
            marks.sources.extend(attribution["SOURCE"])
    return marks


def gum_examples(
    nlp: Language, model: AttributionModel, folder: Path, recipe: dict[str, Any], generator: random.Random
) -> list[Example]:
    """Returns the stretches of GUM with an attribution and some without, in packs of about a document's length."""
    stretches: list[Example] = []
    for text, marks in gum_documents(folder, "train"):
        whole = example(model, nlp(text), marks)
        for start in range(0, len(whole.content), recipe["stretch"]):
            part = whole.cut(start, start + recipe["stretch"])
            if part.content.any() or generator.random() < recipe["empty_share"]:
                stretches.append(part)
    generator.shuffle(stretches)
    return [pack(stretches[at : at + recipe["pack"]]) for at in range(0, len(stretches), recipe["pack"])]


def pack(examples: Sequence[Example]) -> Example:
    """Returns some examples as one, end to end."""
    inputs = [torch.cat(parts) for parts in zip(*(one.inputs for one in examples), strict=True)]
    return Example(inputs, torch.cat([one.content for one in examples]), torch.cat([one.roles for one in examples]))


def labels_of(docs: Iterable[Doc]) -> tuple[dict[str, int], dict[str, int]]:
    """Returns indices, from 1, of the tags and relations of some Docs."""
    tags: set[str] = set()
    relations: set[str] = set()
    for doc in docs:
        tags.update(token.tag_ for token in doc)
        relations.update(token.dep_ for token in doc)
    return (
        {tag: number for number, tag in enumerate(sorted(tags), 1)},
        {relation: number for number, relation in enumerate(sorted(relations), 1)},
    )
