"""Numbers the segments of an article for a coder: every line split into sentences, furniture and all.

Nothing is cleaned away and nothing is read into the text, so that the coder and not the software decides what is part
of the article. Where the splitter errs the sheet splits and joins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language

_LINE = re.compile(r"[^\r\n]+")


def load_splitter() -> Language:
    """Returns the part of the pipeline that splits sentences."""
    from burthen.analysis import load

    nlp = load(layers=["figures"])
    for name in nlp.pipe_names[nlp.pipe_names.index("burthen_encoder") :]:
        nlp.remove_pipe(name)
    return nlp


def split_segments(nlp: Language, text: str) -> list[Span]:
    """Returns the sentences of each line of a text, in order.

    Args:
        nlp: A pipeline that sets sentence boundaries.
        text: The text as extracted.
    """
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    segments: list[Span] = []
    for line, doc in zip(lines, nlp.pipe(match.group() for match in lines), strict=True):
        for sent in doc.sents:
            span = Span(line.start() + sent.start_char, line.start() + sent.end_char).trimmed(text)
            if len(span):
                segments.append(span)
    return segments


def numbered(text: str, segments: list[Span]) -> str:
    """Returns the text as a coder reads it: a segment a line behind its number, an empty line between paragraphs."""
    lines, last = [], 0
    for number, span in enumerate(segments, start=1):
        if "\n" in text[last : span.start]:
            lines.append("")
        lines.append(f"S{number}  {span.of(text)}")
        last = span.end
    return "\n".join(lines) + "\n"
