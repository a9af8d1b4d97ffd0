"""Columns of the tables `claims` and `figures`."""

from __future__ import annotations

from typing import Final

from burthen import labels
from burthen.tables.columns import Column, flag, integer, label, number, own_id, party, span, text

CLAIMS: Final[tuple[Column, ...]] = (
    *own_id("claim_id", "claim"),
    *span("the claim", required=True),
    text("spans", "Its pieces where it is broken, as `start-end` with spaces between; one piece else.", required=True),
    text("sentence_id", "Id of the sentence it stands in."),
    label("type", "Type of claim", labels.ClaimType),
    label("voice", "Whose claim it is", labels.Voice, required=True),
    text("source_id", "Holder id of its source, stable across articles; null for the author."),
    label("source_kind", "Kind of source", labels.HolderKind),
    text("source_name", "Name of the source in the fullest form printed."),
    text("source_country", "Country of the source, ISO 3166-1 alpha-2."),
    text("source_surface", "Words that name the source here."),
    integer("source_start", "First code point of the source's mention; null where it is implied."),
    integer("source_end", "One past the last code point of the source's mention."),
    text(
        "chain", "Holder ids of nested sources, outermost first, with ` > ` between; empty where there is one or none."
    ),
    *span("the reporting words", "cue"),
    label("mode", "How another's words are given", labels.Mode),
    label("force", "What the speaker does by it", labels.Force, required=True),
    label("endorsement", "Whether the author stands behind it", labels.Endorsement),
    label("endorsement_scope", "How far away the sign of endorsement stands", labels.Scope),
    *span("the sign of endorsement", "endorsement_evidence"),
    flag("hedged", "Whether it is put with reserve."),
    flag("negated", "Whether it is negated."),
    flag("checkworthy", "Whether it can be checked against facts and is worth it."),
    text("ask_addressee", "Who should act, of a policy claim; null where nobody is named."),
    text("ask_action", "What they should do; null where nothing is asked."),
    text("canonical", "The claim as a sentence of its own, names in place of pronouns."),
    text("figures", "Ids of the figures inside, with spaces between.", required=True),
    label("decided_by", "What decided", labels.DecidedBy, required=True),
    number("p", "Probability of `type`; null where a rule or a coder decided."),
)

FIGURES: Final[tuple[Column, ...]] = (
    *own_id("figure_id", "figure"),
    *span("the figure", required=True),
    label("kind", "Sort of quantity", labels.FigureKind, required=True),
    number("value_min", "Least value in base units; null where it is open downwards."),
    number("value_max", "Greatest value in base units; null where it is open upwards."),
    number("of_total", "The whole that a count is of (six of 30)."),
    text("unit", "Currency (ISO 4217), pct_GDP, pct_point, share, personnel, years and others of the codebook."),
    label("unit_basis", "How the unit was known", labels.UnitBasis),
    label("bound", "What the value says of the quantity", labels.Bound, required=True),
    label("frame", "Rhetoric around it", labels.Frame),
    label("change", "Movement that it speaks of", labels.Change, required=True),
    number("change_from", "Where the movement starts, in base units."),
    label("per", "Time to which a rate refers", labels.Per),
    text("period_start", "First day of the reference period, ISO 8601; null where it is open."),
    text("period_end", "Last day of the reference period, ISO 8601; null where it is open."),
    text("period_text", "Words that give the period."),
    label("period_basis", "How the period was known; null where there is none", labels.PeriodBasis),
    *party("payer"),
    *party("payee"),
    text("measures", "What is measured, in plain words."),
    text("claim_id", "Id of the claim it stands in."),
    label("voice", "In whose voice it is given", labels.Voice, required=True),
    text("source_id", "Holder id of who gives it; null for the author."),
    label("endorsement", "Whether the author stands behind it", labels.Endorsement),
    text("equivalent_of", "Id of the figure that it converts, within the article."),
    text("repeat_of", "Id of the figure that it repeats, within the article."),
    flag("scenario", "Whether it belongs to a supposed case.", required=True),
    label("decided_by", "What decided", labels.DecidedBy, required=True),
    number("p", "Probability that it is read rightly; null where a rule or a coder decided."),
)
