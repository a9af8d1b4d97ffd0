"""Columns of the tables `stances` and `evidence`."""

from __future__ import annotations

from typing import Final

from burthen import labels
from burthen.tables.columns import ARTICLE_ID, Column, flag, integer, label, number, own_id, span, text

_HOLDER: Final[tuple[Column, ...]] = (
    text("holder_id", "Holder id, stable across articles; `author` for the paper's own voice.", required=True),
    label("holder_kind", "Kind of holder", labels.HolderKind, required=True),
)
_VERDICT: Final[tuple[Column, ...]] = (
    text("target", "Id of the proposition.", required=True),
    label("value", "Where the holder stands on it", labels.StanceValue, required=True),
)

STANCES: Final[tuple[Column, ...]] = (
    *own_id("stance_id", "stance"),
    *_HOLDER,
    text("holder_name", "Name of the holder in the fullest form printed."),
    text("holder_country", "Country of the holder, ISO 3166-1 alpha-2."),
    *_VERDICT,
    number("p", "Probability of `value`; null where a rule or a coder decided."),
    *(number(f"p_{value}", f"Probability of `{value}`; null where it was not given.") for value in labels.StanceValue),
    label("strength", "How firmly it is put", labels.Strength),
    text("conditional_on", "Condition on which it hangs."),
    flag(
        "reverse",
        "Whether the proposition holds the other way round (one-sided in the patron's favour).",
        required=True,
    ),
    flag("ironic", "Whether it is put ironically.", required=True),
    flag("zero_shot", "Whether no model was trained on the proposition.", required=True),
    integer("n_evidence", "Number of evidence spans.", required=True),
)

EVIDENCE: Final[tuple[Column, ...]] = (
    ARTICLE_ID,
    text("stance_id", "Id of the stance that it bears out.", required=True),
    integer("position", "Place among the evidence of its stance, from 0.", required=True),
    *_HOLDER,
    *_VERDICT,
    *span("the evidence", required=True),
    text("sentence_id", "Id of the sentence in which it starts; null where sentences were not kept."),
    number("p", "Share that it has in the verdict, 0 to 1; null for a coder's."),
)
