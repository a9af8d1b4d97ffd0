"""The tables of a comparison by name, and each as a DataFrame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from burthen.compare import columns, columns_of_matches
from burthen.compare.alignment import Alignment, align, claim_rows, proposition_rows
from burthen.compare.confusion import StanceErrors, read_stance_errors
from burthen.compare.contrast import contrast_rows
from burthen.compare.frames import arrow_table, data_frame
from burthen.compare.ledger import Mention, ledger
from burthen.compare.ledger_rows import mention_rows, quantity_rows
from burthen.compare.profile import ask_rows, coverage_rows, source_rows, type_rows
from burthen.compare.quoted import quoted_rows
from burthen.compare.run import Run, dimensions
from burthen.compare.stances import count_cells, matrix_rows
from burthen.compare.timeline import Event, read_events, timeline_rows
from burthen.compare.values import Rates
from burthen.compare.vectors import Embed, bundled_embedder
from burthen.errors import SettingsError
from burthen.tables.columns import Column

if TYPE_CHECKING:
    import pandas
    import pyarrow

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Options:
    """What is asked of a comparison.

    Attributes:
        by: Dimensions of the groups.
        errors: The classifier's measured errors; None to correct nothing.
        between: Two groups of the first dimension whose stances are contrasted.
        rates: Exchange rates; None to compare no sums of different currencies.
        events: Dated events by month.
        embed: Vectors of claims; the bundled encoder's when None.
    """

    by: Sequence[str] = ("outlet",)
    errors: StanceErrors | None = field(default_factory=read_stance_errors)
    between: tuple[str, str] | None = None
    rates: Rates | None = None
    events: Mapping[str, Sequence[Event]] = field(default_factory=read_events)
    embed: Embed | None = None


class Comparison:
    """The tables of runs, each made when it is first asked for."""

    def __init__(self, run: Run, options: Options | None = None) -> None:
        self.run = run
        self.options = options or Options()
        self.dims = dimensions(self.options.by)

    @cached_property
    def quantities(self) -> list[list[Mention]]:
        """The figure ledger before it is laid out."""
        return ledger(self.run, self.options.rates)

    @cached_property
    def alignment(self) -> Alignment:
        """The aligned claims before they are laid out."""
        embed = self.options.embed or bundled_embedder(self.run.settings.claims.rarity)
        return align(self.run, embed)

    @property
    def names(self) -> list[str]:
        """Names of the tables that there are; `contrast` only where two groups were named."""
        return [name for name in TABLES if name != "contrast" or self.options.between]

    def table(self, name: str) -> pyarrow.Table:
        """Returns a table by its name.

        Raises:
            SettingsError: B201 for a name that is no table.
        """
        if name not in self.names:
            raise SettingsError("B201", f"--table {name}", f"Choose among {', '.join(self.names)}.")
        rows, grouped, of_table = TABLES[name]
        dims = self.dims if grouped else []
        if name == "timeline":
            dims = [dim for dim in dims if dim not in ("month", "year")]
        return arrow_table(name, columns.with_dimensions(dims, of_table), rows(self))

    def frame(self, name: str) -> pandas.DataFrame:
        """Returns a table by its name as a DataFrame."""
        return data_frame(self.table(name))


def _stances(of: Comparison) -> Rows:
    cells = count_cells(of.run, of.options.by, of.options.errors)
    return matrix_rows(cells, of.options.errors, of.run.settings.small.below)


def _contrast(of: Comparison) -> Rows:
    one, other = of.options.between or ("", "")
    return contrast_rows(of.run, of.options.by[0], one, other, of.options.errors, of.run.settings.small.below)


def _timeline(of: Comparison) -> Rows:
    return timeline_rows(of.run, of.options.by, of.options.events)


_Maker = Callable[[Comparison], Rows]
# Name: what makes the rows, whether they are grouped by dimensions, and the other columns.
TABLES: Final[Mapping[str, tuple[_Maker, bool, Sequence[Column]]]] = {
    "stances": (_stances, True, columns.STANCES),
    "contrast": (_contrast, False, columns.CONTRAST),
    "quoted": (lambda of: quoted_rows(of.run, of.options.by), True, columns.QUOTED),
    "quantities": (lambda of: quantity_rows(of.quantities), False, columns_of_matches.QUANTITIES),
    "ledger": (lambda of: mention_rows(of.quantities), False, columns_of_matches.LEDGER),
    "propositions": (lambda of: proposition_rows(of.alignment), False, columns_of_matches.PROPOSITIONS),
    "aligned": (lambda of: claim_rows(of.alignment), False, columns_of_matches.ALIGNED),
    "types": (lambda of: type_rows(of.run, of.options.by), True, columns.TYPES),
    "sources": (lambda of: source_rows(of.run, of.options.by), True, columns.SOURCES),
    "asks": (lambda of: ask_rows(of.run, of.options.by), True, columns.ASKS),
    "timeline": (_timeline, True, columns.TIMELINE),
    "coverage": (lambda of: coverage_rows(of.run, of.options.by), True, columns.COVERAGE),
}


def stance_matrix(run: Run, by: Sequence[str] = ("outlet",), errors: StanceErrors | None = None) -> pandas.DataFrame:
    """Returns where each group's own voice stands on each proposition, as answered and, given errors, as corrected."""
    return _frame(run, "stances", by=by, errors=errors)


def contrast(
    run: Run, one: str, other: str, by: str = "outlet", errors: StanceErrors | None = None
) -> pandas.DataFrame:
    """Returns the differences of two groups with intervals, corrected for their number."""
    return _frame(run, "contrast", by=[by], between=(one, other), errors=errors)


def author_against_quoted(run: Run, by: Sequence[str] = ("outlet",)) -> pandas.DataFrame:
    """Returns whom each group quotes on each proposition, and what becomes of what they say."""
    return _frame(run, "quoted", by=by)


def figure_ledger(run: Run, rates: Rates | None = None) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    """Returns the quantities and their mentions."""
    both = Comparison(run, Options(rates=rates))
    return both.frame("quantities"), both.frame("ledger")


def claim_alignment(run: Run, embed: Embed | None = None) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    """Returns the propositions that several outlets put, and their claims."""
    both = Comparison(run, Options(embed=embed))
    return both.frame("propositions"), both.frame("aligned")


def type_profile(run: Run, by: Sequence[str] = ("outlet",)) -> pandas.DataFrame:
    """Returns the share of sentences by type."""
    return _frame(run, "types", by=by)


def source_diet(run: Run, by: Sequence[str] = ("outlet",)) -> pandas.DataFrame:
    """Returns attributed claims by kind and country of source, mode and endorsement."""
    return _frame(run, "sources", by=by)


def policy_asks(run: Run, by: Sequence[str] = ("outlet",)) -> pandas.DataFrame:
    """Returns who is asked to do what."""
    return _frame(run, "asks", by=by)


def timeline(
    run: Run, by: Sequence[str] = ("outlet",), events: Mapping[str, Sequence[Event]] | None = None
) -> pandas.DataFrame:
    """Returns stances by month with dated events beside them."""
    return _frame(run, "timeline", by=by, **({} if events is None else {"events": events}))


def coverage(run: Run, by: Sequence[str] = ("outlet",)) -> pandas.DataFrame:
    """Returns how many articles there are, how many are copies or cut off, and how much the software could tell."""
    return _frame(run, "coverage", by=by)


def _frame(run: Run, name: str, **options: Any) -> pandas.DataFrame:
    return Comparison(run, Options(**options)).frame(name)


def all_columns() -> Iterable[tuple[str, Sequence[Column]]]:
    """Yields the columns of every table, for the data dictionary."""
    for name, (_, grouped, of_table) in TABLES.items():
        dims = list(columns.DIMENSION_COLUMNS) if grouped else []
        yield name, columns.with_dimensions([d for d in dims if d != "month" or name != "timeline"], of_table)
