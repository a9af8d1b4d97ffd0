"""Extracts who should do what from a recommendation, in the words of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burthen.claims.clauses import Clause
from burthen.claims.deontic import is_imperative, opening_verb
from burthen.claims.features import Features, subject_token
from burthen.claims.lexicon import Cue, opens_infinitive, words
from burthen.claims.phrases import action_text, actor_text, phrase_text, predicate_phrase, subtree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Ask = tuple[str | None, str]
FRAMES = ("policy.frame", "policy.weak", "policy.course", "policy.performative")
NEGATORS = frozenset({"not", "n't", "n’t", "never"})
FAR = 14  # tokens in which the infinitive of a frame is looked for
DEMONSTRATIVES = frozenset({"it", "this", "that", "there"})


def extract_ask(features: Features, clause: Clause) -> Ask | None:
    """Returns addressee and action of a policy clause, None where no action is told.

    The addressee is None where the clause names none: an imperative, "there is a need to", a passive without agent.
    """
    doc = features.doc
    if not features.parsed:
        return None
    if is_imperative(features, clause):
        return _imperative(doc[clause.head])
    verb = opening_verb(features, clause)
    if verb is not None:
        return None, phrase_text(doc, range(verb.i, verb.sent.end))
    cue = next(features.cues(clause, *FRAMES), None)
    if cue is not None and not features.has(clause, "policy.duty", "policy.need"):
        ask = _framed(features, clause, cue)
        rated = cue.category == "policy.course" and ask is not None and ask[0] is None
        return (actor_text(subject_token(features, clause)), ask[1]) if rated and ask is not None else ask
    return _with_subject(features, clause)


def _imperative(head: Token) -> Ask | None:
    """Reads "Spend more" and "Let Berlin decide"."""
    if head.lemma_ == "let":
        verb = next((child for child in head.children if child.dep_ in ("xcomp", "ccomp") and child.i > head.i), None)
        if verb is not None:
            who = next(
                (
                    child
                    for child in (*head.children, *verb.children)
                    if head.i < child.i < verb.i and child.dep_ in ("obj", "nsubj")
                ),
                None,
            )
            return actor_text(who), phrase_text(head.doc, (i for i in predicate_phrase(verb) if i >= verb.i))
    lead = [child.i for child in head.lefts if child.dep_ in ("advmod", "aux") and child.tag_ != "CC"]
    action = phrase_text(head.doc, (i for i in predicate_phrase(head) if i >= min([head.i, *lead])))
    return (None, action) if action else None


def _framed(features: Features, clause: Clause, cue: Cue) -> Ask | None:
    """Reads what a frame calls for: an infinitive, a that-clause, a phrase with "for", or else its subject."""
    doc = features.doc
    subject = subject_token(features, clause)
    if cue.category == "policy.weak" and subject is not None and subject.lower_ not in DEMONSTRATIVES:
        thing = phrase_text(doc, subtree(subject))
        if subject.lemma_ not in words("asks.option") and thing:
            return None, thing
    verb = _infinitive(doc, cue, clause)
    if verb is not None:
        body = action_text(verb, _action_start(doc, verb))
        return (_for_phrase(doc, cue, verb), _denied(features, clause, verb) + body) if body else None
    below = next((c for c in features.tree.children(clause.head) if c.head > cue.start and c.subject is not None), None)
    if below is not None:
        return _with_subject(features, below)
    phrase = next((doc[i] for i in range(cue.end, min(cue.end + 8, len(doc))) if doc[i].dep_ in ("nmod", "obl")), None)
    text = phrase_text(doc, (i for i in subtree(phrase) if doc[i].dep_ != "case" or i > phrase.i)) if phrase else ""
    return (None, text) if text else None


def _infinitive(doc: Doc, cue: Cue, clause: Clause) -> Token | None:
    """Returns the verb of the first infinitive from a frame on."""
    end = min(cue.end + FAR, doc[clause.head].sent.end)
    for index in range(cue.start, end):
        if opens_infinitive(doc[index]):
            return next((doc[i] for i in range(index + 1, min(index + 4, end)) if doc[i].tag_ == "VB"), None)
        if doc[index].tag_ in ("VBD", "VBZ", "VBP", "WDT") and index >= cue.end:
            return None
    return None


def _action_start(doc: Doc, verb: Token) -> int:
    """Returns the first word behind the `to` of an infinitive; its own first word where there is no `to`."""
    start = verb.i
    while start - 1 >= 0 and doc[start - 1].tag_ in ("RB", "VB") and start > verb.i - 3:
        start -= 1
    return int(start)


def _for_phrase(doc: Doc, cue: Cue, verb: Token) -> str | None:
    """Returns X of "for X to do", or of "we urge X to do"."""
    to = next((i for i in range(verb.i - 1, cue.start, -1) if opens_infinitive(doc[i])), verb.i)
    opener = next((i for i in range(to - 1, cue.start - 1, -1) if doc[i].lower_ in ("for", "on", "upon")), None)
    first = opener + 1 if opener is not None else cue.end if cue.category == "policy.performative" else to
    nouns = [
        doc[i] for i in range(first, to) if doc[i].tag_[:2] in ("NN", "PR") and doc[i].head.i not in range(first, to)
    ]
    nouns = nouns or [doc[i] for i in range(first, to) if doc[i].tag_[:2] in ("NN", "PR")][-1:]
    if not nouns:
        return None
    return actor_text(nouns[0], drop=[i for i in (*range(first), *range(to, len(doc))) if abs(i - to) < FAR * 2])


def _denied(features: Features, clause: Clause, verb: Token) -> str:
    """Returns "not " where the frame is denied ("would not be wise to") or the infinitive is ("not to pay")."""
    doc = features.doc
    negated = any(doc[i].lower_ in NEGATORS or doc[i].lower_ == "no" for i in clause.tokens if i < verb.i)
    unwise = any(doc[i].lower_ in words("asks.unwise") for i in clause.tokens if i < verb.i)
    return "not " if negated != unwise else ""


def _with_subject(features: Features, clause: Clause) -> Ask | None:
    """Reads "Tokyo should buy more" and "the pact should be revised": what stands behind the words of duty."""
    doc = features.doc
    subject = subject_token(features, clause)
    need = next((c for c in features.cues(clause, "policy.need") if doc[c.end - 1].lower_ == "to"), None)
    floor = need.end if need is not None else 0
    if need is not None and floor < len(doc) and doc[floor].tag_ == "VB" and doc[floor].i not in clause.group:
        return _behind_need(features, clause, doc[floor])
    duty = words("asks.duty_form")
    verbs = [i for i in clause.group if i >= floor and doc[i].lower_ not in duty]
    verbs = [i for i in verbs if doc[i].tag_[:2] == "VB" or i == clause.head]
    if not verbs:
        return _needed_thing(doc, clause, subject)
    passive = any(doc[i].dep_ == "aux:pass" for i in clause.group) and doc[max(verbs)].lower_ not in words("asks.state")
    own = set(subtree(subject)) if subject is not None else set()
    start = _lead_start(doc, min(verbs), own)
    negated = any(doc[i].lower_ in NEGATORS and doc[i].head.i in clause.group for i in clause.tokens if i < start)
    kept = [i for i in predicate_phrase(doc[clause.head]) if i >= start and i not in own]
    if passive:
        return _passive(doc, clause, subject, kept, negated)
    action = ("not " if negated else "") + phrase_text(doc, kept)
    return (actor_text(subject), action) if kept else None


def _behind_need(features: Features, clause: Clause, verb: Token) -> Ask | None:
    """Reads "have no choice but to pay", where the parse hangs the infinitive on a noun."""
    action = action_text(verb, verb.i)
    return (actor_text(subject_token(features, clause)), action) if action else None


def _lead_start(doc: Doc, first: int, own: set[int]) -> int:
    """Returns where the action starts: adverbs right before the verb belong to it."""
    while (
        first - 1 >= 0
        and doc[first - 1].tag_ == "RB"
        and first - 1 not in own
        and doc[first - 1].lower_ not in words("asks.adverb")
    ):
        first -= 1
    return first


def _needed_thing(doc: Doc, clause: Clause, subject: Token | None) -> Ask | None:
    """Reads "Europe needs a bigger navy"."""
    thing = next((child for child in doc[clause.head].children if child.dep_ == "obj"), None)
    text = phrase_text(doc, subtree(thing)) if thing is not None else ""
    return (actor_text(subject), f"have {text}") if text else None


def _passive(doc: Doc, clause: Clause, subject: Token | None, kept: list[int], negated: bool) -> Ask | None:
    """Reads a passive: its agent is addressed, the thing done is told with the verb."""
    agent = next(
        (
            child
            for i in clause.group
            for child in doc[i].children
            if child.dep_.startswith("obl") and any(c.lower_ == "by" for c in child.children)
        ),
        None,
    )
    who = actor_text(agent, drop=[c.i for c in agent.children if c.dep_ == "case"]) if agent is not None else None
    if who is not None and agent is not None:
        kept = [i for i in kept if i not in set(subtree(agent))]
    theme = ""
    if subject is not None and subject.lower_ not in words("asks.empty"):
        theme = phrase_text(doc, (i for i in subtree(subject) if doc[i].dep_ != "cc")) + " "
    body = phrase_text(doc, kept).removeprefix("be ")
    return (who, f"{theme}{'not ' if negated else ''}be {body}") if body else None
