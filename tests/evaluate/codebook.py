"""Turns a gold record into the codebook's own format, which the independent scorer of the shared folder reads."""

from burthen.labels import HolderKind, PeriodBasis, Voice


def to_codebook(record):
    """Returns a gold record as a dictionary in the codebook's format."""
    article = record.article
    return {
        "slug": article.id,
        "title": article.headline,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "sentences": _sentences(record),
        "attributed_claims": [_claim(claim) for claim in record.claims if claim.source],
        "figures": [_figure(figure) for figure in record.figures],
        "author_stance": {
            s.target: {"value": s.value.value, "evidence": _evidence(record, s)}
            for s in record.stances
            if s.holder.kind is HolderKind.AUTHOR
        },
        "quoted_stances": [
            {
                "holder": names(s.holder)[0],
                "holder_alt": names(s.holder)[1:],
                "target": s.target,
                "value": s.value.value,
            }
            for s in record.stances
            if s.holder.kind is not HolderKind.AUTHOR
        ],
    }


def names(holder):
    """Returns the name of a holder and its other names."""
    if holder.kind is HolderKind.UNNAMED:
        return ["unnamed"]
    more = [f"government:{holder.country}"] if holder.kind is HolderKind.GOVERNMENT and holder.country else []
    return [*([holder.name] if holder.name else []), *more] or [""]


def _sentences(record):
    coded = [
        {
            "i": index,
            "role": s.role.value,
            "char_start": s.start,
            "char_end": s.end,
            "claim_type": s.type.value,
            "hedged": s.hedged,
            "negated": s.negated,
            "checkworthy": s.checkworthy,
            "content_attributed_to_other": s.voice is Voice.OTHER,
        }
        for index, s in enumerate(record.sentences)
    ]
    removed = [
        {"i": len(coded) + n, "role": "boilerplate", "char_start": r.start, "char_end": r.end, "claim_type": "none"}
        for n, r in enumerate(record.article.removed)
    ]
    return coded + removed


def _claim(claim):
    mention = [claim.source.surface] if claim.source.surface else []
    return {
        "source": names(claim.source)[0],
        "source_alt": [*names(claim.source)[1:], *mention],
        "cue": claim.cue and claim.cue.quote,
        "cue_char_start": claim.cue and claim.cue.start,
        "cue_char_end": claim.cue and claim.cue.end,
        "mode": claim.mode,
        "force": claim.force,
        "content_spans": [[span.start, span.end] for span in claim.spans],
        "author_endorsement": claim.endorsement,
    }


def _figure(figure):
    period = figure.period
    published = period is not None and period.basis is PeriodBasis.PUBLICATION
    ends = [period.start, period.end] if period else [None, None]
    return {
        "surface": figure.quote,
        "char_start": figure.start,
        "char_end": figure.end,
        "value_min": figure.value_min,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "bound": figure.bound.value,
        "change": figure.change.value,
        "change_from": figure.change_from,
        "per": figure.per and figure.per.value,
        "period_start": None if published else ends[0],
        "period_end": None if published else ends[1],
        "period_alt": [ends] if published else [],
        "payer": figure.payer and figure.payer.name,
        "payer_alt": _countries(figure.payer),
        "payee": figure.payee and figure.payee.name,
        "payee_alt": _countries(figure.payee),
        "asserted_by": "author" if figure.voice is Voice.AUTHOR else (figure.source or "unnamed"),
        "author_endorsement": figure.endorsement or ("endorsed" if figure.voice is Voice.AUTHOR else None),
    }


def _countries(party):
    return [f"government:{party.country}"] if party and party.country else []


def _evidence(record, stance):
    spans = {(e.start, e.end) for e in stance.evidence}
    return [index for index, s in enumerate(record.sentences) if (s.start, s.end) in spans]
