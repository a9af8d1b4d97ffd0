"""Columns of the tables `articles` and `sentences`."""

from __future__ import annotations

from typing import Final

from burthen import labels
from burthen.tables.columns import ARTICLE_ID, Column, flag, integer, label, number, own_id, span, text

ARTICLES: Final[tuple[Column, ...]] = (
    ARTICLE_ID,
    text("outlet", "Name of the outlet."),
    text("outlet_country", "Country of the newsroom, ISO 3166-1 alpha-2."),
    text("headline", "Headline as printed."),
    text("byline", "Author line as printed; null where the piece is unsigned or none was found."),
    text("published", "ISO 8601 date or date and time of publication, in the outlet's own time."),
    text("modified", "ISO 8601 date or date and time of the last change."),
    text("language", "ISO 639-1."),
    text("url", "Address of the page."),
    text("section", "Section of the outlet."),
    label("kind", "What sort of piece it is", labels.ArticleKind),
    number("kind_p", "Probability of `kind`; null where a rule or the user decided."),
    text("kind_evidence", "Words that tell the kind, as a JSON array of {where, words}.", required=True),
    text("origin", "For each metadata field that is set, where it was read, as a JSON object.", required=True),
    text("text", "The text as extracted, to which every offset refers.", required=True),
    text("text_sha256", "SHA-256 of `text`.", required=True),
    text("source_path", "Path of the file that the article came from.", required=True),
    text("source_format", "Format of that file.", required=True),
    integer("source_row", "Row of that file, from 0; null where it holds one article."),
    integer("coverage_analysed", "Letters and digits of the article that were analysed.", required=True),
    integer("coverage_total", "Letters and digits of the article; removed furniture counts in neither.", required=True),
    flag("truncated", "Whether the source cut the text off; `absent` is then no silence.", required=True),
    text("warnings", "What went not quite right, as a JSON array of sentences.", required=True),
    text("removed", "What was removed as furniture, as a JSON array of {start, end, reason}.", required=True),
    integer("n_sentences", "Number of sentences; null where the layer was not run."),
    integer("n_claims", "Number of claims; null where the layer was not run."),
    integer("n_figures", "Number of figures; null where the layer was not run."),
    integer("n_stances", "Number of stances; null where the layer was not run."),
    text("layers_run", "Layers that were run, with spaces between.", required=True),
    text("burthen_version", "Version of burthen that made the record.", required=True),
    text("codebook_version", "Version of the codebook that the labels follow.", required=True),
    text("models", "SHA-256 of each model, as a JSON object.", required=True),
    text("settings_sha256", "Hash of the settings.", required=True),
    text("targets_sha256", "Hash of the propositions; null where no stance was taken."),
)

SENTENCES: Final[tuple[Column, ...]] = (
    *own_id("sentence_id", "sentence"),
    *span("the sentence", required=True),
    label("role", "Where it stands", labels.Role, required=True),
    label("type", "Type of its main assertion", labels.ClaimType),
    label("voice", "Whose words or thoughts it gives", labels.Voice, required=True),
    flag("hedged", "Whether it is put with reserve."),
    flag("negated", "Whether it is negated."),
    flag("rhetorical", "Whether it is a rhetorical question."),
    flag("checkworthy", "Whether it can be checked against facts and is worth it."),
    flag("truncated", "Whether the source cut it off.", required=True),
    number("p", "Probability of `type`; null where a rule or a coder decided."),
)
