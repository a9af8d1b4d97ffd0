"""What speaks for a candidate as payer or payee: plain, named features that a person can read in the weights."""

from __future__ import annotations

from burthen.figures.candidates import GROUP, NONE, OWN, Candidate, PartyScene
from burthen.figures.currencies import country_of_currency
from burthen.figures.draft import Draft
from burthen.figures.lexicon import table
from burthen.figures.mentions import Mention
from burthen.figures.readings import PartyReading
from burthen.labels import Change, FigureKind

_NEAR_UNITS = frozenset({"pct_GDP", "pct_change", "pct_of_cost", "pct_of_total", "pct_point", "share", "ratio"})
_FORCES = frozenset({"personnel", "people", "brigades", "divisions", "battalions", "squadrons"})
_EQUIPMENT = frozenset({"aircraft", "ships", "submarines", "missiles", "tanks", "vehicles", "batteries"})


def shared(party: PartyScene, draft: Draft, candidate: Candidate) -> list[str]:
    """Returns the names of the features that hold for a candidate whether it pays or is paid."""
    sort, kind = candidate.sort, _kind(draft)
    found = [sort, f"{sort} {kind}"]
    found += [f"{sort} {topic}" for topic in party.topics(draft.sentence)]
    if draft.change is Change.TARGET:
        found.append(f"{sort} target")
    if party.scene.country == "US":
        found.append(f"{sort} american outlet")
    if candidate.key in (NONE, OWN):
        return found
    if candidate.key == GROUP:
        found += [f"group in {where}" for where in _where_group(party, draft)]
        return found
    _place(party, draft, candidate, found)
    _facts(party, draft, candidate, found)
    return found


def by_rule(candidate: Candidate, rule: tuple[str, PartyReading | None]) -> list[str]:
    """Returns what the grammar of verbs says of a candidate.

    Args:
        rule: Name of the rule and what it read; the name is empty where it says nothing.
    """
    name, reading = rule
    if not name:
        return [f"{candidate.sort} no rule"]
    if reading is None:
        return []
    own = reading.name == table("parties")["own"]["name"]
    same = candidate.key == OWN if own else candidate.key == reading.country
    return [f"rule {name}", f"rule {name} {candidate.sort}"] if same else [f"not rule {name} {candidate.sort}"]


def by_payer(party: PartyScene, draft: Draft, candidate: Candidate) -> list[str]:
    """Returns what the payer of the draft says of a candidate as payee."""
    payer = draft.payer
    who = "nobody" if payer is None else party.sort_of(payer.country) if payer.country else "group"
    found = [f"{candidate.sort} paid by {who}"]
    return [*found, "payer itself"] if payer is not None and payer.country == candidate.key else found


def _kind(draft: Draft) -> str:
    unit = draft.unit or ""
    if unit in _NEAR_UNITS:
        return unit
    if draft.kind is FigureKind.COUNT:
        return "forces" if unit in _FORCES else "equipment" if unit in _EQUIPMENT else "count"
    return "zero" if draft.high == 0 else draft.kind.value


def _where_group(party: PartyScene, draft: Draft) -> list[str]:
    found = ["sentence"] if draft.sentence in party.groups else []
    found += ["sentence before"] if draft.sentence - 1 in party.groups else []
    return found + (["no country"] if not party.of_sentence(draft.sentence) else [])


def _place(party: PartyScene, draft: Draft, candidate: Candidate, found: list[str]) -> None:
    """Adds where the country is named: first, nearest, owner, behind "to"."""
    here, lex = party.of_sentence(draft.sentence), party.scene.lex
    same = [mention for mention in here if mention.country == candidate.key]
    if not same:
        _place_before(party, draft, candidate, found)
        return
    found.append("named here")
    if here[0].country == candidate.key:
        found.append("named first")
    if any(_is_subject(party, mention) for mention in same):
        found.append("subject")
    ahead = [mention for mention in here if mention.first < draft.core]
    if ahead and ahead[-1].country == candidate.key:
        found.append("named last before")
    if same[0].first >= draft.core:
        found.append("named behind")
    if any(lex[mention.last].kind == "poss" for mention in same):
        found.append("owner")
    before = {lex[mention.first - 1].lower for mention in same}
    if before & {"to", "toward", "for", "into"}:
        found.append("behind to")
    if before & {"in", "from", "at"}:
        found.append("behind in")
    if len({mention.country for mention in here}) == 1:
        found.append("only one named")


def _place_before(party: PartyScene, draft: Draft, candidate: Candidate, found: list[str]) -> None:
    earlier = party.of_sentence(draft.sentence - 1)
    same = [mention for mention in earlier if mention.country == candidate.key]
    found.append("named before" if same else "not named near")
    if same and earlier[0].country == candidate.key:
        found.append("named first before")
    if any(_is_subject(party, mention) for mention in same):
        found.append("subject before")
    if not party.of_sentence(draft.sentence):
        found.append("nobody named here")


def _is_subject(party: PartyScene, mention: Mention) -> bool:
    """Tells whether a name heads a subject, or stands in one as owner or adjective."""
    scene = party.scene
    if not scene.parsed:
        return False
    token = scene.token(mention.last - 1)
    return any(node.dep_.startswith("nsubj") for node in (token, token.head))


def _facts(party: PartyScene, draft: Draft, candidate: Candidate, found: list[str]) -> None:
    if draft.kind is FigureKind.MONEY and draft.unit:
        owner = country_of_currency(draft.unit)
        if owner is not None:
            found.append(f"{candidate.sort} currency" if owner == candidate.key else f"{candidate.sort} other currency")
    share = min(4, 5 * party.counts[candidate.key] // max(1, party.total))
    found += (f"named often {share}", f"{candidate.sort} named often {share}")
    if candidate.key == party.ally:
        found.append("named most")
