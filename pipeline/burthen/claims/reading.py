"""Makes sentence readings and claims of a Doc from its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from burthen.annotate.marks import source_of
from burthen.annotate.readings import Attribution
from burthen.annotate.report import Frame
from burthen.claims.addressee import PRONOUNS, resolve_addressee, resolve_pronoun
from burthen.claims.ask import Ask, extract_ask
from burthen.claims.ask_words import ask_by_words
from burthen.claims.attitude import Attitude, read_attitude
from burthen.claims.attitude_model import AttitudeModel
from burthen.claims.canonical import canonical_text
from burthen.claims.clauses import Clause
from burthen.claims.endorsement import EndorsementReading, read_endorsement, settle_by_document
from burthen.claims.features import Features, subject_token
from burthen.claims.flags import is_checkworthy, is_hedged, is_negated
from burthen.claims.force import by_force, read_force
from burthen.claims.lexicon import words
from burthen.claims.phrases import actor_text
from burthen.claims.places import locate
from burthen.claims.readings import ClaimReading, SentenceReading
from burthen.claims.sentence_types import Scores, SentenceTyper
from burthen.claims.split import split_claims
from burthen.claims.tokens import token_range
from burthen.claims.types import TypeDecision, decide_type
from burthen.labels import ClaimType, DecidedBy, Force, Voice
from burthen.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Probability from which a sentence head's flag stands: even odds, the heads being calibrated.
FLAG_FROM = 0.5


class ClaimReader:
    """Reads one Doc; every method is linear in what it reads."""

    def __init__(
        self, features: Features, scores: Sequence[Scores] | None, attitudes: AttitudeModel | None = None
    ) -> None:
        """Takes what is known of the Doc.

        Args:
            features: Its clauses and cues.
            scores: A model's evidence for each sentence, None without a model.
            attitudes: Classifier of endorsement; without it the closed rules decide alone.
        """
        self._attitude_model = attitudes
        self.features = features
        self.doc: Doc = features.doc
        self.attributions: Sequence[Attribution] = self.doc._.attributions
        self.forces = [read_force(features, attribution) for attribution in self.attributions]
        self.typer = SentenceTyper(features, self.forces, scores)
        self.sentence_of = self.typer.sentence_of
        self.voices = self.typer.voices

    def sentence_reading(self, index: int, decision: TypeDecision) -> SentenceReading:
        """Returns type and flags of one sentence."""
        sentence = self.features.sentences[index]
        return SentenceReading(
            type=decision.type,
            hedged=is_hedged(self.features, decision),
            negated=self._flag("negated", index, decision, is_negated(self.features, decision)),
            rhetorical=decision.rhetorical,
            checkworthy=self._flag(
                "checkworthy", index, decision, is_checkworthy(self.features, decision, sentence.start, sentence.end)
            ),
            p=decision.p,
            rule=decision.rule,
        )

    def _flag(self, head: str, index: int, decision: TypeDecision, by_rule: bool) -> bool:
        """Returns a flag of a sentence: a model's verdict where there is one, else the rule's.

        What asserts nothing can neither deny nor be checked.
        """
        if decision.type is ClaimType.NONE:
            return False
        probability = (self.typer.evidence(index) or {}).get(f"{head}.yes")
        return by_rule if probability is None else probability >= FLAG_FROM

    def own_claims(self, decisions: Sequence[TypeDecision]) -> Iterator[ClaimReading]:
        """Yields the author's own claims."""
        for index, decision in enumerate(decisions):
            voice = self.voices[index].voice if index < len(self.voices) else Voice.AUTHOR
            if voice is Voice.OTHER or decision.type is ClaimType.NONE:
                continue
            sentence = self.features.sentences[index]
            for span, part in split_claims(self.features, sentence.start, sentence.end, decision):
                force = Force.DIRECTIVE if part.type is ClaimType.POLICY else Force.ASSERTIVE
                yield self._claim((span,), index, part, Voice.AUTHOR, force)

    def attributed_claims(self) -> Iterator[ClaimReading]:
        """Yields one claim for each attribution."""
        for number, (rule, attitude) in enumerate(self.attitudes(self.rule_endorsements())):
            model = self._attitude_model
            reading = rule if model is None or attitude is None else model.decide(attitude, rule)
            claim = self._attributed(number, reading)
            if claim is not None:
                yield claim

    def rule_endorsements(self) -> list[EndorsementReading]:
        """Returns what the closed rules say of each attribution."""
        readings = [
            read_endorsement(self.features, attribution, self.voices, self.sentence_of, force)
            for attribution, force in zip(self.attributions, self.forces, strict=True)
        ]
        return settle_by_document(readings, self.attributions, self.forces)

    def attitudes(self, rules: Sequence[EndorsementReading]) -> Iterator[tuple[EndorsementReading, Attitude | None]]:
        """Yields the rules' reading of each attribution with the features of it; None for one without a token."""
        source = source_of(self.doc)
        home = source.article.outlet_country if source is not None else None
        for attribution, force, rule in zip(self.attributions, self.forces, rules, strict=True):
            place = locate(self.features, attribution, self.sentence_of)
            if place is None:
                yield rule, None
            else:
                yield rule, read_attitude(self.features, attribution, place, self.voices, force, rule, home)

    def _attributed(self, number: int, reading: EndorsementReading) -> ClaimReading | None:
        attribution = self.attributions[number]
        pieces = [piece for piece in attribution.content if len(piece)]
        start, end = token_range(self.doc, attribution.extent)
        if not pieces or start == end:
            return None
        decision = by_force(self._decide_content(start, end), self.forces[number])
        return self._claim(
            tuple(pieces), self.sentence_of[start], decision, Voice.OTHER, self.forces[number], number, reading
        )

    def _decide_content(self, start: int, end: int) -> TypeDecision:
        """Types quoted content; of several sentences the first that asserts something counts."""
        decision = None
        for index in range(self.sentence_of[start], self.sentence_of[end - 1] + 1):
            sentence = self.features.sentences[index]
            low, high = max(start, sentence.start), min(end, sentence.end)
            scores = self.typer.evidence(index) if (high - low) >= 0.5 * len(sentence) else None
            found = decide_type(self.features, low, high, scores)
            if decision is None or decision.type is ClaimType.NONE:
                decision = found
        return decision or TypeDecision(ClaimType.NONE, "none-stub")

    def _claim(
        self,
        spans: tuple[Span, ...],
        index: int,
        decision: TypeDecision,
        voice: Voice,
        force: Force,
        number: int | None = None,
        endorsement: EndorsementReading | None = None,
    ) -> ClaimReading:
        attribution = self.attributions[number] if number is not None else None
        start, end = token_range(self.doc, Span(spans[0].start, spans[-1].end))
        asked = decision.type is ClaimType.POLICY or force is Force.DIRECTIVE
        return ClaimReading(
            spans=spans,
            sentence=index,
            type=decision.type,
            voice=voice,
            force=force,
            hedged=is_hedged(self.features, decision),
            negated=decision.type is not ClaimType.NONE and is_negated(self.features, decision),
            checkworthy=is_checkworthy(self.features, decision, start, end),
            source=attribution.source if attribution else None,
            cue=attribution.cue if attribution else None,
            mode=attribution.mode if attribution else None,
            chain=attribution.chain if attribution else (),
            attribution=number,
            endorsement=endorsement.value if endorsement else None,
            endorsement_scope=endorsement.scope if endorsement else None,
            endorsement_evidence=endorsement.evidence if endorsement else None,
            ask=self._ask(decision, voice, start, end) if asked and not decision.rhetorical else None,
            canonical=canonical_text(self.features, spans[0], self.attributions),
            decided_by=_decider(decision, attribution),
            p=decision.p,
            rule=decision.rule if endorsement is None else f"{decision.rule}; endorsement: {endorsement.rule}",
        )

    def _ask(self, decision: TypeDecision, voice: Voice, start: int, end: int) -> Ask | None:
        # Where only a model sees a recommendation, the clause must at least hold a word of duty.
        clauses = decision.clauses
        told = clauses and (decision.decided_by is not DecidedBy.MODEL or self._tells_duty(clauses[0]))
        ask = extract_ask(self.features, clauses[0]) if told else None
        if ask is None or _is_bare_let(ask):
            found_by_words = ask_by_words(self.doc, start, end)
            if found_by_words is None:
                return None
            head, action = found_by_words
            ask = actor_text(head), action
        named, action = ask
        if named is None and clauses:
            if _speaks_to_readers(action):
                return None, action
            named = self._plain_subject(clauses[0])
        if named is not None and named.casefold() in PRONOUNS:
            pronoun = self._pronoun(range(start, end), clauses[0] if clauses else None, named.casefold())
            found = resolve_pronoun(self.doc, pronoun) if pronoun is not None else None
            if found is not None or named.casefold() != "it":
                return found, action
        return resolve_addressee(self.doc, named, own=voice is Voice.AUTHOR), action

    def _tells_duty(self, clause: Clause) -> bool:
        return self.features.has(clause, "policy.duty", "policy.need", "policy.frame")

    def _plain_subject(self, clause: Clause) -> str | None:
        """Returns "it" where that is who acts ("It should refuse"), None where it stands for a thing or nobody."""
        subject = subject_token(self.features, clause)
        passive = any(self.doc[index].dep_ in ("aux:pass", "cop") for index in clause.group)
        acts = subject is not None and subject.lower_ == "it" and subject.dep_ == "nsubj" and not passive
        return "it" if acts else None

    def _pronoun(self, tokens: range, clause: Clause | None, word: str) -> Token | None:
        """Returns the pronoun that an ask names, the subject before any other."""
        subject = subject_token(self.features, clause) if clause is not None else None
        if subject is not None and subject.lower_ == word:
            return subject
        return next((self.doc[index] for index in tokens if self.doc[index].lower_ == word), None)


def _decider(decision: TypeDecision, attribution: Attribution | None) -> DecidedBy:
    """Returns who decided a claim: its type, and that somebody other than the author makes it."""
    seen_by_model = attribution is not None and attribution.rule == Frame.MODEL
    return DecidedBy.BOTH if seen_by_model and decision.decided_by is DecidedBy.RULE else decision.decided_by


def _speaks_to_readers(action: str) -> bool:
    """Tells whether an imperative asks the reader along ("Look at the notes", "Let us weigh"), not an actor."""
    first = action.casefold().split()
    return bool(first) and (first[0] in words("asks.reader") or first[:2] in (["let", "us"], ["so", "let"]))


def _is_bare_let(ask: Ask) -> bool:
    """Tells whether an ask is the words of "let X do" as they stand: the parse did not tell X from what X is to do."""
    return ask[0] is None and "let " in f"{ask[1][:8]} ".casefold() and "let us" not in ask[1][:10].casefold()
