"""Who pays a figure and who gets it: a ranker weighs what the verbs say against who is named nearby."""

from __future__ import annotations

from burthen.figures.candidates import Candidate, PartyScene
from burthen.figures.draft import Draft
from burthen.figures.mentions import government, mentions
from burthen.figures.party_features import by_payer, by_rule, shared
from burthen.figures.party_rules import Rule, rule_parties
from burthen.figures.ranker import best, load_weights
from burthen.figures.readings import PartyReading
from burthen.figures.scene import Scene
from burthen.labels import FigureKind


def read_parties(scene: Scene, drafts: list[Draft]) -> None:
    """Sets payer and payee of every draft, in text order."""
    party = PartyScene(scene)
    for draft in drafts:
        if draft.kind is FigureKind.OTHER:
            continue
        payer, payee = rule_parties(party, draft)
        both = shared_features(party, draft)
        draft.payer = _choose(party, draft, both, payer, payee=False)
        draft.payee = _choose(party, draft, both, payee, payee=True)
    _pair_respectively(scene, drafts)


def shared_features(party: PartyScene, draft: Draft) -> list[tuple[Candidate, list[str]]]:
    """Returns the candidates for both parties of a figure, with the features that do not depend on which."""
    return [(candidate, shared(party, draft, candidate)) for candidate in party.candidates(draft)]


def party_features(
    party: PartyScene, draft: Draft, both: list[tuple[Candidate, list[str]]], rule: Rule, *, payee: bool
) -> tuple[list[Candidate], list[list[str]]]:
    """Returns the candidates for one party of a figure and the features of each, nobody first."""
    extra = party.extra(payee=payee)
    listed = [*both, (extra, shared(party, draft, extra))] if extra else both
    named = [
        names + by_rule(candidate, rule) + (by_payer(party, draft, candidate) if payee else [])
        for candidate, names in listed
    ]
    return [candidate for candidate, _ in listed], named


def _choose(
    party: PartyScene, draft: Draft, both: list[tuple[Candidate, list[str]]], rule: Rule, *, payee: bool
) -> PartyReading | None:
    said = rule[1]
    if payee and rule[0] == "verb" and draft.kind is FigureKind.MONEY and said is not None:
        return said  # "pays 3 billion to Kyiv" says it outright
    listed, named = party_features(party, draft, both, rule, payee=payee)
    reading = party.reading(draft, listed[best(load_weights("payee" if payee else "payer"), named)], payee=payee)
    # The rule knows where the party is named.
    known = said is not None and reading is not None and said.country == reading.country and said.span
    return said if known else reading


def _pair_respectively(scene: Scene, drafts: list[Draft]) -> None:
    """Reads "Saudi and Emirati pledges are A and B, respectively": payers by order."""
    for sentence in {draft.sentence for draft in drafts}:
        start, end = scene.bounds[sentence]
        if "respectively" not in scene.lex.words(start, end):
            continue
        here = [draft for draft in drafts if draft.sentence == sentence]
        named = mentions(scene.lex, start, here[0].first)
        if len(here) > 1 and len(named) >= len(here):
            for draft, mention in zip(here, named[-len(here) :], strict=True):
                draft.payer = government(scene.lex, mention)
