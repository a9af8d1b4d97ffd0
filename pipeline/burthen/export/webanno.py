"""Records as W3C Web Annotations: one page, an annotation a claim, figure, stance and typed sentence.

Positions of the model's `TextPositionSelector` count code points, as ours do.

References:
    Web Annotation Data Model, W3C Recommendation, 23 February 2017, sections 3.2.4, 4.2.4 and 4.2.5.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from burthen.export.names import address, urn
from burthen.records import ArticleRecord, Quoted, Record

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32  # code points of context before and after a quote, which tell repeated words apart


def write_webanno(records: Iterable[Record], stream: TextIO, *, no_text: bool) -> None:
    """Writes one AnnotationPage, an annotation a line."""
    stream.write(f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": [')
    lead = "\n"
    for record in records:
        for annotation in annotations_of(record, no_text=no_text):
            stream.write(lead + json.dumps(annotation, ensure_ascii=False))
            lead = ",\n"
    stream.write("\n]}\n")


def annotations_of(record: Record, *, no_text: bool = False) -> Iterator[dict[str, Any]]:
    """Yields the annotations of a record, layer by layer."""
    article = record.article
    tags: dict[str, Any]
    for sentence in record.sentences or ():
        if sentence.type is not None:
            tags = {"layer": "sentence", "type": sentence.type, "voice": sentence.voice}
            yield _annotation(article, sentence.id, [sentence], tags, no_text)
    for claim in record.claims or ():
        source = claim.source.id if claim.source else None
        tags = {"layer": "claim", "type": claim.type, "voice": claim.voice, "source": source}
        tags |= {"endorsement": claim.endorsement}
        yield _annotation(article, claim.id, claim.spans or [claim], tags, no_text)
    for figure in record.figures or ():
        tags = {"layer": "figure", "kind": figure.kind, "unit": figure.unit, "bound": figure.bound}
        tags |= {"value_min": figure.value_min, "value_max": figure.value_max}
        yield _annotation(article, figure.id, [figure], tags, no_text)
    for stance in record.stances or ():
        tags = {"layer": "stance", "holder": stance.holder.id, "target": stance.target, "value": stance.value}
        yield _annotation(article, stance.id, list(stance.evidence), tags, no_text)


def _annotation(
    article: ArticleRecord, part: str, spans: list[Any], tags: dict[str, Any], no_text: bool
) -> dict[str, Any]:
    targets = [_target(article, span, no_text) for span in spans] or [_source(article)]
    return {
        "id": urn(article.id, part),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": f"{name}={value}"}
            for name, value in tags.items()
            if value is not None
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _source(article: ArticleRecord) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": address(article)}


def _target(article: ArticleRecord, span: Quoted, no_text: bool) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if no_text:
        return {**_source(article), "selector": position}
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": article.text[max(0, span.start - AROUND) : span.start],
        "suffix": article.text[span.end : span.end + AROUND],
    }
    # Several selectors are alternatives, each of which selects the same (section 4.2).
    return {**_source(article), "selector": [position, quote]}
