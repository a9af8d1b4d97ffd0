"""How outlets differ, and how sure that is: tables over the records of a run, each also as a DataFrame.

Example:
    >>> from pathlib import Path
    >>> from burthen.compare import open_runs, read_stance_errors, stance_matrix
    >>> with open_runs([Path("runs/may")]) as run:
    ...     matrix = stance_matrix(run, by=["outlet"], errors=read_stance_errors())
"""

from burthen.compare.confusion import read_stance_errors
from burthen.compare.run import Run, open_runs
from burthen.compare.tables import (
    Comparison,
    Options,
    author_against_quoted,
    claim_alignment,
    contrast,
    coverage,
    figure_ledger,
    policy_asks,
    source_diet,
    stance_matrix,
    timeline,
    type_profile,
)
from burthen.compare.timeline import read_events
from burthen.compare.values import read_rates

__all__ = [
    "Comparison",
    "Options",
    "Run",
    "author_against_quoted",
    "claim_alignment",
    "contrast",
    "coverage",
    "figure_ledger",
    "open_runs",
    "policy_asks",
    "read_events",
    "read_rates",
    "read_stance_errors",
    "source_diet",
    "stance_matrix",
    "timeline",
    "type_profile",
]
