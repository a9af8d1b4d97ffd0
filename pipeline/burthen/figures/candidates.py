"""Who may pay a figure or get it: the outlet's government, the patron, countries named nearby, the allies, nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from burthen.annotate.gazetteer import country_name
from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.mentions import Mention, government, mentions
from burthen.figures.readings import PartyReading
from burthen.figures.scene import Scene

# The patron of nearly every text (codebook, section 0).
PATRON = "US"
NONE, OWN, GROUP = "none", "own", "group"
# Countries named in so many sentences before the figure may be its payer.
_WINDOW = 3
_MAX_COUNTRIES = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible party.

    Attributes:
        key: `none`, `own`, `group` or an ISO 3166-1 alpha-2 code.
        sort: `none`, `own`, `group`, `outlet`, `patron` or `other`: what the weights know it as.
        near: Its mention nearest before the figure, else the first behind it; None where it is not named nearby.
    """

    key: str
    sort: str
    near: Mention | None = None


NOBODY = Candidate(NONE, NONE)


@dataclass
class PartyScene:
    """Countries and groups named in an article, looked up once.

    Attributes:
        scene: The text with its sentences.
    """

    scene: Scene
    _by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _topics: dict[int, list[str]] = field(default_factory=dict)

    def of_sentence(self, number: int) -> list[Mention]:
        """Returns the countries named in a sentence."""
        if number < 0:
            return []
        if number not in self._by_sentence:
            self._by_sentence[number] = mentions(self.scene.lex, *self.scene.bounds[number])
        return self._by_sentence[number]

    def words_of(self, number: int) -> frozenset[str]:
        """Returns the words of a sentence in small letters."""
        if number not in self._words:
            self._words[number] = frozenset(self.scene.lex.words(*self.scene.bounds[number]) if number >= 0 else ())
        return self._words[number]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country is named in the article."""
        numbers = range(len(self.scene.bounds))
        return Counter(mention.country for number in numbers for mention in self.of_sentence(number))

    @cached_property
    def total(self) -> int:
        """How often any country is named."""
        return sum(self.counts.values())

    def topics(self, number: int) -> list[str]:
        """Returns the topics of a sentence ("host"), and those of the sentence before it ("host before")."""
        if number not in self._topics:
            here, before = self.words_of(number), self.words_of(number - 1)
            found = [t for t in table("parties")["context"] if not here.isdisjoint(words("parties", "context", t))]
            found += [
                f"{t} before"
                for t in ("host", "own", "purchase")
                if not before.isdisjoint(words("parties", "context", t))
            ]
            self._topics[number] = found + (["we"] if not here.isdisjoint(("we", "our", "us")) else [])
        return self._topics[number]

    @cached_property
    def ally(self) -> str | None:
        """The country named most that is neither the patron nor the outlet's."""
        others = [(n, c) for c, n in self.counts.items() if c not in (PATRON, self.scene.country, "EU")]
        return max(others, key=lambda item: (item[0], item[1]))[1] if others else None

    @cached_property
    def groups(self) -> frozenset[int]:
        """Sentences in which several allies together are named."""
        heads = words("parties", "group", "heads")
        return frozenset(number for number in range(len(self.scene.bounds)) if heads & self.words_of(number))

    def sort_of(self, country: str) -> str:
        """Returns `outlet`, `patron` or `other`."""
        if country == PATRON:
            return "patron"
        return "outlet" if country == self.scene.country else "other"

    def candidates(self, draft: Draft) -> list[Candidate]:
        """Returns nobody and the governments that may be payer or payee of a figure."""
        near: dict[str, Mention] = {}
        for number in range(max(0, draft.sentence - _WINDOW), draft.sentence + 1):
            for mention in self.of_sentence(number):
                if mention.first < draft.core or mention.country not in near:
                    near[mention.country] = mention
        listed = list(near)[-_MAX_COUNTRIES:]
        listed += [country for country in (self.scene.country, PATRON, self.ally) if country and country not in listed]
        return [NOBODY, *(Candidate(country, self.sort_of(country), near.get(country)) for country in listed)]

    def extra(self, *, payee: bool) -> Candidate | None:
        """Returns who else may pay, or be paid: own forces; the allies together, where the article names them."""
        if payee:
            return Candidate(OWN, OWN)
        return Candidate(GROUP, GROUP) if self.groups else None

    def reading(self, draft: Draft, candidate: Candidate, *, payee: bool) -> PartyReading | None:
        """Returns the party that a candidate stands for; None for nobody."""
        if candidate.key == NONE:
            return None
        if candidate.key == OWN:
            country = draft.payer.country if draft.payer else None
            return PartyReading(table("parties")["own"]["name"], None, country)
        if candidate.key == GROUP:
            return PartyReading(self._group_name(draft))
        if payee and candidate.key == PATRON:
            host = words("parties", "context", "host") & set(self.scene.lex.words(*self.scene.extent(draft)))
            if host or candidate.near is None:
                return PartyReading(table("parties")["transfer"]["patron_forces"], "government:US", PATRON)
        if candidate.near is not None:
            return government(self.scene.lex, candidate.near)
        return PartyReading(country_name(candidate.key), f"government:{candidate.key}", candidate.key)

    def _group_name(self, draft: Draft) -> str:
        start = self.scene.bounds[max(0, draft.sentence - 1)][0]
        near = set(self.scene.lex.words(start, self.scene.extent(draft)[1]))
        key = "members" if near & {"nato", "members", "alliance"} else "name"
        return str(table("parties")["group"][key])
