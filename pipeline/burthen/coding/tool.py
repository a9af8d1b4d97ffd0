"""The annotation tools by name; apart from what they need, so that a command line can list them at once."""

from __future__ import annotations

from enum import StrEnum


class Tool(StrEnum):
    """What a sample can be written for, and what coded files can come from."""

    RECORDS = "records"
    SHEET = "sheet"
    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"
    CAS = "cas"
