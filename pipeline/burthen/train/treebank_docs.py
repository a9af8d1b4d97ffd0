"""Turns treebank sentences into spaCy Docs of several sentences, so that the parser learns where sentences end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from burthen.train.conllu import TreebankSentence, read_conllu

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Subtypes that later stages read (passives, relative clauses, possessors, agents); every other subtype is folded into
# its parent, because most occur too seldom to be learned.
KEPT_SUBTYPES = frozenset(
    {
        "nsubj:pass", "aux:pass", "csubj:pass", "acl:relcl", "obl:agent", "nmod:poss", "compound:prt", "advcl:relcl",
        "nmod:unmarked", "obl:unmarked", "det:predet", "cc:preconj", "nsubj:outer", "csubj:outer",
    }
)  # fmt: skip


def group_sentences(sentences: Iterable[TreebankSentence], max_sentences: int = 8) -> Iterator[list[TreebankSentence]]:
    """Yields runs of up to `max_sentences` consecutive sentences of one document."""
    group: list[TreebankSentence] = []
    for sentence in sentences:
        if group and (sentence.document != group[-1].document or len(group) >= max_sentences):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def build_doc(vocab: Vocab, group: list[TreebankSentence]) -> Doc:
    """Builds one gold Doc from consecutive sentences."""
    from spacy.tokens import Doc

    tokens = list(chain.from_iterable(sentence.tokens for sentence in group))
    heads, deps = [], []
    offset = 0
    for sentence in group:
        for position, token in enumerate(sentence.tokens):
            heads.append(offset + token.head)
            deps.append("ROOT" if token.head == position else fold_subtype(token.deprel))
        offset += len(sentence.tokens)
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=[token.feats for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=deps,
    )


def fold_subtype(deprel: str) -> str:
    """Returns the relation without its subtype, unless later stages read that subtype."""
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":", maxsplit=1)[0]


def write_docbin(vocab: Vocab, paths: Iterable[Path], target: Path) -> int:
    """Writes the Docs of several treebank files into one DocBin and returns the number of words."""
    from spacy.tokens import DocBin

    store, n_words = DocBin(), 0
    for path in paths:
        for group in group_sentences(read_conllu(path)):
            doc = build_doc(vocab, group)
            store.add(doc)
            n_words += len(doc)
    store.to_disk(target)
    return n_words
