"""Types headlines, which drop verbs and write verbs like names, so that no parse of them can be trusted."""

from __future__ import annotations

from burthen.claims.features import Features, main_clauses, top_clause
from burthen.claims.lexicon import words
from burthen.claims.types import TypeDecision
from burthen.labels import ClaimType

BREAKS = frozenset({":", ";", "-", "–", "—", "--"})


def decide_headline(features: Features, start: int, end: int) -> TypeDecision | None:
    """Returns the type of a headline that calls for something; None leaves it to the rules for sentences.

    Args:
        features: Clauses and cues of the Doc.
        start: First token.
        end: One past the last token.
    """
    doc = features.doc
    if any(doc[index].tag_ in ("VBZ", "VBP", "MD") for index in range(start, end)):
        return None
    clause = top_clause(features, start, end)
    for index in range(start, end):
        opens = index == start or doc[index - 1].text in BREAKS
        if opens and doc[index].lower_ in words("policy.headline") and not _names_something(features, index, end):
            return TypeDecision(ClaimType.POLICY, "policy-headline", tuple(main_clauses(features, start, end)[:1]))
        if any(cue.category == "policy.headline_need" for cue in features.at.get(index, ())):
            return TypeDecision(ClaimType.POLICY, "policy-headline", (clause,) if clause is not None else ())
    return None


def _names_something(features: Features, index: int, end: int) -> bool:
    """Tells whether the word is a noun here ("Support for allies", "Pressure on Seoul"): a preposition follows it."""
    following = features.doc[index + 1] if index + 1 < end else None
    return (
        following is None or following.tag_ in ("IN", "VBD", "POS") or following.lower_ in ("of", "for", "on", "from")
    )
