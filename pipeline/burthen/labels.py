"""Every closed set of labels of the codebook, in one place, with a table to coarser sets."""

from __future__ import annotations

from enum import StrEnum


class ArticleKind(StrEnum):
    """What sort of piece it is (codebook, section 5)."""

    EDITORIAL = "editorial"
    EDITORIAL_RELAY = "editorial_relay"
    OP_ED = "op_ed"
    COLUMN = "column"
    LETTER = "letter"
    BLOG = "blog"
    ANALYSIS = "analysis"
    PRESS_REVIEW = "press_review"
    SUMMARY_OF_OTHER = "summary_of_other"
    STATE_MEDIA = "state_media"
    NEWS = "news"


class Role(StrEnum):
    """Where a sentence stands."""

    HEADLINE = "headline"
    BODY = "body"


class ClaimType(StrEnum):
    """Type of a main assertion, in the order in which the codebook asks (section 3.1)."""

    POLICY = "policy"
    PREDICTIVE = "predictive"
    CAUSAL = "causal"
    EVALUATIVE = "evaluative"
    FACTUAL = "factual"
    NONE = "none"


class Voice(StrEnum):
    """Whose words or thoughts a span gives."""

    AUTHOR = "author"
    OTHER = "other"


class Mode(StrEnum):
    """How another's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Force(StrEnum):
    """What the speaker does by saying it."""

    ASSERTIVE = "assertive"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"
    EXPRESSIVE = "expressive"


class Endorsement(StrEnum):
    """Whether the author stands behind what is quoted (section 3.3)."""

    ENDORSED = "endorsed"
    REJECTED = "rejected"
    NEUTRAL = "neutral"


class Scope(StrEnum):
    """How far from the claim the sign of endorsement stands."""

    SENTENCE = "sentence"
    DOCUMENT = "document"


class HolderKind(StrEnum):
    """Who holds a view (section 2)."""

    AUTHOR = "author"
    AUTHOR_PAST = "author_past"
    PERSON = "person"
    GOVERNMENT = "government"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    OUTLET = "outlet"
    GROUP = "group"
    PROJECTED = "projected"
    UNNAMED = "unnamed"


class FigureKind(StrEnum):
    """What sort of quantity it is."""

    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    COUNT = "count"
    DURATION = "duration"
    OTHER = "other"


class UnitBasis(StrEnum):
    """How the unit was known."""

    EXPLICIT = "explicit"
    OUTLET_DEFAULT = "outlet_default"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """Arithmetic of a figure: what its value says about the quantity (section 4)."""

    EXACT = "exact"
    APPROX = "approx"
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"
    JUST_ABOVE = "just_above"
    JUST_BELOW = "just_below"
    RANGE = "range"
    ESTIMATE = "estimate"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    ZERO_WORD = "zero_word"
    ALL_WORD = "all_word"
    ANAPHOR = "anaphor"


class Frame(StrEnum):
    """Rhetoric around a figure, kept apart from its arithmetic (rulings)."""

    MINIMISER = "minimiser"
    RECORD = "record"


class Change(StrEnum):
    """Movement that a figure speaks of."""

    INCREASE = "increase"
    DECREASE = "decrease"
    TARGET = "target"
    NONE = "none"


class Per(StrEnum):
    """Time to which a rate refers."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    TOTAL = "total"
    ONCE = "once"


class PeriodBasis(StrEnum):
    """How a reference period was known."""

    STATED = "stated"
    FISCAL_RULE = "fiscal_rule"
    PUBLICATION = "publication"
    RELATIVE = "relative"


class StanceValue(StrEnum):
    """Where a holder stands on a proposition; `abstain` is the software's own "I do not know"."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    ABSENT = "absent"
    ABSTAIN = "abstain"


class Strength(StrEnum):
    """How firmly a stance is put."""

    ASSERTED = "asserted"
    HEDGED = "hedged"


class RemovalReason(StrEnum):
    """Why a stretch of the page is no part of the article (section 5)."""

    NAVIGATION = "navigation"
    DATELINE = "dateline"
    CONTROLS = "controls"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    PROMO = "promo"
    OTHER_ARTICLES = "other_articles"
    SOURCE_LINE = "source_line"
    PAYWALL = "paywall"
    COMMENTS = "comments"
    NEWSLETTER = "newsletter"
    COPYRIGHT = "copyright"
    DISCLAIMER = "disclaimer"
    WIDGET = "widget"
    BADGE = "badge"
    BYLINE = "byline"
    DUPLICATE = "duplicate"


class DecidedBy(StrEnum):
    """What produced a decision."""

    RULE = "rule"
    MODEL = "model"
    BOTH = "both"
    CODER = "coder"


COARSE_TYPES: dict[ClaimType, str] = {
    ClaimType.POLICY: "normative",
    ClaimType.EVALUATIVE: "normative",
    ClaimType.PREDICTIVE: "factive",
    ClaimType.CAUSAL: "factive",
    ClaimType.FACTUAL: "factive",
    ClaimType.NONE: "none",
}
