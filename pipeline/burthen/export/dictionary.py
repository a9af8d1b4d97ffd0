"""The data dictionary: every column of every table, from the schemas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from burthen.tables.columns import Column
from burthen.tables.schemas import COLUMNS

HEAD = """# Data dictionary

Every column of the tables of a run, and of the tables of `burthen compare`. Made from the schemas by
`python -m burthen.cli.dictionary`; do not edit.

Tables join on `article_id`; ids of sentences, claims, figures and stances are unique within their article. Offsets
count Unicode code points into `articles.text`, half-open. An empty cell is null: not known, or not run, which
`articles.n_*` tells.
"""
TITLES = {
    "articles": "a row an article",
    "sentences": "a row a sentence",
    "claims": "a row a claim",
    "figures": "a row a mention of a quantity",
    "stances": "a row a holder and proposition",
    "evidence": "a row a passage that bears out a stance",
}


def data_dictionary(compared: Iterable[tuple[str, Sequence[Column]]] = ()) -> str:
    """Returns the data dictionary as Markdown.

    Args:
        compared: Tables of `compare` with their columns, described after those of a run.
    """
    parts = [HEAD, "## Tables of a run\n"]
    parts += [_table(f"{name}: {TITLES[name]}", columns) for name, columns in COLUMNS.items()]
    of_compare = [_table(f"compare: {name}", columns) for name, columns in compared]
    if of_compare:
        parts += [
            "## Tables of a comparison\n\nDimensions that are not asked for (`--by`) are left out.\n",
            *of_compare,
        ]
    return "\n".join(parts)


def _table(title: str, columns: Sequence[Column]) -> str:
    rows = "\n".join(
        f"| `{c.name}` | {c.kind}{'' if c.required else ', may be null'} | {_escaped(c.description)} |" for c in columns
    )
    return f"### {title}\n\n| Column | Type | What it says |\n|--|--|--|\n{rows}\n"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
