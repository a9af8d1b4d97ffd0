"""The claims: whom the article quotes and how it takes them, what it asks for, and its own sentences by type."""

from __future__ import annotations

from collections import Counter

from rich.console import RenderableType
from rich.text import Text

from burthen.cli.card_layout import Indented
from burthen.cli.card_speakers import Speaker, quoted_claims, speaker_id
from burthen.cli.card_style import DIM, VERDICT_STYLES, Marks, bar, plain, probability, quoted, shorten, words
from burthen.labels import ClaimType, Scope, Voice
from burthen.records import Claim, Record

QUOTE_LIMIT = 160
EVIDENCE_LIMIT = 80


def claims_view(record: Record, speakers: dict[str, Speaker], marks: Marks) -> list[RenderableType]:
    """Returns the attributed claims by holder, then the article's own asks."""
    if record.claims is None:
        return [Text("not run", style=DIM)]
    parts: list[RenderableType] = []
    attributed = quoted_claims(record)
    for key, speaker in speakers.items():
        parts.append(Text(f"{speaker.letter} ", style=f"bold {speaker.style}").append_text(plain(speaker.label)))
        parts += [Indented(_claim(claim, marks)) for claim in attributed if speaker_id(claim) == key]
    if not attributed:
        parts.append(Text("nobody else is quoted", style=DIM))
    return parts + _asks(record, marks)


def _claim(claim: Claim, marks: Marks) -> Text:
    words_said = " ... ".join(span.quote for span in claim.spans) or claim.quote
    line = plain(quoted(words_said, QUOTE_LIMIT, marks))
    flags = [name for name in ("hedged", "negated", "checkworthy") if getattr(claim, name)]
    facts = [claim.mode or "mode not read", claim.force, words(claim.type) or "type not read", *flags]
    line.append(f"\n{f' {marks.dot} '.join(facts)} {marks.dot} ", style=DIM)
    _append_endorsement(line, claim, marks)
    line.append(f" {marks.dot} {probability(claim.p)}", style=DIM)
    return line


def _append_endorsement(line: Text, claim: Claim, marks: Marks) -> None:
    if claim.endorsement is None:
        line.append("endorsement not read", style=DIM)
        return
    line.append(claim.endorsement, style=f"bold {VERDICT_STYLES.get(claim.endorsement, '')}".strip())
    if claim.endorsement_evidence is not None:
        where = " elsewhere in the article" if claim.endorsement_scope is Scope.DOCUMENT else ""
        line.append(f"{where}: {quoted(claim.endorsement_evidence.quote, EVIDENCE_LIMIT, marks)}", style=DIM)


def _asks(record: Record, marks: Marks) -> list[RenderableType]:
    own = [claim for claim in record.claims or () if claim.voice is Voice.AUTHOR and claim.type is ClaimType.POLICY]
    if not own:
        return [Text("the article itself asks for nothing", style=DIM)]
    parts: list[RenderableType] = [Text("The article itself asks")]
    return parts + [Indented(_ask(claim, marks)) for claim in own]


def _ask(claim: Claim, marks: Marks) -> Text:
    if claim.ask is None:
        line = plain(shorten(claim.quote, QUOTE_LIMIT, marks))
    else:
        line = plain(_addressee(claim.ask.addressee), "bold")
        line.append(f" {marks.arrow} ").append_text(plain(shorten(claim.ask.action, QUOTE_LIMIT, marks)))
    return line.append(f" {marks.dot} {probability(claim.p)}", style=DIM)


def profile_view(record: Record, marks: Marks) -> list[RenderableType]:
    """Returns how many of the own-voice sentences are of each type, with the base that the shares refer to."""
    if record.sentences is None:
        return [Text("not run", style=DIM)]
    own = [sentence for sentence in record.sentences if sentence.voice is Voice.AUTHOR]
    if not own:
        return [Text("no sentence in the article's own voice", style=DIM)]
    counts = Counter(words(sentence.type) or "type not read" for sentence in own)
    lines: list[RenderableType] = [
        Text(f"{len(own)} of {len(record.sentences)} sentences are in the article's own voice")
    ]
    width = max(len(name) for name in counts)
    for name, count in counts.most_common():
        lines.append(Text(f"  {name:<{width}}  {bar(count / len(own), marks, 20)}  {count}"))
    flags = {name: sum(bool(getattr(item, name)) for item in own) for name in ("hedged", "negated", "rhetorical")}
    return [*lines, Text("  " + f" {marks.dot} ".join(f"{name} {n}" for name, n in flags.items()), style=DIM)]


def _addressee(addressee: str | None) -> str:
    """Returns who is asked, a government by the name of its country."""
    if addressee is None:
        return "(nobody named)"
    kind, _, code = addressee.partition(":")
    if kind != "government":
        return addressee
    from burthen.annotate.gazetteer import country_name

    return f"government of {country_name(code)}"
