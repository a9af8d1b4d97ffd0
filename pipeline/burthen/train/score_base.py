"""Scores the spaCy base: on gold tokens of the development sets, and from raw text with the official UD scorer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from burthen.errors import ResourceError
from burthen.train.conllu import TreebankSentence, read_conllu
from burthen.train.treebank_docs import build_doc, group_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

UD_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")


def score_gold_tokens(nlp: Language, paths: list[Path]) -> dict[str, float]:
    """Scores tagger, parser, sentence boundaries and lemmas on gold tokens, in percent.

    Docs are runs of eight sentences, as in training.
    """
    from spacy.tokens import Doc
    from spacy.training import Example

    examples = []
    for path in paths:
        for group in group_sentences(read_conllu(path)):
            gold = build_doc(nlp.vocab, group)
            words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
            examples.append(Example(nlp(Doc(nlp.vocab, words=words, spaces=spaces)), gold))
    scores: dict[str, float] = {}
    for name in ("tagger", "morphologizer", "parser", "trainable_lemmatizer"):
        scores |= nlp.get_pipe(name).score(examples)
    keys = {"TAG": "tag_acc", "UPOS": "pos_acc", "UAS": "dep_uas", "LAS": "dep_las", "SentenceF": "sents_f",
            "Lemma": "lemma_acc"}  # fmt: skip
    return {name: round(100 * scores[key], 2) for name, key in keys.items()}


def score_raw_text(nlp: Language, path: Path) -> dict[str, float]:
    """Scores a treebank from its raw text with the official scorer of Universal Dependencies; F1 in percent.

    Raises:
        ResourceError: B304 if `udtools` is not installed.

    References:
        Zeman et al., CoNLL 2018 Shared Task, section on evaluation; https://pypi.org/project/udtools/.
    """
    beside = Path(sys.executable).with_name("udeval")
    scorer = str(beside) if beside.exists() else shutil.which("udeval")
    if scorer is None:
        raise ResourceError("B304", "udtools", "Install burthen with the extra [train].")
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.conllu"
        predicted.write_text("".join(_predict(nlp, path)), "utf8")
        gold = Path(folder) / "gold.conllu"
        gold.write_text(_without_enhanced(path), "utf8")
        command = [scorer, "--verbose", "--no-enhanced", str(gold), str(predicted)]
        table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _read_table(table)


def _read_table(table: str) -> dict[str, float]:
    scores = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if cells[0] in UD_METRICS:
            scores[cells[0]] = float(cells[3])
    return scores


def _without_enhanced(path: Path) -> str:
    """Returns a treebank without empty nodes and enhanced dependencies, which a basic parser does not give."""
    lines = []
    for line in path.read_text("utf8").split("\n"):
        columns = line.split("\t")
        if len(columns) == 10:
            if "." in columns[0]:
                continue
            columns[8] = "_"
        lines.append("\t".join(columns))
    return "\n".join(lines)


def _predict(nlp: Language, path: Path) -> Iterator[str]:
    for _, sentences in groupby(read_conllu(path), key=lambda sentence: sentence.document):
        for sent in nlp(raw_text(list(sentences))).sents:
            yield from _conllu_lines(sent)


def raw_text(sentences: list[TreebankSentence]) -> str:
    """Returns the text of a document as it stood, paragraphs apart by a blank line."""
    text = ""
    for sentence in sentences:
        if sentence.starts_paragraph and text:
            text = text.rstrip() + "\n\n"
        text += "".join(token.form + " " * token.space for token in sentence.tokens)
    return text


def _conllu_lines(sent: SpacySpan) -> Iterator[str]:
    tokens = [token for token in sent if not token.is_space]
    if not tokens:
        return
    number = {token.i: index + 1 for index, token in enumerate(tokens)}
    root = next((token for token in tokens if token.head.i == token.i), tokens[0])
    for token in tokens:
        if token.i == root.i:
            head, deprel = 0, "root"
        elif token.head.i in number and token.head.i != token.i:
            head, deprel = number[token.head.i], token.dep_ or "dep"
        else:
            head, deprel = number[root.i], "parataxis"
        form = token.text.replace(" ", "\u00a0")
        lemma = token.lemma_.replace(" ", "\u00a0").replace("\n", "") or "_"
        columns = (number[token.i], form, lemma, token.pos_ or "X", token.tag_ or "_", str(token.morph) or "_",
                   head, deprel, "_", "_")  # fmt: skip
        yield "\t".join(map(str, columns)) + "\n"
    yield "\n"
