"""Resolves the mention of a source to a holder with a stable id, within one article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from burthen.annotate.clauses import lemma
from burthen.annotate.gazetteer import country_of, government_of, slug
from burthen.annotate.holders import UNNAMED, holder_by_head, is_text, named_holder, without_determiner
from burthen.annotate.lexicon import words
from burthen.annotate.mentions import Person, find_people, phrase_range
from burthen.annotate.readings import Speaker
from burthen.labels import HolderKind
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_BACK_TOKENS = 160
_NAME_REACH = 4  # tokens behind a phrase in which a name in apposition begins
# More office holders than any article has; it bounds the work on hostile input.
_MOST_OFFICES = 200
_COLLECTIVE = {HolderKind.GOVERNMENT, HolderKind.INSTITUTION, HolderKind.DOCUMENT, HolderKind.OUTLET}


class Cast:
    """Who speaks in one article: its people and the mentions that pronouns go back to.

    Args:
        quoted: For each token the number of its quotation, -1 outside of any.
    """

    def __init__(self, doc: Doc, quoted: list[int] | None = None) -> None:
        self._doc = doc
        self._text = doc.text  # made anew at each call
        self._quoted = quoted or [-1] * len(doc)
        self._people, self._person_at = find_people(doc)
        self._introduced = _introductions(self._person_at)
        self._memo: dict[int, Speaker | None] = {}
        self._candidates = [t.i for t in doc if self._may_be_antecedent(t)]

    def resolve(self, token: Token) -> Speaker | None:
        """Returns the holder that a token's phrase names; None for the author ("we", "I").

        Pronouns go back to the last subject that fits, at most about six sentences.
        """
        if token.i not in self._memo:
            self._memo[token.i] = None  # a pronoun that leads back to itself
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def _resolve(self, token: Token) -> Speaker | None:
        lower = token.lower_
        if lower in words("cues", "limits.first_person"):
            return None
        surface = without_determiner(token)
        mention = replace(UNNAMED, surface=surface.of(self._text), span=surface)
        if lower in _HE | _SHE | _IT | _THEY:
            found = self._antecedent(token)
            return replace(found or UNNAMED, surface=token.text, span=Span(token.idx, token.idx + len(token)))
        return self._named(token, mention)

    def _named(self, token: Token, mention: Speaker) -> Speaker:
        surface = mention.surface or ""
        person = self._person_of(token)
        if person is not None:
            return self._as_person(person, mention)
        code = government_of(surface) or self._government_by_leader(token)
        if code is not None:
            return replace(mention, id=f"government:{code}", kind=HolderKind.GOVERNMENT, name=surface, country=code)
        if {lemma(token), token.lower_} & words("offices", "heads") and not is_text(token, surface):
            return self._office(token, mention, surface)
        return holder_by_head(token, mention)

    def _office(self, token: Token, mention: Speaker, surface: str) -> Speaker:
        """Resolves "the president", "the Norland defence minister", "a senior official"."""
        plural = token.tag_ in {"NNS", "NNPS"}
        indefinite = any(c.lower_ in {"a", "an", "one", "some", "another", "any", "every"} for c in token.lefts)
        code = country_of(surface)
        if plural:
            named = code is not None or any(t.pos_ == "PROPN" for t in token.lefts)
            kind = HolderKind.GROUP if named and lemma(token) not in words("offices", "unnamed") else HolderKind.UNNAMED
            return named_holder(kind, surface, mention) if kind is HolderKind.GROUP else replace(mention, country=code)
        if indefinite:
            return replace(mention, country=code)
        person = self._office_holder(token, surface, code)
        if person is not None:
            return self._as_person(person, mention)
        return replace(mention, id=f"person:{slug(surface)}", kind=HolderKind.PERSON, name=surface, country=code)

    def _office_holder(self, token: Token, surface: str, code: str | None) -> Person | None:
        """Returns the person nearest before (else after) whose office has the same words and country."""
        wanted = {w.casefold() for w in surface.replace("-", " ").split()} & (
            words("offices", "heads") | {"prime", "vice"}
        )
        best = None
        for first, person in self._introduced:
            if not wanted <= person.offices:
                continue
            if code is not None and person.country is not None and person.country != code:
                continue
            if first > token.i and best is not None:
                break
            best = person
        return best

    def _person_of(self, token: Token) -> Person | None:
        """Returns the person that a phrase names by its head or by a name right beside the head."""
        if token.i in self._person_at:
            return self._person_at[token.i]
        if lemma(token) in words("offices", "heads") | words("offices", "titles"):
            for c in token.rights:
                beside = c.i in self._person_at and c.dep_ in {"flat", "appos", "nmod", "nmod:unmarked", "compound"}
                if beside and not any(g.tag_ == "POS" or g.dep_ == "case" for g in c.children):
                    return self._person_at[c.i]
        return self._named_beside(token) if token.pos_ == "NOUN" else None

    def _named_beside(self, token: Token) -> Person | None:
        """Returns the person in apposition: "my friend Capt. Roe", "a director of the yard, Ann Roe,"."""
        doc, (start, end) = self._doc, phrase_range(token)
        behind = next((i for i in range(end, min(len(doc), end + _NAME_REACH)) if i in self._person_at), None)
        titles = words("offices", "titles")
        if behind is not None and all(t.text == "," or t.lower_.strip(".") in titles for t in doc[end:behind]):
            closes = next((i for i in range(behind, len(doc)) if i not in self._person_at), len(doc) - 1)
            if doc[end].text != "," or doc[closes].text == ",":
                return self._person_at[behind]
        if start >= 2 and doc[start - 1].text == "," and start - 2 in self._person_at:
            return self._person_at[start - 2]
        return None

    def _as_person(self, person: Person, mention: Speaker) -> Speaker:
        return replace(
            mention, id=f"person:{slug(person.name)}", kind=HolderKind.PERSON, name=person.name, country=person.country
        )

    def _government_by_leader(self, token: Token) -> str | None:
        """Reads "the Marsh administration" and "Ms. Marsh's government" by the leader's country."""
        if lemma(token) not in words("offices", "government") - {"team", "leader", "negotiator", "diplomat"}:
            return None
        start, _ = phrase_range(token)
        for i in range(start, token.i):
            if i in self._person_at:
                return self._person_at[i].country
        return None

    def _may_be_antecedent(self, token: Token) -> bool:
        if token.i in self._person_at:
            return token.i + 1 == len(self._doc) or self._person_at.get(token.i + 1) is not self._person_at[token.i]
        if token.pos_ not in {"NOUN", "PROPN"}:
            return False
        return token.dep_ in _SUBJECTS or token.ent_type_ in {"ORG", "GPE"} or token.dep_ == "nmod:poss"

    def _antecedent(self, pronoun: Token) -> Speaker | None:
        best: tuple[int, Speaker] | None = None
        position = bisect_left(self._candidates, pronoun.i)
        own = pronoun.sent.start
        for i in reversed(self._candidates[max(0, position - 40) : position]):
            if pronoun.i - i > _BACK_TOKENS:
                break
            token = self._doc[i]
            speaker = self.resolve(token)
            if speaker is None or not self._fits(pronoun.lower_, token, speaker):
                continue
            score = self._salience(token, own) - (pronoun.i - i) // 30
            if self._quoted[i] >= 0 and self._quoted[i] != self._quoted[pronoun.i]:
                score -= 4  # whom a quotation speaks of is seldom the one who says it
            if best is None or score > best[0]:
                best = (score, speaker)
        return best[1] if best else None

    def _salience(self, token: Token, own_sentence: int) -> int:
        subject = token.dep_ in _SUBJECTS or (
            token.head.dep_ in _SUBJECTS and token.dep_ in {"flat", "compound", "nmod:poss"}
        )
        # A name is a better antecedent than an office that may be anybody's.
        return (2 if subject else 0) + (1 if token.i >= own_sentence else 0) + (2 if self._person_of(token) else 0)

    def _fits(self, pronoun: str, token: Token, speaker: Speaker) -> bool:
        if pronoun in _HE | _SHE:
            person = self._person_of(token)
            gender = person.gender if person else None
            wanted = "m" if pronoun in _HE else "f"
            if gender is None and person is not None and speaker.kind is HolderKind.PERSON:
                return True
            return speaker.kind is HolderKind.PERSON and gender in {None, wanted}
        if pronoun in _IT:
            return speaker.kind in _COLLECTIVE and token.tag_ not in {"NNS", "NNPS"}
        plural = token.tag_ in {"NNS", "NNPS"}
        return speaker.kind is not HolderKind.PERSON and (plural or speaker.kind is HolderKind.GROUP)


def _introductions(person_at: dict[int, Person]) -> list[tuple[int, Person]]:
    """Returns the first mention of each person that holds an office, at most `_MOST_OFFICES`."""
    first: dict[int, tuple[int, Person]] = {}
    for i in sorted(person_at):
        if person_at[i].offices:
            first.setdefault(id(person_at[i]), (i, person_at[i]))
    return list(first.values())[:_MOST_OFFICES]
