"""Makes typography plain: quotation marks, dashes, spaces, invisible characters, ligatures, entities.

What is folded, and to what:

* single quotation marks, primes, accents used as apostrophes: `'`; double, low and angle ones and corner brackets: `"`;
  two single ones side by side: `"`, as typewriters and TeX write it; the space inside double angle marks goes; a
  single angle mark between two spaces is an arrow and stays;
* U+2010, U+2011, U+2043 and the minus sign: `-`; figure dash: en dash; horizontal bar and longer: em dash;
* every Unicode space and tab, and runs of them: one space; line ends of any kind: line feed, blank lines: two of them;
* control characters, soft hyphen, zero-width and bidirectional marks: nothing; those from U+0080 to U+009F are read as
  Windows-1252, which is what they are in wrongly decoded pages;
* joiners (U+200C, U+200D) go only after Latin letters and punctuation: emoji and other scripts need them;
* full-width letters, digits, signs: ASCII, or the currency sign; ligatures: letters; ellipses: three full stops;
* HTML entities: their character, also when escaped twice.

Emoji, combining marks, other scripts and lone surrogates stay as they are.

References:
    The Unicode Standard 16.0, chapter 6 (punctuation), chapter 23.2 (layout controls);
    HTML Living Standard, 13.2.5.80 (numeric references and Windows-1252).
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from burthen.clean.draft import Draft, Edit

_SPACES = "\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x1f\x7f\x81\x8d\x8f\x90\x9d\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_JOINERS = "\u200c\u200d"

_LAYOUT = re.compile(f"[{_SPACES}{_BREAKS}{_INVISIBLE}{_JOINERS}]{{2,}}|[{_INVISIBLE}]")
# A joiner is noise where Latin text or punctuation stands before it.
_NOISE = re.compile(f"(?<=[\x00-\u024f\u2000-\u206f\ufb00-\ufb06])[{_JOINERS}]+")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_SPACE = re.compile(f"[{_SPACES}]")
_ENTITY = re.compile("&(?:amp;|AMP;|#38;|#[xX]26;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SHAPES = re.compile(
    "'{2}|(?<! )['‹›]{2}|['‹›]{2}(?! )|« ?| ?»|(?<![ '])[‹›](?!')|(?<!')[‹›](?![ '])"
    "|[\ufb00-\ufb06]|[.…](?: [.…]){2,}|…"
)
_MOST_PASSES = 4
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)


def _table() -> dict[int, str]:
    pairs = {
        "'": "‘’‚‛′‵´`ʼ＇｀",
        '"': "“”„‟″‶〝〞〟＂「」『』｢｣",
        "-": "‐‑⁃−﹣－",
        "–": "‒",
        "—": "―﹘⸺⸻",
        " ": "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
        "\n": "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029",
    }
    table = {ord(char): plain for plain, chars in pairs.items() for char in chars}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table}
    table |= {ord(wide): sign for wide, sign in zip("￠￡￥￦﹩﹪﹫", "¢£¥₩$%@", strict=True)}
    return table


_TABLE = _table()
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}


def normalised(text: str) -> Draft:
    """Returns the text with plain typography and its map to the source.

    Takes linear time; characters that change one for one cost no piece of the map.
    """
    draft = _laid_out(Draft.of(text))
    if "&" in draft.text:
        decoded = draft.edit(_entities(draft.text))
        draft = draft if decoded is draft else _laid_out(decoded)
    return _shaped(draft)


def _shaped(draft: Draft) -> Draft:
    """Folds marks of several characters; again where what was made stands beside what is left, as in `‹'‹`."""
    for _ in range(_MOST_PASSES):
        shaped = draft.edit(Edit(*match.span(), _shape(match[0])) for match in _SHAPES.finditer(draft.text))
        if shaped.text == draft.text:
            break
        draft = shaped
    return draft


def _laid_out(draft: Draft) -> Draft:
    draft = draft.translate(_WINDOWS)
    edits = (Edit(*match.span(), _gap(match[0])) for match in _LAYOUT.finditer(draft.text))
    draft = draft.edit(edits).translate(_TABLE)
    return draft.edit(Edit(*match.span(), "") for match in _NOISE.finditer(draft.text))


def _gap(run: str) -> str:
    """Returns what a run of white space, joiners and invisible characters comes to."""
    n_breaks = len(_BREAK.findall(run))
    if n_breaks:
        return "\n" * min(n_breaks, 2)
    return " " if _SPACE.search(run) else "".join(char for char in run if char in _JOINERS)


def _entities(text: str) -> list[Edit]:
    found = ((match, _decoded(match[0])) for match in _ENTITY.finditer(text))
    return [Edit(*match.span(), char) for match, char in found if char is not None]


def _decoded(entity: str) -> str | None:
    """Returns the character of an entity, None for what only looks like one."""
    body = re.sub("^&(?:(?:amp|AMP|#38|#[xX]26);)*(?=.)", "", entity)
    if not body.startswith("#"):
        return html5.get(body)
    char = html.unescape(f"&{body}")
    return char if char not in ("", "\ufffd") else None


def _shape(match: str) -> str:
    if match[0] in _LIGATURES:
        return _LIGATURES[match[0]]
    if len(match) == 1 and match in "‹›":
        return "'"
    return "..." if match[0] in ".…" else '"'
