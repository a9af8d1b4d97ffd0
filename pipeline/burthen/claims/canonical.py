"""Makes a claim readable outside its article by extraction: a leading pronoun gives way to the name it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burthen.annotate.readings import Attribution
from burthen.claims.clauses import SUBJECT_DEPS
from burthen.claims.features import Features
from burthen.claims.tokens import token_range, without_closers
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she"})
NEUTER = frozenset({"it"})
CONNECTIVES = frozenset(
    {
        "however",
        "but",
        "and",
        "yet",
        "so",
        "also",
        "moreover",
        "furthermore",
        "indeed",
        "still",
        "nevertheless",
        "nonetheless",
        "instead",
        "meanwhile",
        "thus",
        "therefore",
        "besides",
        "then",
    }
)


def canonical_text(features: Features, span: Span, attributions: Sequence[Attribution]) -> str | None:
    """Returns a claim with its leading pronoun replaced, None where no antecedent is sure.

    Args:
        features: Clauses and cues of the Doc.
        span: The claim.
        attributions: Whose resolved sources tell what a pronoun stands for.
    """
    doc = features.doc
    start, end = token_range(doc, span)
    subject = _leading_pronoun(features, start, end)
    if subject is None:
        return None
    name = _resolved(subject, attributions) or _previous_subject(features, subject)
    if name is None:
        return None
    tail = without_closers(doc.text, Span(subject.idx + len(subject), span.end)).of(doc.text)
    return " ".join(f"{name}{tail}".split()) if tail[:1].isspace() else " ".join(f"{name} {tail}".split())


def _leading_pronoun(features: Features, start: int, end: int) -> Token | None:
    """Returns the subject pronoun that opens a claim, connectives before it aside."""
    for index in range(start, end):
        token = features.doc[index]
        if token.is_punct or token.lower_ in CONNECTIVES:
            continue
        is_subject = token.dep_ in SUBJECT_DEPS and token.dep_ != "expl"
        return token if is_subject and token.lower_ in PERSONAL | NEUTER else None
    return None


def _resolved(pronoun: Token, attributions: Sequence[Attribution]) -> str | None:
    for attribution in attributions:
        mention = attribution.source.span
        if mention is not None and mention.start == pronoun.idx and attribution.source.name:
            return attribution.source.name
    return None


def _previous_subject(features: Features, pronoun: Token) -> str | None:
    """Returns the subject of the sentence before, if it is a name that fits and no other name there fits as well."""
    sentence = pronoun.sent
    if sentence.start == 0 or "\n" in features.doc[sentence.start - 1].text_with_ws:
        return None
    before = features.doc[sentence.start - 1].sent
    subject = next((child for child in before.root.children if child.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject.tag_ != "NNP" or any(child.dep_ == "conj" for child in subject.children):
        return None
    rivals = {entity.text for entity in before.ents if _fits(entity.label_, pronoun)}
    entity = next((entity for entity in before.ents if entity.start <= subject.i < entity.end), None)
    if entity is None or not _fits(entity.label_, pronoun) or len(rivals) > 1:
        return None
    return str(entity.text)


def _fits(label: str, pronoun: Token) -> bool:
    if pronoun.lower_ in PERSONAL:
        return label in ("PERSON", "PER")
    return label in ("ORG", "GPE", "LOC", "NORP", "ORGANIZATION", "LOCATION", "COUNTRY", "PLACE")
