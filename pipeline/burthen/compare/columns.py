"""Columns of the comparison's tables; the dimensions that they are grouped by come before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from burthen.tables.columns import Column, flag, integer, number, text

DIMENSION_COLUMNS: Final[Mapping[str, Column]] = {
    "outlet": text("outlet", "Name of the outlet; `unknown` where it is not known.", required=True),
    "country": text("country", "Country of the newsroom, ISO 3166-1 alpha-2, or `unknown`.", required=True),
    "month": text("month", "Month of publication, YYYY-MM, or `unknown`.", required=True),
    "year": text("year", "Year of publication, or `unknown`.", required=True),
    "kind": text("kind", "Kind of article, or `unknown`.", required=True),
    "genre": text(
        "genre", "paper (its own voice), signed, state, report, wire, unknown; `all` if pooled.", required=True
    ),
}
TARGET: Final = text("target", "Id of the proposition.", required=True)


def with_dimensions(dims: Sequence[str], columns: Sequence[Column]) -> list[Column]:
    """Returns the columns of a table that is grouped by dimensions."""
    return [*(DIMENSION_COLUMNS[name] for name in dims), *columns]


def base(name: str, description: str) -> Column:
    """Returns the column of a count, which is never null."""
    return integer(name, description, required=True)


STANCES: Final = (
    TARGET,
    base("n_articles", "Articles of the group on which the author's stance was taken; copies are not counted."),
    base("n_support", "Articles whose own voice supports the proposition."),
    base("n_oppose", "Articles whose own voice opposes it."),
    base("n_mixed", "Articles that give weight to both sides."),
    base("n_neutral", "Articles that raise it and take no side."),
    base("n_absent", "Whole articles that do not raise it."),
    base("n_absent_truncated", "Articles cut off by their source that do not raise it in the part that is there."),
    base("n_abstain", "Articles of which the software does not know."),
    base("n_sides", "Articles that take a side: the base of `share_support`."),
    number("share_support", "Support among those that take a side, as answered; null where nobody does."),
    number("share_low", "Lower end of its 95% interval by article; null from fewer than two articles."),
    number("share_high", "Upper end of it."),
    number("mean", "Mean over support (1), mixed (0) and oppose (-1), as answered; null where there is none."),
    number("mean_low", "Lower end of its 95% interval by article."),
    number("mean_high", "Upper end of it."),
    number("corrected_share", "Share of support corrected for the classifier's measured errors (posterior median)."),
    number("corrected_low", "Lower end of its 95% interval, which carries articles and measured errors."),
    number("corrected_high", "Upper end of it."),
    text(
        "correction",
        "`measured`, `coded` (by people, nothing to correct) or `not measured` for these models.",
        required=True,
    ),
    flag("small", "Whether so few articles take a side that the share says little.", required=True),
    flag("zero_shot", "Whether no model was trained on the proposition.", required=True),
)
CONTRAST: Final = (
    text("genre", "Genre compared.", required=True),
    TARGET,
    text("one", "First group.", required=True),
    text("other", "Second group.", required=True),
    base("one_sides", "Articles of the first group that take a side."),
    base("other_sides", "Articles of the second group that take a side."),
    number("one_share", "Support among them, as answered."),
    number("other_share", "Support among them, as answered."),
    number("difference", "First less second share, as answered."),
    number("difference_low", "Lower end of its 95% interval; not corrected for the number of comparisons."),
    number("difference_high", "Upper end of it."),
    number("p", "Two-sided tail of the difference at nought."),
    number("p_holm", "The same, corrected by Holm for all propositions of the genre."),
    number("corrected_difference", "First less second share, both corrected for the classifier's errors."),
    number("corrected_difference_low", "Lower end of its 95% interval."),
    number("corrected_difference_high", "Upper end of it."),
    number("corrected_p", "Two-sided tail of the corrected difference at nought."),
    number("corrected_p_holm", "The same, corrected by Holm for all propositions of the genre."),
    base("comparisons", "Number of comparisons that Holm's correction is for."),
    flag("small", "Whether either group is small.", required=True),
)
QUOTED: Final = (
    TARGET,
    text("holder_id", "Holder id of who is quoted.", required=True),
    text("holder_name", "Name of the holder."),
    text("holder_kind", "Kind of holder.", required=True),
    text("holder_country", "Country of the holder."),
    base("n_articles", "Articles that give this holder a stance on it."),
    base("n_support", "Articles in which the holder supports it."),
    base("n_oppose", "Articles in which the holder opposes it."),
    base("n_mixed", "Articles in which the holder does both."),
    base("n_neutral", "Articles in which the holder takes no side."),
    base("n_endorsed", "Articles that endorse what the holder says there."),
    base("n_rejected", "Articles that reject it."),
    base("n_both", "Articles that endorse one saying and reject another."),
    base("n_reported", "Articles that report it and do neither."),
    base("n_unlinked", "Articles in which no claim of the holder stands where the evidence is."),
    base("n_author_same", "Articles whose author takes the same side as the holder."),
    base("n_author_contrary", "Articles whose author takes the other side."),
)
TYPES: Final = (
    text("type", "Type of the main assertion.", required=True),
    text("voice", "Whose sentences: `author` or `other`.", required=True),
    base("n_sentences", "Sentences of this type."),
    base("of_sentences", "Typed sentences in this voice: the base of `share`."),
    base("n_articles", "Articles that these stand in."),
    number("share", "Sentences of this type among them."),
    number("share_low", "Lower end of its 95% interval by article; null from fewer than two articles."),
    number("share_high", "Upper end of it."),
    base("n_hedged", "Sentences of this type that are hedged."),
    number("share_hedged", "Hedged among the sentences of this type."),
)
SOURCES: Final = (
    text("source_kind", "Kind of source; `unknown` where it is not known.", required=True),
    text("source_country", "Country of the source; `unknown` where it is not known.", required=True),
    text("mode", "How the words are given; `unknown` where it is not known.", required=True),
    text("endorsement", "Whether the author stands behind it; `unknown` where it is not known.", required=True),
    base("n_claims", "Attributed claims of this sort."),
    base("of_claims", "Attributed claims of the group: the base of `share`."),
    base("n_articles", "Articles that have one."),
    number("share", "Claims of this sort among them."),
)
ASKS: Final = (
    text("addressee", "Who should act; `unknown` where nobody is named.", required=True),
    text("action", "What they should do.", required=True),
    text("voice", "Whose demand: `author` or `other`.", required=True),
    base("n_claims", "Claims that ask it."),
    base("n_articles", "Articles that have one."),
)
TIMELINE: Final = (
    text("month", "Month of publication, YYYY-MM.", required=True),
    TARGET,
    base("n_articles", "Articles of the month on which the author's stance was taken."),
    base("n_support", "Articles whose own voice supports it."),
    base("n_oppose", "Articles whose own voice opposes it."),
    base("n_mixed", "Articles that give weight to both sides."),
    base("n_neutral", "Articles that raise it and take no side."),
    base("n_absent", "Articles that do not raise it."),
    base("n_abstain", "Articles of which the software does not know."),
    text("events", "Dated events of the month, with `; ` between; null where there are none."),
)
COVERAGE: Final = (
    base("n_articles", "Articles, copies included."),
    base("n_copies", "Articles that are copies of a piece that another row stands for."),
    base("n_counted", "Articles that the other tables count."),
    base("n_coded", "Counted articles that people coded."),
    base("n_truncated", "Counted articles that their source cut off."),
    number("share_truncated", "Truncated among counted articles."),
    number("share_analysed", "Letters and digits of counted articles that were analysed."),
    text("first", "Earliest date."),
    text("last", "Latest date."),
    base("n_sentences", "Sentences of counted articles."),
    base("n_claims", "Claims of counted articles."),
    base("n_figures", "Figures of counted articles."),
    base("n_stances", "The authors' stances of counted articles."),
    number("share_abstained", "Stances among these that abstain."),
    number("mean_type_p", "Mean probability of the sentences' types, where a model gave one."),
    number("mean_stance_p", "Mean probability of the authors' stances, where a model gave one."),
)
