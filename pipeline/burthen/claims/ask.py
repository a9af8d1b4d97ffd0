"""Extracts who should do what from a recommendation, in the words of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause
from burthen.claims.deontic import is_imperative
from burthen.claims.features import Features, subject_token
from burthen.claims.lexicon import words
from burthen.claims.tokens import CLOSERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Ask = tuple[str | None, str]
DUTY_LEMMAS = frozenset(
    {
        "should",
        "must",
        "ought",
        "need",
        "have",
        "shall",
        "better",
        "would",
        "will",
        "can",
        "could",
        "might",
        "may",
        "'d",
        "ca",
        "wo",
        "'ll",
    }
)
DROPPED_DEPS = frozenset({"cc", "punct", "mark", "discourse", "parataxis"})
INFINITIVE_DEPS = ("csubj", "xcomp", "acl", "advcl", "ccomp", "csubj:outer", "ROOT")


def extract_ask(features: Features, clause: Clause) -> Ask | None:
    """Returns addressee and action of a policy clause, None where no action is told.

    The addressee is None where the clause names none: an imperative, "there is a need to", a passive without agent.
    """
    doc = features.doc
    head = doc[clause.head]
    if not doc.has_annotation("DEP"):
        return None
    if is_imperative(features, clause):
        return _imperative(features, clause)
    infinitive = _infinitive(features, clause)
    framed = features.has(clause, "policy.frame", "policy.weak", "policy.course", "policy.performative")
    if framed and infinitive is not None and not _modal_of_duty(features, clause):
        return _framed(features, clause, infinitive)
    subject = subject_token(features, clause)
    if any(child.dep_ == "aux:pass" for child in head.children) or head.lower_ in ("needed", "required"):
        return _passive(doc, head, subject)
    if head.lemma_ == "need" and infinitive is None:
        action = "".join(["have ", _text(doc, _below(doc, head, clause))]).strip()
        return _addressee(subject), action
    return _active(features, clause, subject)


def _modal_of_duty(features: Features, clause: Clause) -> bool:
    return features.has(clause, "policy.duty")


def _imperative(features: Features, clause: Clause) -> Ask | None:
    """Reads "Spend more", "Let Berlin decide" and a headline's "Alliance: Spend more"."""
    doc, head = features.doc, features.doc[clause.head]
    action = _text(doc, (i for i in _phrase(doc, head) if i >= _start(doc, head)))
    return (None, action) if action else None


def _start(doc: Doc, head: Token) -> int:
    adverbs = [child.i for child in head.lefts if child.dep_ in ("advmod", "aux", "advmod:emph")]
    return min([head.i, *adverbs])


def _infinitive(features: Features, clause: Clause) -> Token | None:
    """Returns the verb of the infinitive that a frame calls for."""
    for child in features.tree.children(clause.head):
        verb = features.doc[child.head]
        if (
            child.dep in INFINITIVE_DEPS
            and (any(t.tag_ == "TO" for t in verb.lefts) or child.finite)
            and verb.i > clause.head - 12
        ):
            return verb
    for index in clause.group:
        verb = features.doc[index]
        if index != clause.head and verb.dep_ == "xcomp":
            return verb
    return next(
        (
            t
            for i in clause.tokens
            if (t := features.doc[i]).dep_ in ("acl", "xcomp") and any(x.tag_ == "TO" for x in t.lefts)
        ),
        None,
    ) or _nested(features, clause)


def _nested(features: Features, clause: Clause) -> Token | None:
    """Finds the infinitive of a noun inside the clause ("an urgent need to mend")."""
    for child in features.tree.children(clause.head):
        if child.dep == "acl" and child.head > clause.head:
            return features.doc[child.head]
    return None


def _framed(features: Features, clause: Clause, verb: Token) -> Ask | None:
    doc = features.doc
    inner = features.tree.clauses.get(verb.i)
    addressee = (
        _addressee(doc[inner.subject])
        if inner is not None and inner.subject is not None
        else _for_phrase(doc, clause, verb)
    )
    skip = {
        index for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass", "mark") for index in _subtree(child)
    }
    action = _text(doc, (index for index in _phrase(doc, verb) if index >= verb.i - _lead(verb) and index not in skip))
    if addressee is None and doc[clause.head].lemma_ in ("need", "duty", "task", "responsibility", "option"):
        addressee = None
    return (addressee, action) if action else None


def _lead(verb: Token) -> int:
    """Returns how many adverbs and auxiliaries stand right before a verb and belong to its action."""
    lead = 0
    while (
        verb.i - lead - 1 >= 0
        and verb.doc[verb.i - lead - 1].head.i == verb.i
        and verb.doc[verb.i - lead - 1].dep_ in ("advmod", "aux:pass", "cop")
    ):
        lead += 1
    return lead


def _for_phrase(doc: Doc, clause: Clause, verb: Token) -> str | None:
    """Returns X of "for X to do" before the infinitive."""
    for index in range(verb.i - 1, max(verb.i - 14, doc[clause.head].sent.start) - 1, -1):
        token = doc[index]
        if token.lower_ == "for" and token.dep_ in ("case", "mark") and token.head.i > index and token.head.i < verb.i:
            return _addressee(token.head, drop={index})
    return None


def _passive(doc: Doc, head: Token, subject: Token | None) -> Ask | None:
    """Reads "the pact should be revised by Tokyo": the agent is addressed, the thing done is told with the verb."""
    agent = next(
        (
            child
            for child in head.children
            if child.dep_ in ("obl:agent", "obl") and any(c.lower_ == "by" for c in child.children)
        ),
        None,
    )
    agent = (
        agent
        if agent is not None and (agent.tag_.startswith("NNP") or agent.lemma_.lower() in words("asks.actor_noun"))
        else None
    )
    dropped = set(_subtree(agent)) if agent is not None else set()
    body = _text(doc, (i for i in _phrase(doc, head) if i >= head.i and i not in dropped))
    theme = _text(doc, _subtree(subject)) if subject is not None and subject.lower_ not in words("asks.empty") else ""
    negated = "not " if any(child.lower_ in ("not", "n't", "never") for child in head.children) else ""
    action = f"{theme} {negated}be {body}".strip() if theme else f"{negated}be {body}"
    return (_addressee(agent) if agent is not None else None), action


def _active(features: Features, clause: Clause, subject: Token | None) -> Ask | None:
    """Reads "Tokyo should buy more": everything behind the words of duty is the action."""
    doc = features.doc
    group = [
        index for index in clause.group if doc[index].lower_ not in DUTY_LEMMAS and doc[index].lemma_ not in DUTY_LEMMAS
    ]
    verbs = [index for index in group if doc[index].tag_[:2] == "VB" or index == clause.head]
    if not verbs:
        return None
    first = min(verbs)
    lead = {
        i
        for i in clause.tokens
        if i < first
        and doc[i].dep_ in ("advmod",)
        and doc[i].head.i in clause.group
        and subject is not None
        and i > subject.i
        and doc[i].lower_ not in ("also", "therefore", "now", "better")
    }
    own = set(_subtree(subject)) if subject is not None else set()
    action = _text(doc, (i for i in _phrase(doc, doc[clause.head]) if (i >= first or i in lead) and i not in own))
    return (_addressee(subject), action) if action else None


def _below(doc: Doc, head: Token, clause: Clause) -> Iterator[int]:
    return (index for index in _phrase(doc, head) if index > head.i)


def _addressee(subject: Token | None, drop: set[int] | None = None) -> str | None:
    """Returns the subject's words if it is one who can act."""
    if subject is None or subject.lower_ in words("asks.empty"):
        return None
    if not (
        subject.tag_ in ("NNP", "NNPS", "PRP")
        or subject.ent_type_
        or {subject.lower_, subject.lemma_.lower()} & words("asks.actor_noun")
    ):
        return None
    kept = (
        i for i in _subtree(subject) if i not in (drop or set()) and subject.doc[i].dep_ not in ("acl:relcl", "appos")
    )
    return _text(subject.doc, _contiguous(kept, subject.i)) or None


def _contiguous(indexes: Iterator[int], through: int) -> list[int]:
    """Returns the run of indexes without gaps that holds `through`."""
    ordered = sorted(indexes)
    at = ordered.index(through)
    low = high = at
    while low and ordered[low - 1] == ordered[low] - 1:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1] == ordered[high] + 1:
        high += 1
    return ordered[low : high + 1]


def _subtree(token: Token) -> list[int]:
    return [item.i for item in token.subtree]


def _phrase(doc: Doc, head: Token) -> list[int]:
    """Returns the tokens below a predicate without clauses that stand beside it ("..., but ...")."""
    dropped = {
        index
        for child in head.children
        if child.dep_ == "parataxis"
        or (child.dep_ == "conj" and any(c.dep_.startswith("nsubj") or c.tag_ == "MD" for c in child.children))
        or (child.dep_ == "advcl" and child.i < head.i)
        for index in _subtree(child)
    }
    return [index for index in _subtree(head) if index not in dropped]


def _text(doc: Doc, indexes: Iterator[int] | list[int]) -> str:
    """Returns the words at some tokens with the article's own spacing, without punctuation at the ends."""
    ordered = sorted(indexes)
    while ordered and doc[ordered[-1]].dep_ == "cc":
        ordered.pop()
    text = "".join(
        doc[index].text_with_ws if index + 1 in set(ordered[at + 1 : at + 2]) else doc[index].text + " "
        for at, index in enumerate(ordered)
    )
    return " ".join(text.split()).strip(CLOSERS + ' "“‘(').strip()
