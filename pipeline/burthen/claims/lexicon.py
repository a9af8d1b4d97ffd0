"""Cue lexicons of the claims stage: phrases over forms, lemmas and tags, read from `configs/claims/*.toml`.

How a cue is written is told at the top of `configs/claims/policy.toml`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from burthen.claims.patterns import CONTRACTIONS, Element, TokenForms, match, parse_cue
from burthen.resources import folder

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERB_ENDINGS = {"VBD": ("ed",), "VBN": ("ed",), "VBG": ("ing",), "VBZ": ("es", "s")}
_SETTINGS_FILES = frozenset({"types"})
_WORD_LISTS = frozenset({"asks", "attitude"})  # looked up word by word, never searched for


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a Doc.

    Attributes:
        category: File and table of the cue, such as `policy.duty`.
        start: First token.
        end: One past the last token.
    """

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    category: str
    elements: tuple[Element, ...]
    excepted: bool


def token_forms(doc: Doc) -> list[TokenForms]:
    """Returns the forms of every token of a Doc, contractions written out."""
    result = []
    for token in doc:
        lower = token.lower_
        forms = {lower, CONTRACTIONS.get(lower, lower)}
        if token.lemma_:
            forms.add(token.lemma_.lower())
        forms.update(verb_stems(lower, token.tag_))
        result.append(TokenForms(frozenset(forms), "TO" if opens_infinitive(token) else token.tag_))
    return result


def verb_stems(form: str, tag: str) -> set[str]:
    """Returns what the base form of an inflected regular verb may be, so that cues survive a wrong lemma.

    Args:
        form: The word in lower case.
        tag: Its Penn tag; '' if untagged.
    """
    ending = next((ending for ending in VERB_ENDINGS.get(tag, ()) if form.endswith(ending)), None)
    if ending is None or len(form) < len(ending) + 3:
        return set()
    stem = form[: -len(ending)]
    doubled = {stem[:-1]} if stem[-1] == stem[-2] else set()
    return {stem, f"{stem}e", *doubled}


def opens_infinitive(token: Token) -> bool:
    """Tells whether a token is the `to` of an infinitive, also where the tagger took it for a preposition."""
    if token.lower_ != "to" or token.i + 1 >= len(token.doc):
        return False
    return bool(token.tag_ == "TO" or token.doc[token.i + 1].tag_ == "VB")


class Lexicon:
    """All cues, found in one pass over the tokens of a Doc."""

    def __init__(self, tables: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Reads tables of cues.

        Args:
            tables: For each category, `cues` and perhaps `except`, each a list of written cues.
        """
        self._by_first: dict[str, list[_Pattern]] = defaultdict(list)
        for category, table in tables.items():
            for excepted, key in ((False, "cues"), (True, "except")):
                for written in table.get(key, ()):
                    self._add(category, written, excepted)

    def _add(self, category: str, written: str, excepted: bool) -> None:
        for elements in parse_cue(written):
            pattern = _Pattern(category, elements, excepted)
            for form in {form for form, _ in elements[0] or ()}:
                self._by_first[form].append(pattern)

    def find(self, forms: Sequence[TokenForms]) -> list[Cue]:
        """Returns the cues in a sequence of tokens, by start; of two from one category that overlap both are kept."""
        found: list[Cue] = []
        excepted: dict[str, set[int]] = defaultdict(set)
        for start, token in enumerate(forms):
            for pattern in {id(p): p for form in token.forms for p in self._by_first.get(form, ())}.values():
                end = match(pattern.elements, forms, start)
                if end is None:
                    continue
                if pattern.excepted:
                    excepted[pattern.category].update(range(start, end))
                else:
                    found.append(Cue(pattern.category, start, end))
        return [cue for cue in found if excepted[cue.category].isdisjoint(range(cue.start, cue.end))]


def read_tables(names: Iterable[str] | None = None) -> dict[str, dict[str, Any]]:
    """Returns every table of the cue files as `file.table`.

    Args:
        names: Names of files without suffix; None for all.

    Raises:
        ResourceError: B303 if the configuration folder is missing.
    """
    result: dict[str, dict[str, Any]] = {}
    for path in sorted((folder("configs") / "claims").glob("*.toml")):
        if path.stem in _SETTINGS_FILES or (names is not None and path.stem not in names):
            continue
        for table, content in tomllib.loads(path.read_text(encoding="utf-8")).items():
            result[f"{path.stem}.{table}"] = content
    return result


@cache
def default_lexicon() -> Lexicon:
    """Returns the lexicon of the bundled cue files, read once."""
    tables = read_tables()
    return Lexicon({name: table for name, table in tables.items() if name.partition(".")[0] not in _WORD_LISTS})


@cache
def words(category: str) -> frozenset[str]:
    """Returns the cues of one table as plain words, for tests of single lemmas.

    Raises:
        KeyError: If there is no such table.
    """
    return frozenset(read_tables([category.partition(".")[0]])[category]["cues"])
