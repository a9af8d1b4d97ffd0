"""A full record over a text with characters that count differently in every tool."""

from burthen import records
from tests import factories

# An astral emoji, a flag of two code points, a combining accent, a no-break space: before, inside and between spans.
BEFORE = "🪖🇰🇷 e\u0301\u00a0"


def awkward_record():
    """Returns the full record of the factories with everything moved by an awkward prefix."""
    record = factories.full_record()
    text = BEFORE + record.article.text
    shift = len(BEFORE)

    def move(value):
        if isinstance(value, dict):
            moved = {key: move(inner) for key, inner in value.items()}
            if isinstance(moved.get("start"), int):
                moved["start"], moved["end"] = moved["start"] + shift, moved["end"] + shift
            return moved
        return [move(inner) for inner in value] if isinstance(value, list) else value

    dump = move(record.model_dump(mode="json", by_alias=True))
    dump["article"] |= {"text": text, "text_sha256": records.text_sha256(text)}
    return records.Record.model_validate(dump)
