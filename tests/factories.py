"""Builds records by hand, for tests that must not wait for models."""

from __future__ import annotations

from typing import Any

from burthen import labels, records

TEXT = (
    "Fair Shares Need Fair Sums\n"
    "09:15 NLT, June 3, 2024\n"
    "The president said that Norland “pays nothing” for its defence. That is false. "
    "Norland has set aside over ¥1 trillion for the five years from fiscal 2022.\n"
    "The government should publish the accounts.\n"
    "(From The Norland Courier, June 3, 2024)\n"
)


def at(text: str, quote: str, nth: int = 0) -> dict[str, Any]:
    """Returns the span of the nth occurrence of `quote` as fields of a `Quoted`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def article(text: str = TEXT, **fields: Any) -> records.ArticleRecord:
    """Returns the article part; every field can be given."""
    removed = [records.RemovedSpan(**at(text, quote), reason=reason) for quote, reason in fields.pop("cut", ())]
    total = len(text) - sum(span.end - span.start for span in removed)
    values: dict[str, Any] = {
        "id": "norland-1",
        "kind": records.Kind(value=None),
        "text": text,
        "text_sha256": records.text_sha256(text),
        "source": records.Source(path="norland.txt", format="text"),
        "coverage": records.Coverage(analysed=total, total=total),
        "truncated": False,
        "removed": removed,
    }
    return records.ArticleRecord(**(values | fields))


def sentence(text: str, quote: str, index: int = 0, **fields: Any) -> records.Sentence:
    """Returns a sentence of the body in the author's voice."""
    values: dict[str, Any] = {
        **at(text, quote),
        "id": f"s{index}",
        "role": "body",
        "type": "factual",
        "voice": "author",
        "hedged": False,
        "negated": False,
        "rhetorical": False,
        "checkworthy": True,
        "p": 0.9,
    }
    return records.Sentence(**(values | fields))


def claim(text: str, quote: str, index: int = 0, **fields: Any) -> records.Claim:
    """Returns a claim in the author's voice."""
    span = at(text, quote)
    values: dict[str, Any] = {
        **span,
        "id": f"c{index}",
        "spans": [records.Quoted(**span)],
        "sentence": None,
        "type": "factual",
        "voice": "author",
        "source": None,
        "cue": None,
        "mode": None,
        "force": "assertive",
        "endorsement": None,
        "hedged": False,
        "negated": False,
        "checkworthy": True,
        "decided_by": "model",
        "p": 0.8,
    }
    return records.Claim(**(values | fields))


def figure(text: str, quote: str, index: int = 0, **fields: Any) -> records.Figure:
    """Returns a figure of the author's, an exact count unless told otherwise."""
    values: dict[str, Any] = {
        **at(text, quote),
        "id": f"f{index}",
        "kind": "count",
        "value_min": 1.0,
        "value_max": 1.0,
        "unit": None,
        "unit_basis": None,
        "bound": "exact",
        "change": "none",
        "change_from": None,
        "per": None,
        "period": None,
        "payer": None,
        "payee": None,
        "measures": None,
        "claim": None,
        "voice": "author",
        "endorsement": None,
        "source": None,
        "equivalent_of": None,
        "scenario": False,
        "decided_by": "rule",
        "p": None,
    }
    return records.Figure(**(values | fields))


def stance(target: str, value: str, index: int = 0, **fields: Any) -> records.Stance:
    """Returns a stance of the author."""
    values: dict[str, Any] = {
        "id": f"t{index}",
        "holder": records.Holder(id="author", kind=labels.HolderKind.AUTHOR, name=None),
        "target": target,
        "value": value,
        "p": {value: 0.75},
        "strength": "asserted",
        "conditional_on": None,
        "evidence": [],
    }
    return records.Stance(**(values | fields))


def provenance(**fields: Any) -> records.Provenance:
    """Returns a provenance with every layer run."""
    values: dict[str, Any] = {
        "burthen": "0.1.0",
        "models": {"encoder": "ab" * 32, "base": "cd" * 32},
        "settings_sha256": "ef" * 32,
        "targets_sha256": "01" * 32,
        "codebook_version": "1",
        "layers_run": ["sentences", "claims", "figures", "stances"],
    }
    return records.Provenance(**(values | fields))


def bare_record(text: str = TEXT, **fields: Any) -> records.Record:
    """Returns a record of which no layer was run."""
    values: dict[str, Any] = {
        "article": article(text),
        "sentences": None,
        "claims": None,
        "figures": None,
        "stances": None,
        "provenance": provenance(layers_run=[]),
    }
    return records.Record(**(values | fields))


def error_record(path: str = "bad.txt", code: str = "B104", message: str = "the input is empty") -> records.ErrorRecord:
    """Returns the record of a failed article."""
    return records.ErrorRecord(
        article=records.ErrorArticle(id=None, source=records.Source(path=path, format="text")),
        error=records.ErrorDetail(code=code, stage="ingest", message=message),
    )


def full_record() -> records.Record:
    """Returns a record with something in every layer: a rejected quotation, a bounded sum, an ask, four stances."""
    return records.Record(
        article=_full_article(),
        sentences=_full_sentences(),
        claims=_full_claims(),
        figures=_full_figures(),
        stances=_full_stances(),
        provenance=provenance(),
    )


def _full_article() -> records.ArticleRecord:
    return article(
        TEXT,
        cut=[("09:15 NLT, June 3, 2024", "dateline"), ("(From The Norland Courier, June 3, 2024)", "source_line")],
        outlet="The Norland Courier",
        outlet_country="NL",
        headline="Fair Shares Need Fair Sums",
        published="2024-06-03",
        origin={"published": "dateline", "outlet": "text"},
        kind=records.Kind(value="editorial", p=None, evidence=[records.KindEvidence(where="text", words="From The")]),
        warnings=["The id was taken from the path."],
    )


def _full_sentences() -> list[records.Sentence]:
    return [
        sentence(TEXT, "Fair Shares Need Fair Sums", 0, role="headline", type="policy"),
        sentence(TEXT, "The president said that Norland “pays nothing” for its defence.", 1, voice="other"),
        sentence(TEXT, "That is false.", 2, negated=True),
        sentence(TEXT, "Norland has set aside over ¥1 trillion for the five years from fiscal 2022.", 3),
        sentence(TEXT, "The government should publish the accounts.", 4, type="policy", p=0.97),
    ]


def president() -> records.ClaimSource:
    """Returns the quoted holder of the full record."""
    name = "the president of Vastmark"
    return records.ClaimSource(id="person:vastmark-president", kind=labels.HolderKind.PERSON, name=name, country="VM")


def _full_claims() -> list[records.Claim]:
    return [
        claim(
            TEXT,
            "Norland “pays nothing” for its defence",
            0,
            voice="other",
            source=president(),
            cue=records.Quoted(**at(TEXT, "said that")),
            mode="mixed",
            endorsement="rejected",
            endorsement_evidence=records.Quoted(**at(TEXT, "That is false.")),
        ),
        claim(
            TEXT,
            "The government should publish the accounts",
            1,
            type="policy",
            force="directive",
            ask=records.Ask(addressee="The government", action="publish the accounts"),
        ),
    ]


def _full_figures() -> list[records.Figure]:
    return [
        figure(
            TEXT,
            "nothing",
            0,
            kind="money",
            value_min=0.0,
            value_max=0.0,
            bound="zero_word",
            voice="other",
            source="person:vastmark-president",
            endorsement="rejected",
        ),
        figure(
            TEXT,
            "over ¥1 trillion",
            1,
            kind="money",
            value_min=1e12,
            value_max=None,
            unit="JPY",
            unit_basis="explicit",
            bound="lower_bound",
            per="total",
            period=records.Period(
                start="2022-04-01", end="2027-03-31", text="the five years from fiscal 2022", basis="fiscal_rule"
            ),
            payer=records.Party(name="Norland", id="government:NL", country="NL"),
            payee=records.Party(name="allied forces"),
            measures="host support",
        ),
    ]


def _full_stances() -> list[records.Stance]:
    evidence = [records.EvidenceSpan(**at(TEXT, "That is false."), p=0.6)]
    holder = records.Holder(**president().model_dump(exclude={"surface", "start", "end"}))
    return [
        stance("patron_demand_legitimate", "oppose", 0, evidence=evidence, p={"oppose": 0.82, "neutral": 0.18}),
        stance("ally_pays_fair_share", "support", 1, p=None, strength="hedged", zero_shot=True),
        stance("pressure_works", "absent", 2, p={"absent": 0.99}),
        stance("trade_security_linkage", "abstain", 3, p={"oppose": 0.41, "neutral": 0.39, "absent": 0.2}),
        stance("ally_pays_fair_share", "oppose", 4, holder=holder),
    ]
