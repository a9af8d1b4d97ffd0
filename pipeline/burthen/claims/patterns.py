"""Written cues as patterns over the forms and tags of tokens (how one is written: `configs/claims/policy.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

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
# One element of a pattern: alternatives of (form or '', tag prefix or ''); None is a gap.
Element = tuple[tuple[str, str], ...] | None


@dataclass(frozen=True, slots=True)
class TokenForms:
    """What a pattern may meet in one token: its forms in lower case, its lemma, and its Penn tag ('' if untagged)."""

    forms: frozenset[str]
    tag: str


def match(elements: Sequence[Element], forms: Sequence[TokenForms], start: int) -> int | None:
    """Returns the end of the first match of `elements` that starts at `start`, None if there is none."""
    if not elements:
        return start
    element, rest = elements[0], elements[1:]
    if element is None:
        for skip in range(GAP_TOKENS + 1):
            end = match(rest, forms, start + skip)
            if end is not None:
                return end
        return None
    if start >= len(forms) or not _meets(element, forms[start]):
        return None
    return match(rest, forms, start + 1)


def _meets(element: tuple[tuple[str, str], ...], token: TokenForms) -> bool:
    return any(
        (not form or form in token.forms) and (not tag or not token.tag or token.tag.startswith(tag))
        for form, tag in element
    )


def parse_cue(written: str) -> Iterator[tuple[Element, ...]]:
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
