"""Scores furniture, sentence boundaries, types and flags."""

from __future__ import annotations

from burthen.evaluate.matching import match_greedily
from burthen.evaluate.tally import Tally
from burthen.evaluate.tokens import Tokens, TokenText, jaccard
from burthen.records import Record, Sentence

FLAGS = ("hedged", "negated", "rhetorical", "checkworthy")


def align(gold: list[Tokens], predicted: list[Tokens]) -> dict[int, int]:
    """Returns predicted sentence by gold sentence, one-to-one, best overlap first, at least half in common."""
    overlap = {(g, p): jaccard(one, other) for g, one in enumerate(gold) for p, other in enumerate(predicted)}
    return match_greedily({pair: share for pair, share in overlap.items() if share >= 0.5})


def score_sentences(tally: Tally, text: TokenText, gold: Record, record: Record) -> None:
    """Adds the sentence layer of one piece."""
    golds, found = gold.sentences or [], record.sentences or []
    gold_tokens = [text.under(s.start, s.end) for s in golds]
    all_tokens = [text.under(s.start, s.end) for s in found]
    body = frozenset[int]().union(*gold_tokens)
    _score_furniture(tally, text, gold, body, frozenset[int]().union(*all_tokens))
    kept = [k for k, tokens in enumerate(all_tokens) if tokens and len(tokens & body) >= 0.5 * len(tokens)]
    kept_tokens = [all_tokens[k] for k in kept]
    _score_boundaries(tally, golds, gold_tokens, kept_tokens)
    for g, p in align(gold_tokens, kept_tokens).items():
        _score_labels(tally, golds[g], found[kept[p]])


def _score_furniture(tally: Tally, text: TokenText, gold: Record, body: Tokens, covered: Tokens) -> None:
    furniture = text.under_all(gold.article.removed) - body
    if furniture:
        tally.hit("boilerplate.excluded", text.letters(furniture - covered), text.letters(furniture))
    tally.hit("boilerplate.body_kept", text.letters(body & covered), text.letters(body))
    for removed in gold.article.removed:
        if text.under(removed.start, removed.end) & covered - body:
            tally.miss("furniture.kept", removed, removed.reason, "sentence")


def _score_boundaries(tally: Tally, golds: list[Sentence], gold_tokens: list[Tokens], found: list[Tokens]) -> None:
    edges = {(min(tokens), max(tokens)): s for tokens, s in zip(gold_tokens, golds, strict=True) if tokens}
    right = {(min(tokens), max(tokens)) for tokens in found} & set(edges)
    tally.found("sentences.f1", len(right), len(found), len(edges))
    for edge in sorted(set(edges) - right):
        tally.miss("sentence.boundary", edges[edge], "sentence", None)


def _score_labels(tally: Tally, gold: Sentence, found: Sentence) -> None:
    tally.confuse("sentences.type", gold.type, found.type)
    tally.answer("type", found.p, gold.type == found.type)
    if gold.type != found.type:
        tally.miss("type", gold, gold.type, found.type, found.p)
    tally.confuse("sentences.voice", gold.voice, found.voice)
    tally.hit("sentences.voice_acc", gold.voice == found.voice)
    if gold.voice != found.voice:
        tally.miss("voice", gold, gold.voice, found.voice)
    tally.hit("sentences.role_acc", gold.role == found.role)
    for flag in FLAGS:
        wanted, got = bool(getattr(gold, flag)), bool(getattr(found, flag))
        tally.found(f"sentences.{flag}_f1", wanted and got, got, wanted)
        if wanted != got:
            tally.miss(flag, gold, wanted, got)
