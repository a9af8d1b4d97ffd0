"""Open texts as the teacher reads them: Docs of several sentences for the spaCy base to learn from.

References:
    Yarowsky, Unsupervised word sense disambiguation rivaling supervised methods, ACL 1995 (self-training);
    Hinton et al., Distilling the Knowledge in a Neural Network, 2015 (a small model learns from a larger one).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.train.teacher_training import TeacherParse, TeacherTrainer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(frozen=True)
class SilverSentence:
    """A sentence of an open text, cut into words by the tokenizer that is used at run time.

    Attributes:
        text: Number of the text that it stands in.
        spaces: Whether white space follows each word.
    """

    text: int
    words: tuple[str, ...]
    spaces: tuple[bool, ...]


def read_texts(data: Path, source: dict[str, Any]) -> Iterator[str]:
    """Yields the texts of one source, each once, until they have `max_words` words."""
    seen: set[str] = set()
    n_words = 0
    with (data / source["path"]).open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            text = " ".join(row["text"].split(" "))
            if text in seen or row.get("meta", {}).get("genre", "") not in source.get("genres", [""]):
                continue
            seen.add(text)
            n_words += len(text.split())
            if n_words > source["max_words"]:
                return
            yield text


def cut_sentences(nlp: Language, texts: Sequence[str]) -> Iterator[SilverSentence]:
    """Yields the sentences of texts, without words that are white space only.

    Args:
        nlp: A pipeline that sets sentence boundaries.
    """
    for number, doc in enumerate(nlp.pipe(texts)):
        for sent in doc.sents:
            tokens = [token for token in sent if not token.is_space]
            if tokens:
                spaces = tuple(bool(token.whitespace_) or _before_space(token) for token in tokens)
                yield SilverSentence(number, tuple(token.text for token in tokens), spaces)


def _before_space(token: Any) -> bool:
    return bool(token.i + 1 < len(token.doc) and token.nbor().is_space)


def write_silver(
    vocab: Vocab, trainer: TeacherTrainer, sentences: Sequence[SilverSentence], table: dict[str, Any], target: Path
) -> dict[str, int]:
    """Writes the sentences that the teacher is sure of as a DocBin.

    Args:
        table: `[silver]` of the recipe.

    Returns:
        How many sentences there were, how many were kept, and their words.
    """
    from spacy.tokens import DocBin

    parses = dict(trainer.read([sentence.words for sentence in sentences]))
    sure = {n: parse for n, parse in parses.items() if parse.is_tree and parse.confidence >= table["min_confidence"]}
    store, n_words = DocBin(), 0
    for group in _groups(sentences, sure, table["max_sentences"]):
        doc = silver_doc(vocab, [(sentences[n], sure[n]) for n in group])
        store.add(doc)
        n_words += len(doc)
    store.to_disk(target)
    return {"sentences": len(sentences), "kept": len(sure), "words": n_words}


def _groups(sentences: Sequence[SilverSentence], sure: dict[int, TeacherParse], most: int) -> Iterator[list[int]]:
    """Yields runs of sentences that follow each other in one text."""
    group: list[int] = []
    for n in sorted(sure):
        follows = group and n == group[-1] + 1 and sentences[n].text == sentences[group[-1]].text
        if group and (not follows or len(group) >= most):
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def silver_doc(vocab: Vocab, group: Sequence[tuple[SilverSentence, TeacherParse]]) -> Doc:
    """Builds one Doc with tags, heads and relations; lemmas are left open."""
    from spacy.tokens import Doc

    heads: list[int] = []
    words: list[str] = []
    deps: list[str] = []
    spaces: list[bool] = []
    for sentence, parse in group:
        heads += [len(words) + head for head in parse.heads]
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        for at, relation in enumerate(parse.relations):
            deps.append("ROOT" if parse.heads[at] == at else "dep" if relation == "root" else relation)
    tags, pos, morphs = (
        [tag for _, parse in group for tag in parse.tags[layer]] for layer in ("xpos", "upos", "feats")
    )
    return Doc(vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, heads=heads, deps=deps)
