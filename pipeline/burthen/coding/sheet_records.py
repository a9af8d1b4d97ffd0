"""Turns a coding sheet into a gold record: quotations become spans, keys become holders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from burthen import labels, records
from burthen.coding.places import Places
from burthen.coding.sheet import Sheet, SheetClaim, SheetStance
from burthen.coding.sheet_figures import FigureReader
from burthen.labels import DecidedBy, Endorsement, HolderKind, Role, Voice
from burthen.spans import Span
from burthen.version import CODEBOOK_VERSION, __version__

FLAGS = {"h": "hedged", "n": "negated", "r": "rhetorical", "c": "checkworthy", "t": "truncated"}
# A quotation may run on over paragraphs; longer than this it is a slip of the sheet.
CONTENT_REACH = 1500
EVIDENCE_SENTENCE = re.compile(r"S\d+[b-j]?")


def record_of(
    sheet: Sheet, article: records.ArticleRecord, segments: Sequence[Span], targets: Sequence[str]
) -> records.Record:
    """Returns the gold record of a sheet.

    Args:
        article: The article; what the sheet decides (removed spans, coverage, headline, truncation) is filled in.
        segments: The segments that the coder was given.
        targets: Ids of the propositions; the author's stance on one that the sheet does not name is `absent`.

    Raises:
        RecordError: B402 where the sheet names what is not there.
    """
    return _Compiler(sheet, article, segments).record(targets)


class _Compiler:
    def __init__(self, sheet: Sheet, article: records.ArticleRecord, segments: Sequence[Span]) -> None:
        self.sheet, self.article, self.text = sheet, article, article.text
        self.places = Places.of(article.text, segments, split=sheet.split, join=sheet.join, sheet=sheet.id)
        self.removed: list[records.RemovedSpan] = []
        self.sentences: list[records.Sentence] = []
        self.index: dict[str, int] = {}
        self._read_sentences()

    def record(self, targets: Sequence[str]) -> records.Record:
        claims = self._claims()
        figures = FigureReader(self.sheet, self.places, self._quoted).read(claims)
        claims = [_with_figures(claim, figures) for claim in claims]
        return records.Record(
            schema=records.SCHEMA_ID,
            article=self._article(),
            sentences=self.sentences,
            claims=claims,
            figures=figures,
            stances=self._stances(targets),
            provenance=records.Provenance(
                burthen=__version__,
                models={},
                settings_sha256="",
                targets_sha256=None,
                codebook_version=CODEBOOK_VERSION,
                layers_run=["sentences", "claims", "figures", "stances"],
            ),
        )

    # ------------------------------------------------------------------------------------------------------ sentences

    def _read_sentences(self) -> None:
        missing = [number for number in self.places.spans if number not in self.sheet.sentences]
        surplus = [number for number in self.sheet.sentences if number not in self.places.spans]
        for numbers, what in ((missing, "not coded"), (surplus, "no such sentence")):
            if numbers:
                raise self.places.error("sentences", f"{', '.join(numbers[:8])}: {what}")
        for number, span in self.places.spans.items():
            words = self.sheet.sentences[number].split()
            if words[:1] == ["x"]:
                self._remove(number, span, words)
            else:
                self._add_sentence(number, span, words)

    def _remove(self, number: str, span: Span, words: Sequence[str]) -> None:
        try:
            reason = labels.RemovalReason(words[1] if len(words) > 1 else "")
        except ValueError:
            raise self.places.error(number, f"{' '.join(words)!r} names no reason of removal") from None
        self.removed.append(records.RemovedSpan(**self._fields(span), reason=reason))

    def _add_sentence(self, number: str, span: Span, words: list[str]) -> None:
        role = Role.BODY
        if words[:1] == ["headline"]:
            role, words = Role.HEADLINE, words[1:]
        try:
            kind, voice, flags = labels.ClaimType(words[0]), Voice(words[1]), read_flags(words[2])
        except (ValueError, IndexError):
            raise self.places.error(number, f"{self.sheet.sentences[number]!r} is not `type voice flags`") from None
        self.index[number] = len(self.sentences)
        self.sentences.append(
            records.Sentence(
                **self._fields(span), id=f"s{len(self.sentences)}", role=role, type=kind, voice=voice, **flags
            )
        )

    def _article(self) -> records.ArticleRecord:
        headline = next((s.quote for s in self.sentences if s.role is Role.HEADLINE), None)
        letters = sum(sum(map(str.isalnum, s.quote)) for s in self.sentences)
        return self.article.model_copy(
            update={
                "headline": self.article.headline or headline,
                "coverage": records.Coverage(analysed=letters, total=letters),
                "truncated": self.sheet.truncated,
                "removed": self.removed,
            }
        )

    # --------------------------------------------------------------------------------------------------------- claims

    def _claims(self) -> list[records.Claim]:
        quoted = [self._attributed(claim) for claim in self.sheet.claims]
        built = sorted([*quoted, *self._own_claims()], key=lambda claim: (claim.start, -claim.end))
        return [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(built)]

    def _attributed(self, claim: SheetClaim) -> records.Claim:
        spans: list[Span] = []
        for words in claim.q:
            spans.append(
                self.places.find(words, claim.s, reach=CONTENT_REACH)
                if not spans
                else self._after(words, spans[-1], claim.s)
            )
        extent = Span(spans[0].start, spans[-1].end)
        flags: dict[str, Any] = read_flags(claim.flags)
        del flags["rhetorical"], flags["truncated"]
        return records.Claim(
            **self._fields(extent), id="c", spans=[self._quoted(span) for span in spans],
            sentence=self._sentence_index(claim.s), type=claim.type, voice=Voice.OTHER,
            source=self._source(claim, extent), chain=self._chain(claim),
            cue=self._quoted(self.places.find_anywhere(claim.cue, extent)) if claim.cue else None,
            mode=claim.mode, force=claim.force, endorsement=claim.end,
            endorsement_scope=claim.scope, endorsement_evidence=self._evidence(claim, extent),
            **flags, ask=self._ask(claim.ask), decided_by=DecidedBy.CODER,
        )  # fmt: skip

    def _chain(self, claim: SheetClaim) -> list[str]:
        """Returns the ids of nested sources, the claim's own last, whether or not the coder wrote it."""
        ids = [self._holder(key).id for key in claim.chain]
        own = self._holder(claim.src).id
        return [*ids, own] if ids and ids[-1] != own else ids

    def _after(self, words: str, last: Span, number: str) -> Span:
        start = self.text.find(words, last.end, last.end + CONTENT_REACH)
        if start < 0:
            raise self.places.error(number, f"{words!r} does not follow the piece before it")
        return Span(start, start + len(words))

    def _evidence(self, claim: SheetClaim, near: Span) -> records.Quoted | None:
        if not claim.ev:
            return None
        is_number = EVIDENCE_SENTENCE.fullmatch(claim.ev)
        return self._quoted(self.places.sentence(claim.ev) if is_number else self.places.find_anywhere(claim.ev, near))

    def _source(self, claim: SheetClaim, near: Span) -> records.ClaimSource:
        mention = self._quoted(self.places.find_anywhere(claim.surface, near)) if claim.surface else None
        return records.ClaimSource(
            **self._holder(claim.src).model_dump(),
            surface=mention.quote if mention else None,
            start=mention.start if mention else None,
            end=mention.end if mention else None,
        )

    def _own_claims(self) -> list[records.Claim]:
        """Returns one claim for each sentence in the author's own voice, or its parts where the sheet splits it."""
        built = []
        for number, index in self.index.items():
            sentence = self.sentences[index]
            if sentence.voice is Voice.OTHER or sentence.type is labels.ClaimType.NONE:
                continue
            whole = [(sentence.quote, sentence.type)]
            for words, kind in self.sheet.own.get(number, whole):
                span = (
                    Span(sentence.start, sentence.end) if words == sentence.quote else self.places.find(words, number)
                )
                built.append(self._own_claim(span, kind, index, number))
        return built

    def _own_claim(self, span: Span, kind: labels.ClaimType | None, index: int, number: str) -> records.Claim:
        sentence = self.sentences[index]
        directive = kind is labels.ClaimType.POLICY
        return records.Claim(
            **self._fields(span), id="c", spans=[self._quoted(span)], sentence=index, type=kind, voice=Voice.AUTHOR,
            source=None, cue=None, mode=None,
            force=labels.Force.DIRECTIVE if directive else labels.Force.ASSERTIVE, endorsement=Endorsement.ENDORSED,
            hedged=sentence.hedged, negated=sentence.negated, checkworthy=sentence.checkworthy,
            ask=self._ask(self.sheet.asks.get(number)) if directive else None, decided_by=DecidedBy.CODER,
        )  # fmt: skip

    # -------------------------------------------------------------------------------------------------------- stances

    def _stances(self, targets: Sequence[str]) -> list[records.Stance]:
        unknown = [stance.target for stance in self.sheet.stances if stance.target not in targets]
        if unknown:
            raise self.places.error("stances", f"{unknown[0]!r} is no target")
        own = {stance.target: stance for stance in self.sheet.stances if stance.holder == "author"}
        rows = [self._stance(own[target]) if target in own else self._absent(target) for target in targets]
        rows += [self._stance(stance) for stance in self.sheet.stances if stance.holder != "author"]
        return [row.model_copy(update={"id": f"t{n}"}) for n, row in enumerate(rows)]

    def _author(self) -> records.Holder:
        return records.Holder(id="author", kind=HolderKind.AUTHOR, name=self.article.outlet)

    def _absent(self, target: str) -> records.Stance:
        return records.Stance(
            id="t", holder=self._author(), target=target, value=labels.StanceValue.ABSENT, p=None, strength=None,
            conditional_on=None, evidence=[],
        )  # fmt: skip

    def _stance(self, stance: SheetStance) -> records.Stance:
        spans = sorted({self.places.sentence(number) for number in stance.ev})
        return records.Stance(
            id="t", holder=self._author() if stance.holder == "author" else self._holder(stance.holder),
            target=stance.target, value=stance.value, p=None, strength=stance.strength,
            conditional_on=stance.conditional_on, reverse=stance.reverse, ironic=stance.ironic,
            evidence=[records.EvidenceSpan(**self._fields(span)) for span in spans],
        )  # fmt: skip

    # ---------------------------------------------------------------------------------------------------------- parts

    def _holder(self, key: str) -> records.Holder:
        if key not in self.sheet.holders:
            raise self.places.error("holders", f"{key!r} is used but not defined")
        return records.Holder(**self.sheet.holders[key].model_dump())

    def _ask(self, ask: tuple[str | None, str] | None) -> records.Ask | None:
        if ask is None:
            return None
        addressee, action = ask
        known = addressee is not None and addressee in self.sheet.holders
        return records.Ask(
            addressee=self.sheet.holders[addressee].id if known and addressee else addressee, action=action
        )

    def _sentence_index(self, number: str) -> int:
        if number not in self.index:
            raise self.places.error(number, "it is named as a sentence but coded as removed")
        return self.index[number]

    def _fields(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "quote": span.of(self.text)}

    def _quoted(self, span: Span) -> records.Quoted:
        return records.Quoted(start=span.start, end=span.end, quote=span.of(self.text))


def read_flags(letters: str) -> dict[str, Any]:
    """Returns the flags of a sentence from their letters, `-` for none.

    Raises:
        ValueError: For a letter that is no flag.
    """
    if set(letters) - {*FLAGS, "-"}:
        raise ValueError(f"{letters!r} holds a letter that is no flag")
    return {name: letter in letters for letter, name in FLAGS.items()}


def _with_figures(claim: records.Claim, figures: Sequence[records.Figure]) -> records.Claim:
    inside = [f.id for f in figures if any(s.start <= f.start and f.end <= s.end for s in claim.spans)]
    return claim.model_copy(update={"figures": inside})
