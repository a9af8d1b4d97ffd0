"""Rows of the tables `articles` and `sentences`."""

from __future__ import annotations

from collections.abc import Sequence

from burthen.records import Record, Sentence
from burthen.tables.values import Row, as_json, cleaned, joined, span


def article_row(record: Record) -> Row:
    """Returns the row of the article itself."""
    article = record.article
    fields = ("outlet", "outlet_country", "headline", "byline", "published", "modified", "language", "url", "section")
    removed = [{"start": s.start, "end": s.end, "reason": s.reason} for s in article.removed]
    return cleaned(
        {
            "article_id": article.id,
            **{name: getattr(article, name) for name in fields},
            "kind": article.kind.value,
            "kind_p": article.kind.p,
            "kind_evidence": as_json([evidence.model_dump() for evidence in article.kind.evidence]),
            "origin": as_json(article.origin),
            "text": article.text,
            "text_sha256": article.text_sha256,
            "source_path": article.source.path,
            "source_format": article.source.format,
            "source_row": article.source.row,
            "coverage_analysed": article.coverage.analysed,
            "coverage_total": article.coverage.total,
            "truncated": article.truncated,
            "warnings": as_json(article.warnings),
            "removed": as_json(removed),
            **_counts(record),
            **_provenance(record),
        }
    )


def _counts(record: Record) -> Row:
    return {
        f"n_{layer}": None if rows is None else len(rows)
        for layer, rows in (
            ("sentences", record.sentences),
            ("claims", record.claims),
            ("figures", record.figures),
            ("stances", record.stances),
        )
    }


def _provenance(record: Record) -> Row:
    made = record.provenance
    return {
        "layers_run": joined(made.layers_run),
        "burthen_version": made.burthen,
        "codebook_version": made.codebook_version,
        "models": as_json(made.models),
        "settings_sha256": made.settings_sha256,
        "targets_sha256": made.targets_sha256,
    }


def sentence_rows(record: Record) -> list[Row]:
    """Returns a row a sentence."""
    return [_sentence_row(record.article.id, place, item) for place, item in enumerate(record.sentences or ())]


def _sentence_row(article_id: str, position: int, sentence: Sentence) -> Row:
    fields = ("role", "type", "voice", "hedged", "negated", "rhetorical", "checkworthy", "truncated", "p")
    return cleaned(
        {
            "article_id": article_id,
            "sentence_id": sentence.id,
            "position": position,
            **span(sentence),
            **{name: getattr(sentence, name) for name in fields},
        }
    )


def sentence_id(sentences: Sequence[Sentence] | None, index: int | None) -> str | None:
    """Returns the id of the sentence at an index, None where there is none."""
    return sentences[index].id if sentences is not None and index is not None and index < len(sentences) else None
