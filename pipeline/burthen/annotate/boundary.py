"""Decides whether terminal punctuation ends its sentence, from the words on both sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import is_country_name
from burthen.annotate.lexicon import words
from burthen.annotate.marks import Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"\w")
_INITIAL = re.compile(r"[^\W\d_]\.")
_INITIALISM = re.compile(r"(?:[^\W\d_]\.){2,}")
_ROMAN_OR_DIGIT = re.compile(r"\d|[IVXLC]+\b")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\.?")
_SMALL_NAME = re.compile(r"[a-z]{1,2}['’]?[A-Z]")
_ATTRIBUTION_WINDOW = 8
SENTENCE_ENDS = frozenset(".?!:;")


@dataclass(frozen=True)
class Boundary:
    """A place where a sentence may end.

    Attributes:
        block: Indices of the tokens of the block.
        terminal: Position in the block of the token that ends in terminal punctuation.
        start: Position in the block of the token that would start the next sentence.
        quotes: Direction of the quotation marks among the tokens.
    """

    doc: Doc
    block: list[int]
    terminal: int
    start: int
    quotes: dict[int, Direction]

    def token(self, position: int) -> Token:
        """Returns the token at a position of the block."""
        return self.doc[self.block[position]]

    @property
    def first_word(self) -> Token | None:
        """The first token with a letter or digit at or after `start`; None at the end of the block."""
        for position in range(self.start, min(len(self.block), self.start + 6)):
            token = self.token(position)
            if _WORD.search(token.text):
                return token
        return None

    @property
    def spaced(self) -> bool:
        """Whether white space stands before `start`."""
        before = self.token(self.start - 1)
        return bool(self.token(self.start).idx > before.idx + len(before))

    @property
    def after_quote(self) -> bool:
        """Whether a closing quotation mark stands between the terminal and `start`."""
        between = self.block[self.terminal + 1 : self.start]
        return any(self.quotes.get(i) is Direction.CLOSE for i in between)


def decide(boundary: Boundary) -> bool | None:
    """Tells whether a sentence starts at `boundary.start`; None leaves it to the parser."""
    first = boundary.first_word
    if first is None or _goes_on(first) or not (boundary.spaced or _glued_sentence(boundary, first)):
        return False
    text = boundary.token(boundary.terminal).text
    if text[-1] in "?!":
        return not (boundary.after_quote and _attribution_follows(boundary))
    if text.endswith(("..", "…")):
        return True if _is_opener(first) or boundary.after_quote else None
    word = _word_before_stop(boundary)
    return False if _is_inner(boundary, word, first) else _may_end(word, first)


def _is_inner(boundary: Boundary, word: str, first: Token) -> bool:
    """Tells whether the full stop surely belongs to its word: a title, a number's label, a list item's number."""
    lower, capital = word.casefold(), word[0].isupper()
    if lower in words("sentences", "numbered") and _ROMAN_OR_DIGIT.match(first.text):
        return True
    if capital and lower in words("sentences", "months") and first.text[0].isdigit():
        return True
    if lower in words("sentences", "clock") and first.lower_ in words("sentences", "clock_tails"):
        return True
    if capital and lower in words("sentences", "streets"):
        return not _is_opener(first)  # "St. Paul", and "on Carver St. The lobbyists"
    if lower in words("sentences", "inner") or (capital and lower in words("sentences", "titles")):
        return True
    return _is_enumerator(boundary, word)


def _may_end(word: str, first: Token) -> bool | None:
    """Weighs an abbreviation against the word behind it; any other word with a full stop ends its sentence."""
    lower, capital, opener = word.casefold(), word[0].isupper(), _is_opener(first)
    if lower in words("sentences", "clock"):
        titled = f"{first.text}.".casefold() in words("sentences", "titles") or first.lower_ in words(
            "sentences", "titles"
        )
        return True if opener or titled else None  # "By 6 a.m. London had been told"
    if _INITIAL.fullmatch(word) and capital:
        return opener and first.text != "I"
    if _INITIALISM.fullmatch(word) and lower not in words("sentences", "closing"):
        # "U.S. Japan" is never a name, "U.S. Congress" is one.
        undecided = None if is_country_name(first.text) else False
        return True if opener else undecided
    if capital and lower in words("sentences", "months") | words("sentences", "open"):
        return True if opener else None
    return True


def _word_before_stop(boundary: Boundary) -> str:
    token = boundary.token(boundary.terminal)
    if len(token.text) > 1 or boundary.terminal == 0:
        return str(token.text)
    before = boundary.token(boundary.terminal - 1)
    # A split abbreviation such as "No" + "." is read as one word.
    return f"{before.text}." if before.idx + len(before) == token.idx and _WORD.search(before.text) else "."


def _is_enumerator(boundary: Boundary, word: str) -> bool:
    """Tells whether the stop belongs to the number of a list item, which opens its block or follows a sentence."""
    number = boundary.terminal - (len(boundary.token(boundary.terminal).text) == 1)
    if number > 0 and word.rstrip(".").isdigit() and boundary.token(number - 1).text in SENTENCE_ENDS:
        return True
    n_words = sum(bool(_WORD.search(boundary.token(p).text)) for p in range(min(boundary.terminal + 1, 4)))
    return n_words == 1 and boundary.terminal < 3 and bool(_ENUMERATOR.fullmatch(word)) and word.casefold() != "i."


def _goes_on(first: Token) -> bool:
    """Tells whether a small letter shows that the sentence goes on; a name such as "eBay" or "d'Aubrel" does not."""
    return first.text[0].islower() and not _SMALL_NAME.match(first.text)


def _is_opener(token: Token) -> bool:
    return token.lower_ in words("sentences", "openers")


def _glued_sentence(boundary: Boundary, first: Token) -> bool:
    """Tells whether a space was lost between two sentences: "will pay.The"."""
    before = boundary.token(boundary.terminal - 1).text if boundary.terminal else ""
    return before[-1:].islower() and first.text[0].isupper() and (first.text[1:2].islower() or _is_opener(first))


def _attribution_follows(boundary: Boundary) -> bool:
    """Tells whether a name and a verb of saying follow, as "Ms. Arden asked" does behind a quoted question."""
    first = boundary.first_word
    if first is not None and _is_opener(first) and first.text != "I":
        return False
    for position in range(boundary.start, min(len(boundary.block), boundary.start + _ATTRIBUTION_WINDOW)):
        text = boundary.token(position).text
        if text.casefold() in words("sentences", "attributing"):
            return True
        if text in {".", "?", "!", ";", ":"} or boundary.quotes.get(boundary.block[position]) is Direction.OPEN:
            return False
    return False
