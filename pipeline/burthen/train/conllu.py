"""Reads CoNLL-U treebanks into plain sentences whose spacing is that of the source.

`spacy convert` takes the parts of a multiword token ("don't" = do + n't) for two words with a space between them, so
the text of its Doc is not the text of the treebank. Here the parts share the surface form of the multiword token.

References:
    CoNLL-U: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Row = list[str]


@dataclass(frozen=True)
class TreebankToken:
    """One syntactic word.

    Attributes:
        form: The characters of the text that the word covers.
        space: Whether white space follows.
        head: Index of the head within the sentence; its own index for the root.
    """

    form: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True)
class TreebankSentence:
    """A sentence, the document it stands in, and whether a paragraph starts with it."""

    document: str
    starts_paragraph: bool
    tokens: list[TreebankToken] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """Yields the sentences of a CoNLL-U file in order.

    Args:
        path: A `.conllu` file in UTF-8. Empty nodes ("8.1") are passed over.
    """
    document, starts_paragraph = "", False
    rows: list[Row] = []
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield TreebankSentence(document, starts_paragraph, list(_tokens(rows)))
                rows, starts_paragraph = [], False
            elif line.startswith("# newdoc"):
                document, starts_paragraph = line.partition("=")[2].strip() or document, True
            elif line.startswith("# newpar"):
                starts_paragraph = True
            elif not line.startswith("#"):
                columns = line.split("\t")
                if "." not in columns[0]:
                    rows.append(columns)
    if rows:
        yield TreebankSentence(document, starts_paragraph, list(_tokens(rows)))


def _tokens(rows: list[Row]) -> Iterator[TreebankToken]:
    surfaces = {int(row[0].split("-")[0]): row for row in rows if "-" in row[0]}
    words = [row for row in rows if "-" not in row[0]]
    position = 0
    while position < len(words):
        surface = surfaces.get(int(words[position][0]))
        if surface is None:
            yield _token(words[position], words[position][1], _space_after(words[position]), position)
            position += 1
            continue
        first, last = (int(number) for number in surface[0].split("-"))
        parts = words[position : position + last - first + 1]
        for offset, (row, form) in enumerate(zip(parts, _split_surface(surface[1], parts), strict=True)):
            is_last = offset == len(parts) - 1
            yield _token(row, form, is_last and _space_after(surface), position + offset)
        position += len(parts)


def _split_surface(surface: str, parts: list[Row]) -> list[str]:
    """Deals the characters of a multiword token out to its words, by their own lengths where they do not spell it."""
    forms = [row[1] for row in parts]
    if "".join(forms) == surface or len(surface) < len(parts):
        return forms
    dealt, rest = [], surface
    for offset, form in enumerate(forms[:-1]):
        still_to_come = len(forms) - 1 - offset
        length = max(1, min(len(form), len(rest) - still_to_come))
        dealt.append(rest[:length])
        rest = rest[length:]
    return [*dealt, rest]


def _space_after(row: Row) -> bool:
    return "SpaceAfter=No" not in row[9]


def _token(row: Row, form: str, space: bool, position: int) -> TreebankToken:
    head = int(row[6])
    return TreebankToken(
        form=form.replace(" ", "\u00a0"),
        space=space,
        lemma=row[2] if row[2] != "_" or row[1] == "_" else row[1],
        upos=row[3],
        xpos=row[4] if row[4] != "_" else row[3],
        feats="" if row[5] == "_" else row[5],
        head=position if head == 0 else head - 1,
        deprel=row[7],
    )
