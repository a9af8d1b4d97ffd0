"""The stances: where the article stands on each proposition, how sure that is, and the sentences that show it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from burthen.cli.card_layout import Indented
from burthen.cli.card_speakers import holder_label
from burthen.cli.card_style import DIM, VERDICT_STYLES, Marks, bar, plain, quoted, two_digits, words
from burthen.labels import HolderKind, StanceValue
from burthen.records import Record, Stance

EVIDENCE_LIMIT = 110


def stances_view(record: Record, marks: Marks) -> list[RenderableType]:
    """Returns the author's stances, those that it abstains on or never raises, and those of quoted holders."""
    if record.stances is None:
        return [Text("not run", style=DIM)]
    own = [stance for stance in record.stances if stance.holder.kind is HolderKind.AUTHOR]
    others = [stance for stance in record.stances if stance.holder.kind is not HolderKind.AUTHOR]
    taken = [stance for stance in own if stance.value not in (StanceValue.ABSENT, StanceValue.ABSTAIN)]
    parts: list[RenderableType] = [part for stance in taken for part in _stance(stance, marks)]
    if not taken:
        parts.append(Text("the article takes no stance that was found", style=DIM))
    parts += _listed("no verdict (abstained)", (item for item in own if item.value is StanceValue.ABSTAIN), marks)
    parts += _listed("not raised (absent)", (item for item in own if item.value is StanceValue.ABSENT), marks)
    return parts + _quoted_holders(others, marks)


def _stance(stance: Stance, marks: Marks) -> list[RenderableType]:
    line = Text(f"{stance.value:<8}", style=f"bold {VERDICT_STYLES.get(stance.value, '')}".strip())
    line.append(f" {_certainty(stance, marks)}  ", style="not bold").append_text(plain(words(stance.target)))
    if notes := _notes(stance):
        line.append(f"  ({', '.join(notes)})", style=DIM)
    evidence = [_evidence(span.quote, span.p, marks) for span in stance.evidence]
    return [line, *(Indented(item, 9) for item in evidence)]


def _certainty(stance: Stance, marks: Marks) -> str:
    p = None if stance.p is None else stance.p.get(stance.value)
    return f"{'rule':<15}" if p is None else f"{bar(p, marks)} {two_digits(p)}"


def _notes(stance: Stance) -> list[str]:
    notes: list[str] = [stance.strength] if stance.strength else []
    notes += [name for name in ("reverse", "ironic") if getattr(stance, name)]
    if stance.zero_shot:
        notes.append("zero-shot")
    if stance.conditional_on:
        notes.append(f"if {stance.conditional_on}")
    return [plain(note).plain for note in notes]


def _evidence(quote: str, p: float | None, marks: Marks) -> Text:
    line = plain(quoted(quote, EVIDENCE_LIMIT, marks), DIM)
    return line if p is None else line.append(f" {two_digits(p)}", style=DIM)


def _listed(title: str, stances: Iterable[Stance], marks: Marks) -> list[RenderableType]:
    items = [_leaning(stance) for stance in stances]
    return [plain(f"{title}: {len(items)} {marks.dash} {', '.join(items)}", DIM)] if items else []


def _leaning(stance: Stance) -> str:
    """Returns the target, and what was likeliest where the software would not say."""
    name = words(stance.target)
    if stance.value is not StanceValue.ABSTAIN or not stance.p:
        return name
    value, p = max(stance.p.items(), key=lambda item: item[1])
    return f"{name} ({value} {two_digits(p)})"


def _quoted_holders(stances: list[Stance], marks: Marks) -> list[RenderableType]:
    by_holder: dict[str, list[Stance]] = {}
    for stance in stances:
        by_holder.setdefault(stance.holder.id, []).append(stance)
    parts: list[RenderableType] = []
    for group in by_holder.values():
        parts.append(plain(f"Quoted: {holder_label(group[0].holder)}"))
        parts += [Indented(part) for stance in group for part in _stance(stance, marks)]
    return parts
