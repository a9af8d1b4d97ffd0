"""The README of a run folder: what a person reads first, with the header that `datasets.load_dataset` goes by."""

from __future__ import annotations

from typing import Any

from burthen.resources import config

_HEADER = "---\nconfigs:\n{configs}---\n\n"


def card_of(manifest: dict[str, Any]) -> str:
    """Returns the README of a complete run; nothing in it hangs on the machine or the hour."""
    counts, tables = manifest["counts"], manifest["tables"]
    codes = ", ".join(f"{code} {number:,}" for code, number in counts["errors_by_code"].items())
    body = (
        config("run_card.md")
        .read_text("utf8")
        .format(
            version=manifest["burthen"],
            **{name: counts[name] for name in ("articles", "records", "errors")},
            codes=f" ({codes})" if codes else "",
            tables=", ".join(f"`{name}`" for name in tables),
            name="path/of/this/folder",
        )
    )
    return _HEADER.format(configs=_configs(manifest)) + body


def _configs(manifest: dict[str, Any]) -> str:
    # `load_dataset` refuses a file without rows.
    tables = [name for name, facts in manifest["tables"].items() if facts["rows"]]
    return "".join(_config(name, f"tables/{name}.parquet", first=name == "articles") for name in tables)


def _config(name: str, path: str, *, first: bool) -> str:
    return f"- config_name: {name}\n  data_files: {path}\n" + ("  default: true\n" if first else "")
