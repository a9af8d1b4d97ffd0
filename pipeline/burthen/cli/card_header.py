"""The head of the card: what was read, from where, how much of it, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from burthen.cli.card_style import DIM, HEADING, Marks, plain, probability, shorten, words
from burthen.records import ArticleRecord, Record


def header(record: Record, marks: Marks) -> list[Text]:
    """Returns the lines of the head."""
    article = record.article
    title = plain(article.headline or "(no headline)", HEADING)
    lines = [title, _facts(article, marks), _kind(article, marks), _coverage(article, marks)]
    lines += [_removed(article, marks)]
    lines += [Text("warning: ", style="yellow").append_text(plain(warning, "yellow")) for warning in article.warnings]
    return [line for line in lines if line.plain]


def _facts(article: ArticleRecord, marks: Marks) -> Text:
    fields = ("outlet", "outlet_country", "published", "modified", "byline", "url")
    parts = [_fact(article, name) for name in fields if getattr(article, name)]
    if not article.published:
        parts.append(Text("date not known", style=DIM))
    return Text(f" {marks.dot} ").join(parts)


def _fact(article: ArticleRecord, name: str) -> Text:
    origin = article.origin.get(name)
    shown = plain(f"{'changed ' if name == 'modified' else ''}{getattr(article, name)}")
    return shown.append(f" (from {words(origin)})", style=DIM) if origin else shown


def _kind(article: ArticleRecord, marks: Marks) -> Text:
    kind = article.kind
    line = Text(f"kind: {words(kind.value) or 'not known'}")
    if kind.value is not None:
        line.append(f" ({probability(kind.p)})", style=DIM)
    reasons = [f"{words(item.where)}: {shorten(item.words, 60, marks)}" for item in kind.evidence]
    return line.append(f" {marks.dash} {'; '.join(reasons)}", style=DIM) if reasons else line


def _coverage(article: ArticleRecord, marks: Marks) -> Text:
    done, total = article.coverage.analysed, article.coverage.total
    line = Text(f"coverage: {done:,} of {total:,} letters and digits of the article analysed")
    if done < total:
        line.append(f" {marks.dash} {total - done:,} were not", style="bold yellow")
    if article.truncated:
        line.append("; the source cut the text off", style="bold yellow")
    return line


def _removed(article: ArticleRecord, marks: Marks) -> Text:
    if not article.removed:
        return Text("removed: nothing", style=DIM)
    return Text(f"removed: {f' {marks.dot} '.join(_reasons(article))}")


def _reasons(article: ArticleRecord) -> Iterator[str]:
    pieces = Counter(span.reason for span in article.removed)
    for reason, count in pieces.items():
        size = sum(span.end - span.start for span in article.removed if span.reason is reason)
        yield f"{words(reason)} {count} ({size:,} characters)"
