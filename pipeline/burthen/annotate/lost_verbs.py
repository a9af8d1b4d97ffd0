"""Reports told by the words alone, where the tagger took the verb for a noun or the parser hung it elsewhere.

"Others answer that ...", "the opposition party maintains that ..." and "Some in Congress hold that ..." are read as
noun phrases by a parser trained on web text. Here a form of a reporting verb counts if a nominal without a verb of its
own stands before it and "that", or a clause that opens with a pronoun, behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from burthen.annotate.clauses import is_passive, is_real
from burthen.annotate.content import clause_end, pieces_of
from burthen.annotate.lexicon import table, words
from burthen.annotate.report import Frame, Report, cue_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GAP = 7
_GAP_TAGS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADP", "ADJ", "NUM", "ADV"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SKIPPED = frozenset({"RB", "MD", "RP"})
_AUXILIARIES = frozenset(
    {"has", "have", "had", "was", "were", "is", "are", "been", "'s", "’s", "being", "also", "even"}
)
_LINKS = frozenset({"of", "in", "at", "from", "for", "on", "with", "to", "behind", "among", "near"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "there", "you"})
_REACH = 24


def lost_reports(token: Token, taken: frozenset[int] | set[int]) -> Iterator[Report]:
    """Yields the report of a verb that the parse has lost.

    Args:
        taken: Tokens that are the cue of a report already.
    """
    key = verb_lemma(token.lower_)
    if key is None or token.i in taken or token.i + 2 >= token.sent.end or not _is_predicate(token):
        return
    if token.pos_ in {"VERB", "AUX"} and (not is_real(token) or is_passive(token)):
        return  # the parse knows it well enough: denied, asked, supposed
    start = _content_start(token)
    if start is None:
        return
    source = nominal_before(token)
    if source is None or (token.lower_ == key and not _is_plural(token.doc, source)):
        return
    end = clause_end(token.doc, start, token.sent.end)
    if not any(t.pos_ in {"VERB", "AUX"} for t in token.doc[start:end]):
        return
    pieces = pieces_of(token.doc, start, end)
    cue = cue_span(token.doc, token.i, start if start <= token.i + 2 else token.i + 1)
    yield Report(Frame.CLAUSE, token, cue, pieces, source, key)


def verb_lemma(form: str) -> str | None:
    """Returns the reporting verb that a word in small letters is a finite form of, None if it is of none."""
    return _forms().get(form)


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in words("cues", "verbs.clause"):
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            endings = [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
        else:
            endings = [f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", f"{stem}ed"]
        forms.update(dict.fromkeys([verb, *endings], verb))
    irregular: dict[str, str] = table("cues")["irregular"]
    return forms | irregular


def nominal_before(verb: Token) -> Token | None:
    """Returns the head of the noun phrase right before a verb, across an apposition and phrases with "of" or "in"."""
    doc, first = verb.doc, max(verb.sent.start, verb.i - _REACH)
    i = verb.i - 1
    while i >= first and (doc[i].tag_ in _SKIPPED or doc[i].lower_ in _AUXILIARIES):
        i -= 1
    if i >= first and doc[i].text in {",", "–", "—"}:
        i = next((k - 1 for k in range(i - 1, first, -1) if doc[k].text in {",", "–", "—"}), first - 1)
    head: Token | None = None
    while i >= first:
        head_here = next((k for k in range(i, first - 1, -1) if doc[k].pos_ in _NOMINAL or _stands_alone(doc[k])), None)
        if head_here is None or (i != head_here and doc[head_here + 1].pos_ not in {"ADJ", "PUNCT", "PART", "VERB"}):
            break
        head = doc[head_here]
        i = _phrase_start(doc, head_here, first) - 1
        if i < first or doc[i].lower_ not in _LINKS:
            break
        if i - 1 < first or (doc[i - 1].pos_ not in _NOMINAL | {"ADJ"} and not _stands_alone(doc[i - 1])):
            break
        i -= 1
    return head if head is not None and head.tag_ not in {"WDT"} else None


def _phrase_start(doc: Doc, head: int, first: int) -> int:
    start = head
    inner = {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"}
    while start - 1 >= first and (doc[start - 1].pos_ in inner or doc[start - 1].text in {"-", "'s", "’s"}):
        start -= 1
    return start


def _stands_alone(token: Token) -> bool:
    return token.lower_ in words("offices", "unnamed") and token.pos_ in {"DET", "PRON", "ADJ", "NOUN"}


def _is_predicate(token: Token) -> bool:
    """Tells whether a cue's form can be a finite verb here: no article or adjective goes with it."""
    if token.i == token.sent.start:
        return False
    before = token.doc[token.i - 1]
    if before.lower_ in {"to", "not", "n't", "n’t", "a", "an", "the", "this", "that", "no", "any"}:
        return False
    return before.pos_ not in {"DET", "ADJ", "ADP", "SCONJ", "CCONJ", "NUM"} or _stands_alone(before)


def _content_start(token: Token) -> int | None:
    doc, at = token.doc, token.i + 1
    inflected = token.lower_ not in words("cues", "verbs.clause") and verb_lemma(token.lower_) != "tell"
    if inflected and doc[at].lower_ in _SUBJECT_PRONOUNS:
        return int(at)  # "the crowd swears it cuts both ways"
    while at < min(token.sent.end - 1, token.i + _GAP) and doc[at].lower_ != "that" and doc[at].pos_ in _GAP_TAGS:
        at += 1
    return int(at) + 1 if at < token.sent.end - 1 and doc[at].lower_ == "that" else None


def _is_plural(doc: Doc, source: Token) -> bool:
    """Tells whether a bare form agrees with its subject."""
    if source.tag_ in {"NNS", "NNPS"} or source.lower_ in {"some", "many", "others", "most", "few", "they", "several"}:
        return True
    return _phrase_start(doc, source.i, source.sent.start) < source.i and any(
        t.lower_ in {"some", "many"} for t in doc[_phrase_start(doc, source.i, source.sent.start) : source.i]
    )
