"""Tells whose the main assertion of each sentence is (codebook 3.1)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from burthen.annotate.headline import headline_span
from burthen.annotate.lexicon import words
from burthen.annotate.readings import Attribution, SentenceVoice
from burthen.annotate.report import Frame, Report
from burthen.labels import HolderKind, Mode, Role, Voice
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

# A quotation that takes up this much of a sentence is its main assertion whatever the parse says.
_MOSTLY = 0.6
# From this probability of the encoder's voice head a sentence is another's where the rules give it to the author. On
# dev the voice of 0.942 of the sentences was right without it, of 0.955 from 0.7 or 0.8, of 0.949 from 0.95.
HEARD_FROM = 0.8
VOICE_LABEL = "voice.other"
_NEVER = frozenset({Frame.NOUN, Frame.ORDER, Frame.OBJECT, Frame.ABOUT, Frame.COMMIT})
_TURNS = frozenset({"but", "yet"})


def sentence_voices(
    doc: Doc, reports: list[Report], attributions: tuple[Attribution, ...]
) -> tuple[SentenceVoice, ...]:
    """Returns role and voice of each sentence of a Doc, in order.

    Args:
        reports: The reports behind the attributions, in the same order.
    """
    sentences = list(doc.sents)
    touching = _by_sentence(sentences, attributions)
    headline = headline_span(doc)
    heard = other_chances(doc, len(sentences))
    voices = []
    for number, sentence in enumerate(sentences):
        own = Span(sentence.start_char, sentence.end_char)
        role = Role.HEADLINE if headline is not None and headline.overlaps(own) else Role.BODY
        index = _owner(sentence, [(i, reports[i], attributions[i]) for i in touching[number]])
        if index is None and heard[number] >= HEARD_FROM and touching[number]:
            index = max(touching[number], key=lambda i: _share(sentence, attributions[i]))
        voices.append(SentenceVoice(role, Voice.AUTHOR if index is None else Voice.OTHER, index))
    return tuple(voices)


def other_chances(doc: Doc, n_sentences: int) -> list[float]:
    """Returns for each sentence how probably it is another's, as the encoder's sentence head tells; 0 without one."""
    if doc._.states is None:
        return [0.0] * n_sentences
    chances = [scores.get(VOICE_LABEL, 0.0) for scores in doc._.states.type_scores()]
    return chances if len(chances) == n_sentences else [0.0] * n_sentences


def _by_sentence(sentences: list[Sentence], attributions: tuple[Attribution, ...]) -> dict[int, list[int]]:
    """Returns the attributions whose content lies in each sentence."""
    from bisect import bisect_right

    starts = [sentence.start_char for sentence in sentences]
    touching: dict[int, list[int]] = defaultdict(list)
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            first = max(0, bisect_right(starts, piece.start) - 1)
            last = max(0, bisect_right(starts, piece.end - 1) - 1)
            for number in range(first, last + 1):
                if index not in touching[number]:
                    touching[number].append(index)
    return touching


def _owner(sentence: Sentence, candidates: list[tuple[int, Report, Attribution]]) -> int | None:
    """Returns the attribution that has the main assertion, the outermost if several have."""
    main = _main_predicate(sentence)
    for index, report, attribution in candidates:
        if _is_main(sentence, main, report, attribution):
            return index
    return None


def _is_main(sentence: Sentence, main: Token, report: Report, attribution: Attribution) -> bool:
    inside = any(piece.start <= main.idx < piece.end for piece in attribution.content)
    if report.mode is Mode.DIRECT and _share(sentence, attribution) >= _MOSTLY:
        return report.frame is not Frame.NOUN and not _foreign_main(main, report, inside)
    if report.frame in _NEVER:
        return False
    if _is_demand(report) or _is_shown_fact(report, attribution):
        return False
    if inside or report.head == main:
        return True
    return report.frame is Frame.NOUN_IS and report.head in main.children


def _foreign_main(main: Token, report: Report, inside: bool) -> bool:
    """Tells whether the sentence's predicate is neither in the quotation nor its cue."""
    return not inside and report.head is not None and report.head != main and report.frame is Frame.NAMING


def _is_demand(report: Report) -> bool:
    """Tells whether a clause is demanded: "demanded that", "insisted that Norland pay"."""
    if report.mode is Mode.DIRECT or report.frame is not Frame.CLAUSE:
        return False
    return report.lemma in words("cues", "classes.directive") or (report.lemma == "insist" and _is_subjunctive(report))


def _is_subjunctive(report: Report) -> bool:
    clauses = [c for c in report.head.children if c.dep_ == "ccomp"] if report.head is not None else []
    return any(c.tag_ == "VB" and not any(g.dep_ == "aux" for g in c.children) for c in clauses)


def _is_shown_fact(report: Report, attribution: Attribution) -> bool:
    """Tells whether a text or a finding states the content as fact: "the treaty stipulates that"."""
    return attribution.source.kind is HolderKind.DOCUMENT and report.lemma in words("cues", "classes.factive")


def _main_predicate(sentence: Sentence) -> Token:
    """Returns the root, or the clause behind "but" and "yet", which wins over the one before it."""
    root = sentence.root
    for c in reversed(list(root.rights)):
        turn = any(g.dep_ == "cc" and g.lower_ in _TURNS for g in c.children)
        if c.dep_ == "conj" and turn and any(g.dep_ in {"nsubj", "nsubj:pass", "expl"} for g in c.children):
            return c
    return root


def _share(sentence: Sentence, attribution: Attribution) -> float:
    covered: int = sum(
        max(0, min(piece.end, sentence.end_char) - max(piece.start, sentence.start_char))
        for piece in attribution.content
    )
    return covered / max(1, len(str(sentence.text).strip()))
