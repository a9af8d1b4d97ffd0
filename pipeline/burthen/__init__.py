"""burthen reads editorials on who pays for an alliance: claims, figures and stances, and whose voice each is in.

Example:
    >>> import burthen
    >>> analyzer = burthen.Analyzer()
    >>> for article in burthen.read_source("editorial.txt"):
    ...     print(analyzer.analyze_one(article).to_json())
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from burthen.version import __version__

if TYPE_CHECKING:
    from burthen.analysis import Analyzer, load
    from burthen.article import Article
    from burthen.batch.dataset import analyze_dataset
    from burthen.errors import BurthenError, InputError, RecordError, ResourceError, SettingsError
    from burthen.ingest import Failure, read_source
    from burthen.records import ErrorRecord, Record, json_schema
    from burthen.settings import Settings, load_settings
    from burthen.targets import Target, load_targets

# Where each public name lives. They are imported when first asked for, because spaCy and torch take seconds to import.
_HOMES = {
    "Analyzer": "analysis",
    "Article": "article",
    "BurthenError": "errors",
    "ErrorRecord": "records",
    "Failure": "ingest",
    "InputError": "errors",
    "Record": "records",
    "RecordError": "errors",
    "ResourceError": "errors",
    "Settings": "settings",
    "SettingsError": "errors",
    "Target": "targets",
    "analyze_dataset": "batch.dataset",
    "json_schema": "records",
    "load": "analysis",
    "load_settings": "settings",
    "load_targets": "targets",
    "read_source": "ingest",
}

__all__ = [
    "Analyzer",
    "Article",
    "BurthenError",
    "ErrorRecord",
    "Failure",
    "InputError",
    "Record",
    "RecordError",
    "ResourceError",
    "Settings",
    "SettingsError",
    "Target",
    "__version__",
    "analyze_dataset",
    "json_schema",
    "load",
    "load_settings",
    "load_targets",
    "read_source",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'burthen' has no attribute {name!r}")
    return getattr(import_module(f"burthen.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
