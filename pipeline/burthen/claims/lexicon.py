"""Cue lexicons of the claims stage: phrases over forms, lemmas and tags, read from `configs/claims/*.toml`.

How a cue is written is told at the top of `configs/claims/policy.toml`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from burthen.resources import folder

if TYPE_CHECKING:
    from spacy.tokens import Doc

GAP = ".."
GAP_TOKENS = 3
CONTRACTIONS = {
    "n't": "not",
    "n’t": "not",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
    "'ll": "will",
    "’ll": "will",
    "'ve": "have",
    "’ve": "have",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "am": "be",
}
_SETTINGS_FILES = {"types"}


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
class TokenForms:
    """What a pattern may meet in one token: its forms in lower case, its lemma, and its Penn tag ('' if untagged)."""

    forms: frozenset[str]
    tag: str


# One element of a pattern: alternatives of (form or '', tag prefix or ''); None is a gap.
Element = tuple[tuple[str, str], ...] | None


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
        result.append(TokenForms(frozenset(forms), token.tag_))
    return result


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
        for elements in _parse(written):
            pattern = _Pattern(category, elements, excepted)
            for form in {form for form, _ in elements[0] or ()}:
                self._by_first[form].append(pattern)

    def find(self, forms: Sequence[TokenForms]) -> list[Cue]:
        """Returns the cues in a sequence of tokens, by start; of two from one category that overlap both are kept."""
        found: list[Cue] = []
        excepted: dict[str, set[int]] = defaultdict(set)
        for start, token in enumerate(forms):
            for pattern in {id(p): p for form in token.forms for p in self._by_first.get(form, ())}.values():
                end = _match(pattern.elements, forms, start)
                if end is None:
                    continue
                if pattern.excepted:
                    excepted[pattern.category].update(range(start, end))
                else:
                    found.append(Cue(pattern.category, start, end))
        return [cue for cue in found if excepted[cue.category].isdisjoint(range(cue.start, cue.end))]


def _match(elements: Sequence[Element], forms: Sequence[TokenForms], start: int) -> int | None:
    """Returns the end of the first match of `elements` that starts at `start`, None if there is none."""
    if not elements:
        return start
    element, rest = elements[0], elements[1:]
    if element is None:
        for skip in range(GAP_TOKENS + 1):
            end = _match(rest, forms, start + skip)
            if end is not None:
                return end
        return None
    if start >= len(forms) or not _meets(element, forms[start]):
        return None
    return _match(rest, forms, start + 1)


def _meets(element: tuple[tuple[str, str], ...], token: TokenForms) -> bool:
    return any(
        (not form or form in token.forms) and (not tag or not token.tag or token.tag.startswith(tag))
        for form, tag in element
    )


def _parse(written: str) -> Iterator[tuple[Element, ...]]:
    """Yields the patterns of a written cue: more than one where a word with a hyphen may be one token or three."""
    choices = [_choices(word) for word in written.split()]
    for parts in product(*choices):
        yield tuple(element for part in parts for element in part)


def _choices(word: str) -> list[tuple[Element, ...]]:
    if word == GAP:
        return [(None,)]
    if word == "_":
        return [((("", ""),),)]
    alternatives = [_alternative(text) for text in word.split("|")]
    result: list[tuple[Element, ...]] = [(tuple(alternatives),)]
    for form, tag in alternatives:
        if "-" in form.strip("-"):
            pieces = [piece for part in form.split("-") for piece in (part, "-")][:-1]
            result.append(tuple(((piece, tag if at == len(pieces) - 1 else ""),) for at, piece in enumerate(pieces)))
    return result


def _alternative(text: str) -> tuple[str, str]:
    form, _, tag = text.partition("/")
    return CONTRACTIONS.get(form, form), tag


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
    return Lexicon(read_tables())


@cache
def words(category: str) -> frozenset[str]:
    """Returns the cues of one table as plain words, for tests of single lemmas.

    Raises:
        KeyError: If there is no such table.
    """
    return frozenset(read_tables([category.partition(".")[0]])[category]["cues"])
