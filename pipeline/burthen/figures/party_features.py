"""What speaks for a candidate as payer or payee: plain, named features that a person can read in the weights."""

from __future__ import annotations

from collections.abc import Iterator

from burthen.figures.candidates import GROUP, NONE, OWN, Candidate, PartyScene
from burthen.figures.currencies import country_of_currency
from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.mentions import Mention
from burthen.figures.readings import PartyReading
from burthen.labels import FigureKind

_NEAR_UNITS = frozenset({"pct_GDP", "pct_change", "pct_of_cost", "pct_of_total", "pct_point", "share", "ratio"})
_FORCES = frozenset({"personnel", "people", "brigades", "divisions", "battalions", "squadrons"})
_EQUIPMENT = frozenset({"aircraft", "ships", "submarines", "missiles", "tanks", "vehicles", "batteries"})


def features(
    party: PartyScene, draft: Draft, candidate: Candidate, *, payee: bool, rule: tuple[str, PartyReading | None]
) -> list[str]:
    """Returns the names of the features that hold for one candidate of one figure.

    Args:
        rule: What the grammar of verbs says, with the name of its rule; the name is empty where it says nothing.
    """
    sort, kind = candidate.sort, _kind(draft)
    found = [sort, f"{sort} {kind}"]
    found += [f"{sort} {topic}" for topic in _topics(party, draft)]
    found += _rule(sort, candidate, rule)
    if party.scene.country == "US":
        found.append(f"{sort} american outlet")
    if payee:
        found += _payer(party, draft, candidate)
    if candidate.key in (NONE, OWN):
        return found
    if candidate.key == GROUP:
        found += [f"group in {where}" for where in _where_group(party, draft)]
        return found
    return found + list(_place(party, draft, candidate)) + list(_facts(party, draft, candidate))


def _kind(draft: Draft) -> str:
    unit = draft.unit or ""
    if unit in _NEAR_UNITS:
        return unit
    if draft.kind is FigureKind.COUNT:
        return "forces" if unit in _FORCES else "equipment" if unit in _EQUIPMENT else "count"
    return "zero" if draft.high == 0 else draft.kind.value


def _topics(party: PartyScene, draft: Draft) -> list[str]:
    """Returns the topics of the sentence ("host"), and those of the sentence before it ("host before")."""
    scene, listed = party.scene, table("parties")["context"]
    here = set(scene.lex.words(*scene.extent(draft)))
    before = set(scene.lex.words(*scene.bounds[draft.sentence - 1])) if draft.sentence else set()
    found = [topic for topic in listed if here & words("parties", "context", topic)]
    found += [f"{topic} before" for topic in ("host", "own", "purchase") if before & words("parties", "context", topic)]
    found += ["we"] if here & {"we", "our", "us"} else []
    return found + (["target"] if draft.change.value == "target" else [])


def _rule(sort: str, candidate: Candidate, rule: tuple[str, PartyReading | None]) -> list[str]:
    name, reading = rule
    if not name:
        return [f"{sort} no rule"]
    if reading is None:
        return []
    own = reading.name == table("parties")["own"]["name"]
    same = candidate.key == OWN if own else candidate.key == reading.country
    return [f"rule {name}", f"rule {name} {sort}"] if same else [f"not rule {name} {sort}"]


def _payer(party: PartyScene, draft: Draft, candidate: Candidate) -> list[str]:
    payer = draft.payer
    who = "nobody" if payer is None else party.sort_of(payer.country) if payer.country else "group"
    found = [f"{candidate.sort} paid by {who}"]
    return [*found, "payer itself"] if payer is not None and payer.country == candidate.key else found


def _where_group(party: PartyScene, draft: Draft) -> list[str]:
    found = ["sentence"] if draft.sentence in party.groups else []
    found += ["sentence before"] if draft.sentence - 1 in party.groups else []
    return found + (["no country"] if not party.of_sentence(draft.sentence) else [])


def _place(party: PartyScene, draft: Draft, candidate: Candidate) -> Iterator[str]:
    """Yields where the country is named: first, nearest, owner, behind "to"."""
    here, lex = party.of_sentence(draft.sentence), party.scene.lex
    same = [mention for mention in here if mention.country == candidate.key]
    if not same:
        before = any(mention.country == candidate.key for mention in party.of_sentence(draft.sentence - 1))
        yield "named before" if before else "not named near"
        earlier = party.of_sentence(draft.sentence - 1)
        if earlier and earlier[0].country == candidate.key:
            yield "named first before"
        if any(_is_subject(party, mention) for mention in earlier if mention.country == candidate.key):
            yield "subject before"
        if not here:
            yield "nobody named here"
        return
    yield "named here"
    if here[0].country == candidate.key:
        yield "named first"
    if any(_is_subject(party, mention) for mention in same):
        yield "subject"
    ahead = [mention for mention in here if mention.first < draft.core]
    if ahead and ahead[-1].country == candidate.key:
        yield "named last before"
    if not any(mention.first < draft.core for mention in same):
        yield "named behind"
    if any(lex[mention.last].kind == "poss" for mention in same):
        yield "owner"
    if any(lex[mention.first - 1].lower in ("to", "toward", "for", "into") for mention in same):
        yield "behind to"
    if any(lex[mention.first - 1].lower in ("in", "from", "at") for mention in same):
        yield "behind in"
    if len({mention.country for mention in here}) == 1:
        yield "only one named"


def _is_subject(party: PartyScene, mention: Mention) -> bool:
    """Tells whether a name heads a subject, or stands in one as owner or adjective."""
    scene = party.scene
    if not scene.parsed:
        return False
    token = scene.token(mention.last - 1)
    return any(node.dep_.startswith("nsubj") for node in (token, token.head))


def _facts(party: PartyScene, draft: Draft, candidate: Candidate) -> Iterator[str]:
    if draft.kind is FigureKind.MONEY and draft.unit:
        owner = country_of_currency(draft.unit)
        if owner is not None:
            yield f"{candidate.sort} currency" if owner == candidate.key else f"{candidate.sort} other currency"
    share = party.counts[candidate.key] / max(1, sum(party.counts.values()))
    yield f"named often {min(4, int(share * 5))}"
    yield f"{candidate.sort} named often {min(4, int(share * 5))}"
    if candidate.key == party.ally:
        yield "named most"
