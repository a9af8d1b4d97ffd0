"""What the attribution model sees of a word besides the encoder's state: tags, relations, word lists, the rules.

The indices are stored with the model's configuration, so that a label which the base learns later is read as unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from burthen.annotate.clauses import lemma
from burthen.annotate.lexicon import table, words
from burthen.annotate.readings import Attribution
from burthen.annotate.report import Frame
from burthen.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

UNKNOWN = 0
# How sure a rule's content is differs by how it was built: a clause, a phrase, quotation marks.
_PHRASE_FRAMES = frozenset({Frame.ORDER, Frame.COMMIT, Frame.OBJECT, Frame.NAMING, Frame.ABOUT, Frame.NOUN})
_QUOTE_FRAMES = frozenset({Frame.QUOTED, Frame.COLON, Frame.UNCUED, Frame.BESIDE})
N_RULE_TAGS = 7
LISTS = (
    ("cues", "verbs.clause"), ("cues", "verbs.mental"), ("cues", "verbs.order"), ("cues", "verbs.commit"),
    ("cues", "verbs.object"), ("cues", "verbs.naming"), ("cues", "verbs.about"), ("cues", "nouns.assertion"),
    ("cues", "nouns.thought"), ("cues", "nouns.demand"), ("cues", "nouns.promise"), ("cues", "classes.evidence"),
    ("cues", "classes.speech"), ("cues", "reckonings"), ("offices", "documents"), ("offices", "heads"),
    ("offices", "groups"), ("offices", "unnamed"), ("offices", "institutions"), ("offices", "government"),
    ("cues", "limits.first_person"), ("cues", "limits.abstract"),
)  # fmt: skip
ENTITY_LABELS = ("", "PERSON", "ORG", "GPE", "NORP", "LAW", "DATE", "LOC", "FAC", "EVENT")
# In quotation marks, starts its sentence, is an entity, is the cue of a rule, has a capital.
N_FLAGS = len(LISTS) + len(ENTITY_LABELS) + 4


def label_rows(doc: Doc, tags: dict[str, int], relations: dict[str, int]) -> tuple[list[int], list[int]]:
    """Returns the index of each token's tag and relation."""
    return [tags.get(t.tag_, UNKNOWN) for t in doc], [relations.get(t.dep_, UNKNOWN) for t in doc]


def flag_rows(doc: Doc, quoted: Sequence[int], attributions: Sequence[Attribution]) -> np.ndarray[Any, Any]:
    """Returns what word lists, entities, marks and rules tell of each token, as ones and zeros.

    Shape:
        returns: (n_tokens, N_FLAGS), float32
    """
    import numpy as np

    rows = np.zeros((len(doc), N_FLAGS), dtype=np.float32)
    for token in doc:
        row = rows[token.i]
        for column in _lists_of(lemma(token)) + _lists_of(token.lower_):
            row[column] = 1
        entity = ENTITY_LABELS.index(token.ent_type_) if token.ent_type_ in ENTITY_LABELS else 0
        row[len(LISTS) + entity] = 1
        row[-4:-1] = (quoted[token.i] >= 0, token.is_sent_start is True, token.text[:1].isupper())
    for attribution in attributions:
        if attribution.cue is not None:
            start, end = token_bounds(doc, attribution.cue)
            rows[start:end, -1] = 1
    return rows


@cache
def _lists_of(word: str) -> tuple[int, ...]:
    return tuple(
        number
        for number, (file, key) in enumerate(LISTS)
        if word in (words(file, key) if key != "verbs.about" else table("cues")["verbs"]["about"])
    )


def rule_tags(doc: Doc, attributions: Sequence[Attribution]) -> list[int]:
    """Returns for each token whether a rule's content starts (odd) or goes on (even) there, by sort of rule; else 0."""
    tags = [0] * len(doc)
    for attribution in attributions:
        sort = 2 if attribution.rule in _QUOTE_FRAMES else 1 if attribution.rule in _PHRASE_FRAMES else 0
        for piece in attribution.content:
            start, end = token_bounds(doc, piece)
            tags[start:end] = [1 + 2 * sort + (i > start) for i in range(start, end)]
    return tags


def token_bounds(doc: Doc, span: Span) -> tuple[int, int]:
    """Returns the tokens that a span touches, half-open; (0, 0) for none."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return (found.start, found.end) if found is not None else (0, 0)


def first_pieces(doc: Doc) -> list[int]:
    """Returns the row of `doc._.states.pieces` that each token starts in; that of the token before for a blank."""
    from bisect import bisect_left

    starts = [start for start, _ in doc._.states.offsets]
    return [min(bisect_left(starts, token.idx), len(starts) - 1) for token in doc]
