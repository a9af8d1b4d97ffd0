"""Turns an analysed Doc into a record: every span is carried back into the text as extracted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from burthen import labels, records
from burthen.annotate.readings import DocSource, Speaker
from burthen.article import Article, CleanText
from burthen.claims.readings import ClaimReading
from burthen.figures.readings import FigureReading, PartyReading
from burthen.labels import HolderKind, Voice
from burthen.spans import Span
from burthen.stance.readings import StanceReading

if TYPE_CHECKING:
    from spacy.tokens import Doc


def build_record(doc: Doc, layers: Sequence[str], provenance: records.Provenance) -> records.Record:
    """Builds the record of a Doc.

    Args:
        doc: A Doc with `doc._.source` on which the pipeline has run.
        layers: Layers to write; every other one is null.
        provenance: What made the record.
    """
    return _Assembly(doc).record(layers, provenance)


class _Assembly:
    """Holds what the parts of one record share."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        source: DocSource = doc._.source
        self.article: Article = source.article
        self.clean: CleanText = source.clean
        self.sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
        self.claims: tuple[ClaimReading, ...] = doc._.claims
        self.figures: tuple[FigureReading, ...] = doc._.figures

    def record(self, layers: Sequence[str], provenance: records.Provenance) -> records.Record:
        sentences = self._sentences()
        return records.Record(
            schema=records.SCHEMA_ID,
            article=self._article(sentences),
            sentences=sentences if "sentences" in layers else None,
            claims=[self._claim(i, claim) for i, claim in enumerate(self.claims)] if "claims" in layers else None,
            figures=[self._figure(i, f, layers) for i, f in enumerate(self.figures)] if "figures" in layers else None,
            stances=[self._stance(i, s) for i, s in enumerate(self.doc._.stances)] if "stances" in layers else None,
            provenance=provenance,
        )

    def _place(self, span: Span) -> Span:
        return self.clean.offsets.to_source(span.trimmed(self.clean.text)).trimmed(self.article.text)

    def _quoted(self, span: Span) -> records.Quoted:
        place = self._place(span)
        return records.Quoted(start=place.start, end=place.end, quote=place.of(self.article.text))

    def _quote_fields(self, span: Span) -> dict[str, Any]:
        quoted = self._quoted(span)
        return {"start": quoted.start, "end": quoted.end, "quote": quoted.quote}

    # ------------------------------------------------------------------------------------------------------- article

    def _article(self, sentences: list[records.Sentence]) -> records.ArticleRecord:
        article, clean = self.article, self.clean
        told = {name: value for name, (value, _) in clean.metadata.items() if getattr(article, name, None) is None}
        origin = {**article.origin, **{name: clean.metadata[name][1] for name in told}}
        headline = article.headline
        if headline is None and clean.headline is not None:
            headline, origin["headline"] = self._quoted(clean.headline).quote, "text"
        fields = {
            name: told.get(name, getattr(article, name))
            for name in ("outlet", "outlet_country", "byline", "published", "modified", "language", "url", "section")
        }
        return records.ArticleRecord(
            id=article.id,
            **fields,
            headline=headline,
            kind=records.Kind(
                value=article.kind.value,
                p=None,
                evidence=[records.KindEvidence(where=where, words=words) for where, words in article.kind.evidence],
            ),
            origin=origin,
            text=article.text,
            text_sha256=records.text_sha256(article.text),
            source=records.Source(path=article.source.path, format=article.source.format, row=article.source.row),
            coverage=self._coverage(sentences),
            truncated=clean.truncated,
            warnings=list(article.warnings),
            removed=[
                records.RemovedSpan(start=r.span.start, end=r.span.end, quote=r.span.of(article.text), reason=r.reason)
                for r in clean.removed
            ],
        )

    def _coverage(self, sentences: list[records.Sentence]) -> records.Coverage:
        """Counts letters and digits: all that were not removed, and those that stand in a sentence of the record."""
        text = self.article.text
        removed = [removal.span for removal in self.clean.removed]
        return records.Coverage(
            analysed=_count(text, [Span(s.start, s.end) for s in sentences], without=removed),
            total=_count(text, [Span(0, len(text))], without=removed),
        )

    # ------------------------------------------------------------------------------------------------- sentence layer

    def _sentences(self) -> list[records.Sentence]:
        readings, voices = self.doc._.sentence_readings, self.doc._.sentence_voices
        built = []
        for index, span in enumerate(self.sentences):
            reading = readings[index] if readings else None
            voice = voices[index] if voices else None
            is_last = index == len(self.sentences) - 1
            built.append(
                records.Sentence(
                    **self._quote_fields(span),
                    id=f"s{index}",
                    role=voice.role if voice else labels.Role.BODY,
                    type=reading.type if reading else None,
                    voice=voice.voice if voice else Voice.AUTHOR,
                    hedged=reading.hedged if reading else None,
                    negated=reading.negated if reading else None,
                    rhetorical=reading.rhetorical if reading else None,
                    checkworthy=reading.checkworthy if reading else None,
                    truncated=self.clean.truncated and is_last,
                    p=_rounded(reading.p) if reading else None,
                )
            )
        return built

    # ---------------------------------------------------------------------------------------------------- claim layer

    def _claim(self, index: int, claim: ClaimReading) -> records.Claim:
        extent = Span(min(span.start for span in claim.spans), max(span.end for span in claim.spans))
        return records.Claim(
            **self._quote_fields(extent),
            id=f"c{index}",
            spans=[self._quoted(span) for span in claim.spans],
            sentence=claim.sentence,
            type=claim.type,
            voice=claim.voice,
            source=self._claim_source(claim.source) if claim.source else None,
            chain=list(claim.chain),
            cue=self._quoted(claim.cue) if claim.cue else None,
            mode=claim.mode,
            force=claim.force,
            endorsement=claim.endorsement,
            endorsement_scope=claim.endorsement_scope,
            endorsement_evidence=self._quoted(claim.endorsement_evidence) if claim.endorsement_evidence else None,
            hedged=claim.hedged,
            negated=claim.negated,
            checkworthy=claim.checkworthy,
            ask=records.Ask(addressee=claim.ask[0], action=claim.ask[1]) if claim.ask else None,
            canonical=claim.canonical,
            figures=[f"f{i}" for i, f in enumerate(self.figures) if any(s.contains(f.span) for s in claim.spans)],
            decided_by=claim.decided_by,
            p=_rounded(claim.p),
        )

    def _claim_source(self, speaker: Speaker) -> records.ClaimSource:
        place = self._place(speaker.span) if speaker.span else None
        return records.ClaimSource(
            id=speaker.id,
            kind=speaker.kind,
            name=speaker.name,
            country=speaker.country,
            surface=place.of(self.article.text) if place else speaker.surface,
            start=place.start if place else None,
            end=place.end if place else None,
        )

    def _claim_of(self, figure: FigureReading) -> int | None:
        """Returns the index of the shortest claim that a figure stands in."""
        holding = [i for i, c in enumerate(self.claims) if any(span.contains(figure.span) for span in c.spans)]
        return min(holding, key=lambda i: (sum(map(len, self.claims[i].spans)), i)) if holding else None

    # --------------------------------------------------------------------------------------------------- figure layer

    def _figure(self, index: int, figure: FigureReading, layers: Sequence[str]) -> records.Figure:
        claim_index = self._claim_of(figure)
        claim = self.claims[claim_index] if claim_index is not None else None
        quoted = claim is not None and claim.source is not None
        period = figure.period
        return records.Figure(
            **self._quote_fields(figure.span),
            id=f"f{index}",
            kind=figure.kind,
            value_min=figure.value_min,
            value_max=figure.value_max,
            of_total=figure.of_total,
            unit=figure.unit,
            unit_basis=figure.unit_basis,
            bound=figure.bound,
            frame=figure.frame,
            change=figure.change,
            change_from=figure.change_from,
            per=figure.per,
            period=records.Period(start=period.start, end=period.end, text=period.text, basis=period.basis)
            if period
            else None,
            payer=self._party(figure.payer),
            payee=self._party(figure.payee),
            measures=figure.measures,
            claim=f"c{claim_index}" if claim_index is not None and "claims" in layers else None,
            voice=Voice.OTHER if quoted else Voice.AUTHOR,
            source=claim.source.id if claim and claim.source else None,
            endorsement=claim.endorsement if claim and quoted else None,
            equivalent_of=_id("f", figure.equivalent_of),
            repeat_of=_id("f", figure.repeat_of),
            scenario=figure.scenario,
            decided_by=labels.DecidedBy.RULE,
            p=None,
        )

    def _party(self, party: PartyReading | None) -> records.Party | None:
        if party is None:
            return None
        place = self._place(party.span) if party.span else None
        return records.Party(
            id=party.id,
            name=party.name,
            country=party.country,
            start=place.start if place else None,
            end=place.end if place else None,
        )

    # --------------------------------------------------------------------------------------------------- stance layer

    def _stance(self, index: int, stance: StanceReading) -> records.Stance:
        holder = stance.holder
        return records.Stance(
            id=f"t{index}",
            holder=records.Holder(id=holder.id, kind=holder.kind, name=holder.name, country=holder.country)
            if holder
            else records.Holder(id="author", kind=HolderKind.AUTHOR, name=self.article.outlet),
            target=stance.target,
            value=stance.value,
            p=dict(stance.p) if stance.p is not None else None,
            strength=stance.strength,
            conditional_on=stance.conditional_on,
            reverse=stance.reverse,
            ironic=stance.ironic,
            zero_shot=stance.zero_shot,
            evidence=[records.EvidenceSpan(**self._quote_fields(span), p=p) for span, p in stance.evidence],
        )


def _id(letter: str, index: int | None) -> str | None:
    return None if index is None else f"{letter}{index}"


def _rounded(p: float | None) -> float | None:
    """Rounds a probability to what is meaningful; more digits would only differ from machine to machine."""
    return None if p is None else round(float(p), 4)


def _count(text: str, spans: Sequence[Span], without: Sequence[Span]) -> int:
    """Counts letters and digits under `spans`, each once, leaving out those under `without`."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\x01" * len(span)
    for span in without:
        covered[span.start : span.end] = bytes(len(span))
    return sum(1 for character, is_covered in zip(text, covered, strict=True) if is_covered and character.isalnum())
