"""Columns of the tables that match things across outlets: the figure ledger and the aligned claims."""

from __future__ import annotations

from typing import Final

from burthen.compare.columns import DIMENSION_COLUMNS, base
from burthen.tables.columns import Column, flag, integer, number, text

_WHERE: Final[tuple[Column, ...]] = (
    *(DIMENSION_COLUMNS[name] for name in ("outlet", "country", "month", "year", "kind", "genre")),
    text("published", "Date of publication."),
    text("article_id", "Id of the article.", required=True),
)
_PLACE: Final[tuple[Column, ...]] = (
    integer("start", "First code point, counted in the article's text.", required=True),
    integer("end", "One past the last code point.", required=True),
    text("quote", "The words.", required=True),
)

QUANTITIES: Final = (
    text("quantity_id", "Id of the quantity; it hangs on its first mention.", required=True),
    text(
        "status",
        "`single`: one article; `agree`: one value fits every mention; `conflict`: none fits those that papers stand "
        "behind; `conflict_with_quoted`: only figures that are quoted and not endorsed do not fit.",
        required=True,
    ),
    text("measures", "What is measured, in the words used most."),
    text("payer_id", "Holder id of the payer, as first mentioned."),
    text("payer_name", "Name of the payer, as first mentioned."),
    text("payee_id", "Holder id of the payee, as first mentioned."),
    text("payee_name", "Name of the payee, as first mentioned."),
    text("kind", "Sort of quantity.", required=True),
    text("unit", "Unit in which mentions are compared."),
    text("movement", "`level`, `target`, or a movement by so much (`increase`, `decrease`).", required=True),
    flag("yearly", "Whether mentions are compared as sums a year.", required=True),
    base("n_annualised", "Mentions that were turned into sums a year."),
    base("n_converted", "Mentions that were turned into another currency by the table of rates."),
    base("n_assumed_period", "Mentions without a period, taken to be of the year of publication."),
    base("n_mentions", "Mentions; repeats within an article are not counted."),
    base("n_articles", "Articles that mention it."),
    base("n_outlets", "Outlets that mention it."),
    base("n_quoted", "Mentions that are quoted and not endorsed."),
    base("n_minimiser", "Mentions that make it small (`just`)."),
    base("n_record", "Mentions that call it a record."),
    number("said_min", "Least value that a mention allows; null where it is open downwards."),
    number("said_max", "Greatest value that a mention allows; null where it is open upwards."),
    text("outlets", "The outlets, with `; ` between.", required=True),
)
LEDGER: Final = (
    text("quantity_id", "Id of the quantity.", required=True),
    *_WHERE,
    text("figure_id", "Id of the figure within its article.", required=True),
    *_PLACE,
    text("measures", "What is measured, in the paper's words."),
    text("payer_id", "Holder id of the payer."),
    text("payer_name", "Name of the payer."),
    text("payee_id", "Holder id of the payee."),
    text("payee_name", "Name of the payee."),
    number("value_min", "Least value as printed, in base units."),
    number("value_max", "Greatest value as printed, in base units."),
    text("unit", "Unit as printed."),
    text("bound", "What the value says of the quantity.", required=True),
    text("frame", "Rhetoric around it: minimiser, record."),
    text("change", "Movement that it speaks of.", required=True),
    text("per", "Time to which a rate refers."),
    text("period_start", "First day of the period."),
    text("period_end", "Last day of the period."),
    text("voice", "In whose voice it is given.", required=True),
    text("source_id", "Holder id of who gives it; null for the author."),
    text("endorsement", "Whether the author stands behind it."),
    number("compared_min", "Lower end of what is compared: bounds and rounding taken in, a sum a year, converted."),
    number("compared_max", "Upper end of what is compared."),
    text("annualised", "How a sum was turned into a yearly one; null where it was not."),
    text("converted_into", "Currency that it was turned into; null where it was not."),
    number("rate", "Rate used."),
    text("rate_date", "Date of the rate."),
)
PROPOSITIONS: Final = (
    text("proposition_id", "Id of the proposition; it hangs on its first claim.", required=True),
    text("text", "Its first claim.", required=True),
    base("n_claims", "Claims that say it."),
    base("n_articles", "Articles that have one."),
    base("n_outlets", "Outlets that have one."),
    text("first_article", "Article of its first appearance.", required=True),
    text("first_outlet", "Outlet of its first appearance.", required=True),
    text("first_published", "Date of its first appearance."),
    base("n_asserts", "Claims that assert it: the author's own, and quoted ones that are endorsed."),
    base("n_rejects", "Claims that are quoted and rejected."),
    base("n_reports", "Claims that are quoted and neither."),
    text("asserts_outlets", "Outlets that assert it, with `; ` between."),
    text("rejects_outlets", "Outlets that reject it."),
    text("reports_outlets", "Outlets that report it."),
)
ALIGNED: Final = (
    text("proposition_id", "Id of the proposition.", required=True),
    *_WHERE,
    text("claim_id", "Id of the claim within its article.", required=True),
    *_PLACE,
    text("text", "The claim as compared: its canonical form, else its words.", required=True),
    text("treatment", "`asserts`, `rejects` or `reports`.", required=True),
    flag("first", "Whether it is the first appearance.", required=True),
    text("type", "Type of claim."),
    text("voice", "Whose claim it is.", required=True),
    text("source_id", "Holder id of its source; null for the author."),
    text("source_name", "Name of its source."),
    text("endorsement", "Whether the author stands behind it."),
)
