"""Mentions: the noun phrase around a token, and the persons that an article names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import country_of, country_of_surname, government_of
from burthen.annotate.lexicon import table, words
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SentenceSpan

_STOP_RIGHT = frozenset({"appos", "acl", "acl:relcl", "conj", "cc", "parataxis", "advcl", "dep", "punct", "ccomp"})
_SKIPPED_LEFT = frozenset({"cc", "punct", "mark", "advmod", "case", "cc:preconj", "discourse", "cop", "nsubj", "advcl",
                           "obl", "aux", "expl", "parataxis", "orphan"})  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "jr.", "sr."})


@dataclass
class Person:
    """One person of the article.

    Attributes:
        name: Fullest form of the name.
        country: ISO 3166-1 alpha-2 of the office or from the table of surnames.
        offices: Words of the offices that stand by the name, in lower case.
        gender: `f`, `m` or None.
    """

    name: str
    country: str | None = None
    offices: frozenset[str] = frozenset()
    gender: str | None = None

    @property
    def parts(self) -> frozenset[str]:
        """Words of the name in lower case."""
        return frozenset(self.name.casefold().split())


def phrase_range(token: Token) -> tuple[int, int]:
    """Returns the tokens of the noun phrase that a token heads, without clauses, appositions and conjuncts."""
    start = token.i
    for c in reversed(list(token.lefts)):
        if c.dep_ in _SKIPPED_LEFT:
            break
        start = c.left_edge.i
    # Names of several words that the parser does not join ("Cheong Wa Dae").
    while start and token.doc[start].pos_ == "PROPN" and token.doc[start - 1].pos_ == "PROPN" and token.dep_ != "appos":
        if token.doc[start - 1].is_space or token.doc[start - 1].is_sent_end:
            break
        start -= 1
    end = token.i + 1
    for c in token.rights:
        if c.dep_ in _STOP_RIGHT or c.left_edge.i > end:
            break
        end = c.right_edge.i + 1
    # A name that runs over a comma is a misparse more often than not.
    commas = [i for i in range(start, end) if token.doc[i].text in {",", ";"}]
    start = max([start, *(i + 1 for i in commas if i < token.i)])
    return start, min([end, *(i for i in commas if i > token.i)])


def phrase_span(token: Token) -> Span:
    """Returns the text of the noun phrase that a token heads, without a possessive ending."""
    start, end = phrase_range(token)
    while end - 1 > token.i and (token.doc[end - 1].tag_ == "POS" or token.doc[end - 1].is_space):
        end -= 1
    while start < token.i and token.doc[start].is_space:
        start += 1
    last = token.doc[end - 1]
    return Span(token.doc[start].idx, last.idx + len(last))


def find_people(doc: Doc) -> tuple[list[Person], dict[int, Person]]:
    """Gathers the entities of persons into people, by shared parts of names.

    Returns:
        The people in order of first mention, and the person of every token of a person's name.
    """
    people: list[Person] = []
    by_part: dict[str, Person] = {}
    at: dict[int, Person] = {}
    # Longest names first, so that the short forms find them; headline words run into names, so they come last.
    spans = sorted(
        (e for e in doc.ents if e.label_ == "PERSON" and government_of(e.text) is None),
        key=lambda e: (_in_title_case(e.sent), -_n_parts(e.text)),
    )
    for entity in [*spans, *_titled_names(doc)]:
        parts = name_parts(entity.text)
        if len(parts) > 1 and parts[-1].casefold() in by_part and _in_title_case(entity.sent):
            parts = parts[-1:]
        if not parts:
            continue
        person = _known(parts, by_part)
        if person is None:
            person = Person(" ".join(parts))
            people.append(person)
        for part in parts:
            by_part.setdefault(part.casefold(), person)
        _describe(person, doc, entity.start, entity.end)
        at.update(dict.fromkeys(range(entity.start, entity.end), person))
    for person in people:
        if person.country is None:
            person.country = country_of_surname(person.name) or country_of_surname(person.name.split()[-1])
            if person.country is not None and not person.offices:
                person.offices = _leader_title(person.country)
    return people, at


def name_parts(text: str) -> list[str]:
    """Returns the words of a name without titles and possessive."""
    plain = re.sub(r"['’]s?$", "", text.strip())
    parts = [part for part in re.split(r"\s+", plain) if part]
    while parts and (parts[0].casefold().strip(".") in words("offices", "titles") or parts[0][0].islower()):
        parts = parts[1:]
    return [part for part in parts if part.casefold() not in _SUFFIXES and any(c.isalpha() for c in part)]


def _titled_names(doc: Doc) -> Iterator[SentenceSpan]:
    """Yields names behind a form of address that the entity recogniser has missed: "Gen. Okafor"."""
    for token in doc:
        if token.i and token.pos_ == "PROPN" and token.ent_type_ != "PERSON":
            before = doc[token.i - 1]
            if (
                before.text.endswith(".")
                and before.lower_.strip(".") in words("offices", "titles")
                and token.text[0].isupper()
            ):
                end = token.i + 1
                while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].dep_ == "flat":
                    end += 1
                yield doc[token.i : end]


def _in_title_case(sentence: SentenceSpan) -> bool:
    """Tells whether nearly every longer word has a capital, as in headlines."""
    longer = [token for token in sentence[:40] if len(token) > 3 and token.is_alpha]
    return len(longer) > 2 and sum(token.text[0].isupper() for token in longer) >= 0.8 * len(longer)


def _n_parts(text: str) -> int:
    return len(name_parts(text))


def _known(parts: list[str], by_part: dict[str, Person]) -> Person | None:
    """Returns the person that a later, shorter or equal form names."""
    wanted = {part.casefold() for part in parts}
    person = by_part.get(parts[-1].casefold()) or (by_part.get(parts[0].casefold()) if len(parts) == 1 else None)
    if person is None or len(parts) == 1 or wanted <= person.parts:
        return person
    initials = {part for part in wanted if len(part.strip(".")) == 1}
    return person if wanted - initials <= person.parts else None


def _describe(person: Person, doc: Doc, start: int, end: int) -> None:
    """Adds what stands beside a name: office, country, form of address."""
    sentence_start = doc[start].sent.start
    left = doc[max(sentence_start, start - 6) : start]
    words_left: list[str] = []
    for token in reversed(list(left)):
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.text not in {"-"} and not token.text.endswith("."):
            break
        words_left.insert(0, token.text)
    phrase = [*words_left, *(t.text for t in doc[start:end])]
    _add(person, phrase, " ".join(words_left).replace(" - ", "-"))
    head = doc[start:end].root
    for c in head.children:
        if c.dep_ == "appos" and c.pos_ == "NOUN":
            text = doc[c.left_edge.i : c.right_edge.i + 1].text
            _add(person, text.split(), text)


def _leader_title(country: str) -> frozenset[str]:
    """Returns the words of the title of a country's leader."""
    titles = table("offices")["leader_titles"]
    title = next((title for title, codes in titles.items() if country in codes), "prime minister")
    return frozenset(title.split())


def _add(person: Person, phrase: Iterable[str], text: str) -> None:
    lower = {word.casefold().strip(".,") for word in phrase}
    offices = lower & (words("offices", "heads") | {"prime", "vice", "defence", "defense", "foreign", "finance"})
    person.offices = person.offices | frozenset(offices)
    if person.country is None and offices:
        person.country = country_of(text)
    if person.gender is None:
        person.gender = (
            "f" if lower & words("offices", "feminine") else "m" if lower & words("offices", "masculine") else None
        )
