"""What a word looks like. The encoder reads small letters only, so case and digits reach the token head this way."""

from __future__ import annotations

from collections.abc import Sequence

SHAPES = ("lower", "title", "upper", "mixed", "initial", "number", "mark", "other")


def shape(word: str) -> int:
    """Returns the index of a word's shape in `SHAPES`."""
    return SHAPES.index(_shape_name(word))


def _shape_name(word: str) -> str:
    letters = "".join(character for character in word if character.isalpha())
    if any(map(str.isdigit, word)):
        name = "number"
    elif not letters:
        name = "mark"
    elif letters.islower():
        name = "lower"
    elif letters.isupper():
        name = "initial" if len(letters) == 1 else "upper"
    elif letters[0].isupper() and letters[1:].islower():
        name = "title"
    else:  # scripts without case are neither upper nor lower
        name = "mixed" if any(map(str.isupper, letters)) else "other"
    return name


def shapes(words: Sequence[str]) -> list[int]:
    """Returns the shape of each word; in a line all in capitals a capital says nothing, so its words count as title."""
    found = [shape(word) for word in words]
    lettered = [number for number in found if SHAPES[number] not in ("number", "mark")]
    if len(lettered) > 2 and all(SHAPES[number] in ("upper", "initial") for number in lettered):
        return [SHAPES.index("title") if SHAPES[n] in ("upper", "initial") else n for n in found]
    return found


def neighbours(looks: Sequence[int]) -> list[tuple[int, int, int]]:
    """Returns for each word the shapes of the word before, of itself and of the word after.

    Where there is no neighbour stands `len(SHAPES)`.
    """
    padded = [len(SHAPES), *looks, len(SHAPES)]
    return [(padded[n], padded[n + 1], padded[n + 2]) for n in range(len(looks))]
