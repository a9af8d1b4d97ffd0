"""Markdown: front matter becomes metadata, marks go, paragraphs become lines."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata

from burthen.ingest.draft import Draft
from burthen.ingest.metadata import offer_names
from burthen.ingest.page import with_headline

_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)\r?\n(\1|\.\.\.)[ \t]*(\r?\n|\Z)", re.S)
_BLOCK = re.compile(r"\s{0,3}(#{1,6}\s|>|[-*+]\s|\d{1,2}[.)]\s|```|~~~|\||={3,}\s*$|(?:[-*_]\s*){3,}$)")
_INLINE = (
    (re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}+(?:\s[^()]{0,300})?\)"), ""),
    (re.compile(r"\[([^\[\]]{1,1000})\]\([^()\s]{0,2000}+(?:\s[^()]{0,300})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,1000})\]\[[^\]]{0,200}\]"), r"\1"),
    (re.compile(r"\[\^[\w-]{1,50}\]"), ""),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~([^~\n]{1,1000})~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)  # fmt: skip


def read_markdown(draft: Draft, content: str) -> str:
    """Fills the draft from front matter and returns plain text in NFC: headline, then paragraphs, one a line."""
    match = _FRONT.match(content)
    if match:
        offer_names(draft, _front_matter(match["matter"], match[1]), "meta")
        content = content[match.end() :]
    content = _without_comments(content)
    text = "\n".join(paragraph for block in _blocks(content.splitlines()) if (paragraph := _plain(block)))
    return with_headline(unicodedata.normalize("NFC", text), draft.get("headline"))


def _front_matter(matter: str, fence: str) -> dict[str, str]:
    """Reads flat keys; of nested YAML only lists of words, which are joined."""
    if fence == "+++":
        try:
            pairs = tomllib.loads(matter).items()
        except tomllib.TOMLDecodeError:
            return {}
        return {
            key.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in pairs
        }
    found: dict[str, str] = {}
    key = ""
    for line in matter.splitlines():
        if pair := re.match(r"([A-Za-z_][\w-]*)\s*:\s*(.*)", line):
            key = pair[1].lower()
            found[key] = _scalar(pair[2])
        elif key and (item := re.match(r"\s*-\s+(.+)", line)):
            found[key] = ", ".join(filter(None, (found[key], _scalar(item[1]))))
    return found


def _without_comments(content: str) -> str:
    """A search from each opening mark to the end would be quadratic in a file of opening marks; this is linear."""
    first, *rest = content.split("<!--")
    return first + "".join(part.partition("-->")[2] if "-->" in part else part for part in rest)


def _scalar(value: str) -> str:
    stripped = value.strip()
    if quoted := re.fullmatch(r"\"(.*)\"|'(.*)'", stripped):
        return (quoted[1] or quoted[2] or "").replace('\\"', '"').replace("''", "'")
    if stripped.startswith("[") and stripped.endswith("]"):
        return ", ".join(_scalar(part) for part in stripped[1:-1].split(","))
    return re.sub(r"\s+#.*$", "", stripped)


def _blocks(lines: list[str]) -> list[list[str]]:
    """Groups lines into paragraphs; a heading, a list item or a quotation starts one of its own."""
    blocks: list[list[str]] = [[]]
    quoted = False
    for line in lines:
        quotes = line.lstrip().startswith(">")
        if not line.strip() or (_BLOCK.match(line) and not (quotes and quoted)):
            blocks.append([])
        if line.strip():
            blocks[-1].append(line)
        if re.match(r"\s{0,3}(#{1,6}\s|```|~~~|={3,}\s*$|-{3,}\s*$)", line):
            blocks.append([])
        quoted = quotes
    return [block for block in blocks if block]


def _plain(block: list[str]) -> str:
    first = block[0].strip()
    if re.fullmatch(r"(```|~~~).*|={3,}|(?:[-*_]\s*){3,}|\[[^\]]+\]:\s+\S.*|\|?[\s:|-]+\|?", first):
        return _plain(block[1:]) if len(block) > 1 else ""
    text = " ".join(re.sub(r"^\s{0,3}>+\s?", "", line).strip() for line in block)
    text = re.sub(r"^(#{1,6}\s+|[-*+]\s+)", "", text.strip())
    text = re.sub(r"\s+#+$", "", text) if first.startswith("#") else text
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html.unescape(text).strip()
