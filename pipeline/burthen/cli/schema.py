"""`burthen schema`: the JSON Schema of what `analyze` writes."""

from __future__ import annotations

import json

from burthen.cli.options import Output


def schema(output: Output = None) -> int:
    """Print the JSON Schema of a line of output: a record, or the error record of an article that failed."""
    from burthen.cli.output import open_output
    from burthen.records import json_schema

    with open_output(output) as stream:
        stream.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
