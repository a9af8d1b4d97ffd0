"""Docs for the tests, from parses kept in `parses.json`, so that no weights are needed.

`python tests/claims/claim_parses.py MODEL` parses the sentences of the tables anew with a spaCy model.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from burthen.annotate.extensions import register_extensions
from burthen.annotate.readings import Attribution, SentenceVoice, Speaker
from burthen.labels import HolderKind, Mode, Role, Voice
from burthen.spans import Span

FILE = Path(__file__).with_name("parses.json")
MARKS = re.compile(r"[\[\]«»]")


@cache
def _vocab() -> Vocab:
    import spacy

    return spacy.blank("en").vocab


@cache
def _parses() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def parsed(text: str) -> Doc:
    """Returns the Doc of a sentence of the tables."""
    register_extensions()
    rows = _parses()[text]
    words, spaces, lemmas, tags, deps, heads, starts = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(_vocab(), words=words, spaces=[bool(s) for s in spaces], lemmas=lemmas, tags=tags, deps=deps, heads=heads)
    assert [token.i for token in doc if token.is_sent_start] == [i for i, s in enumerate(starts) if s]
    return doc


def plain(marked: str) -> str:
    """Returns a sentence without the marks of cue and content."""
    return MARKS.sub("", marked)


def attributed(marked: str) -> Doc:
    """Returns the Doc of a sentence with [cue] and «content», its attribution and voices set."""
    doc = parsed(plain(marked))
    cue, content = _marked_span(marked, "[", "]"), _marked_span(marked, "«", "»")
    mode = Mode.DIRECT if '"«' in marked else Mode.INDIRECT
    speaker = Speaker("person:speaker", HolderKind.PERSON, "Speaker")
    doc._.attributions = (Attribution((content,), speaker, cue, mode, (speaker.id,)),)
    doc._.sentence_voices = tuple(_voice(_is_reported(sent, cue)) for sent in doc.sents)
    return doc


def _voice(reported: bool) -> SentenceVoice:
    return SentenceVoice(Role.BODY, *((Voice.OTHER, 0) if reported else (Voice.AUTHOR, None)))


def _is_reported(sent: Any, cue: Span) -> bool:
    return bool(sent.root.tag_.startswith("VB") and cue.start <= sent.root.idx < cue.end)


def _marked_span(marked: str, opening: str, closing: str) -> Span:
    start, end = marked.index(opening), marked.index(closing)
    before = len(MARKS.findall(marked[:start]))
    inside = len(MARKS.findall(marked[start:end]))
    return Span(start - before, end - before - inside)


def _rewrite(model: str) -> None:
    import spacy
    from claim_tables import ASKS, ENDORSEMENTS, FLAGS, FORCES, SPLITS, TYPES

    nlp = spacy.load(model)
    rows = [row for table in (ASKS, FLAGS, SPLITS, TYPES) for row in table]
    texts = sorted({row[0] for row in rows} | {plain(row[0]) for table in (FORCES, ENDORSEMENTS) for row in table})
    lines = [f"{json.dumps(text)}: {json.dumps(_rows(nlp, text))}" for text in texts]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _rows(nlp: Any, text: str) -> list[list[Any]]:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    doc = nlp(doc)
    return [
        [t.text, int(bool(t.whitespace_)), t.lemma_, t.tag_, t.dep_, t.head.i, int(bool(t.is_sent_start))] for t in doc
    ]


if __name__ == "__main__":
    _rewrite(sys.argv[1])
