"""Scores attributed claims: content, source, cue, mode, force and endorsement; and the asks of own policy claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from burthen.evaluate.matching import match
from burthen.evaluate.names import names_of, same_any
from burthen.evaluate.tally import Tally
from burthen.evaluate.tokens import Tokens, TokenText, jaccard
from burthen.labels import ClaimType, Voice
from burthen.records import Claim, Record

_SENTENCE_END = re.compile(r"[.?!…]\W*\s\w")


@dataclass(frozen=True)
class _Item:
    claim: Claim
    tokens: Tokens


def score_claims(tally: Tally, text: TokenText, gold: Record, record: Record) -> None:
    """Adds the attributed claims of one piece.

    Two contents match if they share half of the shorter's tokens and a quarter of all; strictly, half of all.
    Fragments of one quotation of several sentences count as one claim, with the labels of the first.
    """
    golds = [item for item in _items(text, gold) if item.tokens]
    found = _join_fragments(text, golds, _items(text, record))
    strict = match(_weights(golds, found, share=0.0, overlap=0.5))
    loose = match(_weights(golds, found, share=0.5, overlap=0.25))
    tally.found("claims.span_f1_strict", len(strict), len(found), len(golds))
    tally.found("claims.span_f1", len(loose), len(found), len(golds))
    exact = sum(_ends(golds[g].tokens) == _ends(found[p].tokens) for g, p in loose.items())
    tally.found("claims.span_exact_f1", exact, len(found), len(golds))
    whole = sum(_score_labels(tally, golds[g].claim, found[p].claim) for g, p in loose.items())
    tally.found("claims.end_to_end_f1", whole, len(found), len(golds))
    if not golds:
        tally.hit("claims.none_ok", not found)
    for g, item in enumerate(golds):
        if g not in loose:
            tally.miss("claim.missed", item.claim, names_of(item.claim.source)[0] if item.claim.source else None)
    for p, item in enumerate(found):
        if p not in loose.values():
            tally.miss(
                "claim.spurious", item.claim, None, names_of(item.claim.source)[0] if item.claim.source else None
            )


def _items(text: TokenText, record: Record) -> list[_Item]:
    claims = [claim for claim in record.claims or [] if claim.source or claim.voice is Voice.OTHER]
    return [_Item(claim, text.under_all(claim.spans or [claim])) for claim in claims]


def _join_fragments(text: TokenText, golds: Sequence[_Item], found: list[_Item]) -> list[_Item]:
    for index, gold in enumerate(golds):
        pieces = gold.claim.spans or [gold.claim]
        if len(pieces) < 2 and not any(_SENTENCE_END.search(text.text[p.start : p.end]) for p in pieces):
            continue
        inner = [other.tokens for k, other in enumerate(golds) if k != index and other.tokens < gold.tokens]
        parts = [
            item
            for item in found
            if item.tokens
            and len(item.tokens & gold.tokens) >= 0.8 * len(item.tokens)
            and not any(jaccard(tokens, item.tokens) >= 0.5 for tokens in inner)
        ]
        if len(parts) > 1:
            first = min(parts, key=lambda item: min(item.tokens))
            whole = replace(first, tokens=frozenset[int]().union(*(part.tokens for part in parts)))
            found = [whole if item is first else item for item in found if item is first or item not in parts]
    return found


def _weights(
    golds: Sequence[_Item], found: Sequence[_Item], *, share: float, overlap: float
) -> dict[tuple[int, int], float]:
    weights = {}
    for g, gold in enumerate(golds):
        for p, item in enumerate(found):
            common, alike = len(gold.tokens & item.tokens), jaccard(gold.tokens, item.tokens)
            if alike >= overlap and common and common >= share * min(len(gold.tokens), len(item.tokens)):
                source, cue = (
                    same_source(gold.claim, item.claim),
                    bool(gold.claim.cue) and _same_cue(gold.claim, item.claim),
                )
                weights[g, p] = 10 + alike + 0.3 * source + 0.1 * cue
    return weights


def _score_labels(tally: Tally, gold: Claim, found: Claim) -> bool:
    """Adds the labels of a matched claim and tells whether source and endorsement are right."""
    source = same_source(gold, found)
    tally.hit("claims.source_acc", source)
    if not source:
        tally.miss("source", gold, _source_name(gold), _source_name(found))
    if gold.cue:
        tally.hit("claims.cue_acc", _same_cue(gold, found))
    for name in ("mode", "force", "endorsement"):
        wanted, got = getattr(gold, name), getattr(found, name)
        tally.confuse(f"claims.{name}", wanted, got)
        tally.hit(f"claims.{name}_acc", wanted == got)
        if wanted != got:
            tally.miss(name, gold, wanted, got, found.p)
    tally.hit("claims.type_acc", gold.type == found.type)
    return source and gold.endorsement == found.endorsement


def same_source(gold: Claim, found: Claim) -> bool:
    """Tells whether two claims are given to the same holder."""
    wanted, got = ([""] if claim.source is None else names_of(claim.source) for claim in (gold, found))
    return same_any(wanted, got)


def _source_name(claim: Claim) -> str | None:
    return (claim.source.name or claim.source.id) if claim.source else None


def _same_cue(gold: Claim, found: Claim) -> bool:
    """Tells whether two cues share a token, by place."""
    return bool(gold.cue and found.cue and max(gold.cue.start, found.cue.start) < min(gold.cue.end, found.cue.end))


def _ends(tokens: Tokens) -> tuple[int, int]:
    return min(tokens), max(tokens)


def score_asks(tally: Tally, text: TokenText, gold: Record, record: Record) -> None:
    """Adds who is asked to do something: the addressees of the author's own policy claims."""
    found = [(text.under(c.start, c.end), c) for c in record.claims or [] if not c.source and c.ask]
    for claim in gold.claims or []:
        if claim.source or claim.type is not ClaimType.POLICY or not claim.ask or not claim.ask.addressee:
            continue
        tokens = text.under(claim.start, claim.end)
        near = [other for other_tokens, other in found if jaccard(tokens, other_tokens) >= 0.25 and other.ask]
        asked = [other.ask.addressee for other in near if other.ask and other.ask.addressee]
        right = any(same_any([_plain(claim.ask.addressee)], [_plain(name)], by_country=True) for name in asked)
        tally.hit("claims.ask_addressee_acc", right)
        if not right:
            tally.miss("ask", claim, claim.ask.addressee, asked[0] if asked else None)
    _score_ask_precision(tally, text, gold, found)


def _score_ask_precision(tally: Tally, text: TokenText, gold: Record, found: Sequence[tuple[Tokens, Claim]]) -> None:
    """Adds how many of the addressees that the record names gold names at that place too."""
    asks = [(text.under(c.start, c.end), c.ask) for c in gold.claims or [] if not c.source and c.ask]
    for tokens, claim in found:
        if claim.ask and claim.ask.addressee:
            near = [ask.addressee for place, ask in asks if jaccard(tokens, place) >= 0.25 and ask.addressee]
            right = any(same_any([_plain(name)], [_plain(claim.ask.addressee)], by_country=True) for name in near)
            tally.hit("claims.ask_addressee_precision", right)


def _plain(holder_id: str) -> str:
    """Returns an addressee as a name: `person:jane-doe` is "jane doe", `government:XX` stays."""
    kind, _, slug = holder_id.partition(":")
    return holder_id if kind == "government" or not slug else slug.replace("-", " ")
