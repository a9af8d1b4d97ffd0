"""The record `burthen/record/1`: what the pipeline says of one article, and what gold annotation is stored as.

One coordinate system: every span counts code points, half-open, into `article.text`, the text as extracted, and
`article.text[start:end] == quote` holds for each of them. Missing is null; a layer that was not run is null, a layer
that found nothing is an empty list. Within a major, fields are only added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticSerializationError

from burthen import labels

SCHEMA_ID: Final = "burthen/record/1"
ERROR_SCHEMA_ID: Final = "burthen/error/1"

Probability = float


class Model(BaseModel):
    """Base of all parts of a record: frozen, and no unknown field passes."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Quoted(Model):
    """A span and the characters under it."""

    start: int = Field(ge=0, description="First code point, counted in article.text.")
    end: int = Field(ge=0, description="One past the last code point.")
    quote: str = Field(description="article.text[start:end].")


class RemovedSpan(Quoted):
    """A stretch of the page that is no part of the article."""

    reason: labels.RemovalReason


class EvidenceSpan(Quoted):
    """A sentence that bears out a stance."""

    p: Probability | None = Field(None, description="Share that this sentence has in the verdict, 0 to 1.")


class KindEvidence(Model):
    """Words that tell what sort of piece it is, and where they were read."""

    where: str
    words: str


class Kind(Model):
    """What sort of piece it is."""

    value: labels.ArticleKind | None = None
    p: Probability | None = Field(None, ge=0, le=1)
    evidence: list[KindEvidence] = Field(default_factory=list)


class Source(Model):
    """Where the article came from."""

    path: str
    format: str
    row: int | None = None


class Coverage(Model):
    """Letters and digits of the article, and how many of them were analysed; removed furniture counts in neither."""

    analysed: int = Field(ge=0)
    total: int = Field(ge=0)


class ArticleRecord(Model):
    """The article, its metadata and its text as extracted."""

    id: str
    outlet: str | None = None
    outlet_country: str | None = Field(None, description="ISO 3166-1 alpha-2.")
    headline: str | None = None
    byline: str | None = None
    published: str | None = Field(None, description="ISO 8601 date or date and time.")
    modified: str | None = None
    language: str | None = Field(None, description="ISO 639-1.")
    url: str | None = None
    section: str | None = None
    kind: Kind
    origin: dict[str, str] = Field(default_factory=dict, description="For each field that is set, where it was read.")
    text: str
    text_sha256: str
    source: Source
    coverage: Coverage
    truncated: bool
    warnings: list[str] = Field(default_factory=list)
    removed: list[RemovedSpan] = Field(default_factory=list)


class Sentence(Quoted):
    """A sentence with its type and flags."""

    id: str
    role: labels.Role
    type: labels.ClaimType | None
    voice: labels.Voice
    hedged: bool | None
    negated: bool | None
    rhetorical: bool | None
    checkworthy: bool | None
    truncated: bool = False
    p: Probability | None = Field(None, ge=0, le=1, description="Probability of `type`.")


class Holder(Model):
    """Somebody who says or holds something.

    `id` is stable across articles: `author`, `government:<ISO>`, `person:<slug>`, `institution:<slug>`,
    `outlet:<slug>`, `group:<slug>`, `document:<slug>` or `unnamed`.
    """

    id: str
    kind: labels.HolderKind
    name: str | None
    country: str | None = None


class ClaimSource(Holder):
    """The source of an attributed claim and its mention; offsets are null where it is only implied."""

    surface: str | None = None
    start: int | None = None
    end: int | None = None


class Ask(Model):
    """Who should do what, from a policy claim."""

    addressee: str | None
    action: str


class Claim(Quoted):
    """A proposition or demand, in the author's voice or another's."""

    id: str
    spans: list[Quoted]
    sentence: int | None = Field(description="Index into sentences.")
    type: labels.ClaimType | None
    voice: labels.Voice
    source: ClaimSource | None
    chain: list[str] = Field(default_factory=list, description="Holder ids, outermost first.")
    cue: Quoted | None
    mode: labels.Mode | None
    force: labels.Force
    endorsement: labels.Endorsement | None
    endorsement_scope: labels.Scope | None = None
    endorsement_evidence: Quoted | None = None
    hedged: bool | None
    negated: bool | None
    checkworthy: bool | None
    ask: Ask | None = None
    canonical: str | None = None
    figures: list[str] = Field(default_factory=list, description="Ids of the figures inside.")
    decided_by: labels.DecidedBy
    p: Probability | None = Field(None, ge=0, le=1)


class Party(Model):
    """Payer or payee; offsets are null where it is implied."""

    id: str | None = None
    name: str
    country: str | None = None
    start: int | None = None
    end: int | None = None


class Period(Model):
    """Reference period of a figure as ISO dates, both ends included; an open end is null."""

    start: str | None
    end: str | None
    text: str | None
    basis: labels.PeriodBasis


class Figure(Quoted):
    """One mention of a quantity, read into plain numbers in base units."""

    id: str
    kind: labels.FigureKind
    value_min: float | None
    value_max: float | None
    of_total: float | None = None
    unit: str | None
    unit_basis: labels.UnitBasis | None
    bound: labels.Bound
    frame: labels.Frame | None = None
    change: labels.Change
    change_from: float | None
    per: labels.Per | None
    period: Period | None
    payer: Party | None
    payee: Party | None
    measures: str | None
    claim: str | None
    voice: labels.Voice
    source: str | None = Field(description="Holder id of who gives the figure; null for the author.")
    endorsement: labels.Endorsement | None
    equivalent_of: str | None
    repeat_of: str | None = None
    scenario: bool
    decided_by: labels.DecidedBy
    p: Probability | None = Field(None, ge=0, le=1)


class Stance(Model):
    """Where a holder stands on a proposition."""

    id: str
    holder: Holder
    target: str
    value: labels.StanceValue
    p: dict[labels.StanceValue, Probability] | None
    strength: labels.Strength | None
    conditional_on: str | None
    reverse: bool = False
    ironic: bool = False
    zero_shot: bool = False
    evidence: list[EvidenceSpan]


class Provenance(Model):
    """What made the record; no clock time, so that the same input gives the same bytes."""

    burthen: str
    models: dict[str, str] = Field(description="SHA-256 by model name.")
    settings_sha256: str
    targets_sha256: str | None
    codebook_version: str
    layers_run: list[str]


class Record(Model):
    """One article, analysed."""

    schema_: Literal["burthen/record/1"] = Field(SCHEMA_ID, alias="schema")
    article: ArticleRecord
    sentences: list[Sentence] | None
    claims: list[Claim] | None
    figures: list[Figure] | None
    stances: list[Stance] | None
    provenance: Provenance

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="after")
    def _spans_hold(self) -> Self:
        text = self.article.text
        for place, span in iter_spans(self):
            if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.quote:
                raise ValueError(f"{place}: quote is not article.text[{span.start}:{span.end}]")
        if self.article.text_sha256 != text_sha256(text):
            raise ValueError("article.text_sha256 is not the SHA-256 of article.text")
        return self

    def to_json(self) -> str:
        """Returns the record as one line of JSON, keys in the order of the schema, non-ASCII kept."""
        return _json_line(self)


class ErrorArticle(Model):
    """What is known of an article that failed."""

    id: str | None
    source: Source
    outlet: str | None = None
    headline: str | None = None


class ErrorDetail(Model):
    """Why an article failed."""

    code: str
    stage: str
    message: str


class ErrorRecord(Model):
    """The line that stands for a failed article."""

    schema_: Literal["burthen/error/1"] = Field(ERROR_SCHEMA_ID, alias="schema")
    article: ErrorArticle
    error: ErrorDetail

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """Returns the error record as one line of JSON."""
        return _json_line(self)


def iter_spans(model: BaseModel, place: str = "record") -> Iterator[tuple[str, Quoted]]:
    """Yields every quoted span inside a model with its place (`record.claims[3].cue`)."""
    if isinstance(model, Quoted):
        yield place, model
    for name in type(model).model_fields:
        value: Any = getattr(model, name)
        for suffix, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(item, BaseModel):
                yield from iter_spans(item, f"{place}.{name}" + ("" if suffix is None else f"[{suffix}]"))


def _json_line(model: BaseModel) -> str:
    try:
        return model.model_dump_json(by_alias=True)
    except PydanticSerializationError:
        # A file name may hold bytes that are no UTF-8; Python gives them as lone surrogates, JSON carries them escaped.
        return json.dumps(model.model_dump(by_alias=True), separators=(",", ":"))


def text_sha256(text: str) -> str:
    """Returns the hash of a text; a lone surrogate, which has no UTF-8, is hashed as its three-byte form."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def json_schema() -> dict[str, Any]:
    """Returns the JSON Schema of a line of output: a record or an error record."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Record | ErrorRecord).json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
