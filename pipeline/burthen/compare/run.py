"""Runs opened for questions: their tables as views of one DuckDB connection, copies told from originals."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from burthen.compare.settings import CompareSettings, compare_settings
from burthen.errors import InputError, RecordError, ResourceError, SettingsError
from burthen.tables.reading import read_run, table_folder
from burthen.tables.schemas import COLUMNS
from burthen.tables.writing import write_tables

if TYPE_CHECKING:
    import duckdb

DIMENSIONS: Final = {
    "outlet": "coalesce(a.outlet, 'unknown')",
    "country": "coalesce(a.outlet_country, 'unknown')",
    "month": "coalesce(left(a.published, 7), 'unknown')",
    "year": "coalesce(left(a.published, 4), 'unknown')",
    "kind": "coalesce(a.kind, 'unknown')",
}
DUPLICATES: Final = "duplicates.parquet"
WIRE: Final = "wire"


@dataclass(frozen=True)
class Run:
    """One or more runs as views: `articles`, `sentences`, `claims`, `figures`, `stances`, `evidence` and `pieces`.

    `pieces` has a row an article with its dimensions, its `genre`, whether it `is_copy` of a piece that another row
    stands for, and whether people `coded` it.

    Attributes:
        connection: The open connection; any SQL may be asked of it.
        settings: What a comparison hangs on besides the records.
    """

    connection: duckdb.DuckDBPyConnection
    settings: CompareSettings

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Returns the rows of a query as dictionaries."""
        cursor = self.connection.execute(query, list(parameters))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def open_runs(paths: Sequence[Path], *, duplicates: Path | None = None, pool_genres: bool = False) -> Iterator[Run]:
    """Opens runs for comparison.

    Args:
        paths: Folders of runs with Parquet tables or shards of records, or files of records.
        duplicates: Table of duplicates (Parquet); `duplicates.parquet` in the runs or their tables when None.
        pool_genres: Whether signed pieces, editorials and all others count together.

    Raises:
        InputError: B101, B103, B104 or B110 for a path that holds no records, B101 for no table of duplicates.
        RecordError: B401 for an object that is no record, B406 if an article is in two runs.
        ResourceError: B304 if DuckDB is not installed.
    """
    if duplicates is not None and not duplicates.is_file():
        raise InputError("B101", str(duplicates), "Give the Parquet file that `burthen duplicates` wrote.")
    connection = _connect()
    try:
        with tempfile.TemporaryDirectory(prefix="burthen-") as scratch:
            folders = [_tables_of(path, Path(scratch) / str(number)) for number, path in enumerate(paths)]
            settings = compare_settings()
            for table in COLUMNS:
                _view(connection, table, [folder / f"{table}.parquet" for folder in folders])
            _check_ids(connection)
            _copies(connection, [duplicates] if duplicates else _duplicates_in([*paths, *folders]))
            _pieces(connection, settings, pool_genres=pool_genres)
            yield Run(connection, settings)
    finally:
        connection.close()


def dimensions(by: Sequence[str]) -> list[str]:
    """Returns the columns that rows are grouped by: what was asked for, and the genre, which nothing pools unasked.

    Raises:
        SettingsError: B201 for a name that is no dimension, or for none.
    """
    for name in by:
        if name not in DIMENSIONS:
            raise SettingsError("B201", f"--by {name}", f"Choose among {', '.join(DIMENSIONS)}.")
    if not by:
        raise SettingsError("B201", "--by", f"Choose among {', '.join(DIMENSIONS)}.", detail="nothing is named")
    return [*dict.fromkeys(by), "genre"]


def _connect() -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as error:
        remedy = 'Install it with `pip install "burthen[compare]"`.'
        raise ResourceError("B304", "duckdb", remedy) from error
    return duckdb.connect(":memory:", config={"threads": "1", "preserve_insertion_order": "true"})


def _tables_of(path: Path, scratch: Path) -> Path:
    folder = table_folder(path) if path.is_dir() else None
    if folder is not None:
        return folder
    write_tables(read_run(path), scratch)
    return scratch


def _duplicates_in(folders: Sequence[Path]) -> list[Path]:
    """Returns the tables of duplicates in some folders, each once."""
    files = [folder / DUPLICATES for folder in folders if (folder / DUPLICATES).is_file()]
    return list({path.resolve(): path for path in files}.values())


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path]) -> None:
    listed = ", ".join(_literal(str(path)) for path in files)
    connection.execute(f"create view {name} as select * from read_parquet([{listed}], union_by_name = true)")


def _check_ids(connection: duckdb.DuckDBPyConnection) -> None:
    twice = connection.execute("select article_id from articles group by 1 having count(*) > 1 order by 1").fetchone()
    if twice:
        raise RecordError(
            "B406", str(twice[0]), "Give each article once; `burthen diff` compares two runs of the same."
        )


def _copies(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Makes `copies`: of each group of duplicates all articles but the first by date and id.

    Where no pass over the run has looked for duplicates, articles of the very same text are a group.
    """
    if files:
        _view(connection, "duplicates", files)
        groups = 'select article_id, cast("group" as varchar) as work from duplicates where "group" is not null'
        wired = "select article_id from duplicates where verdict = 'wire'"
    else:
        groups = "select article_id, text_sha256 as work from articles"
        wired = "select article_id from articles where false"
    connection.execute(f"create view wired as {wired}")
    connection.execute(
        f"""create view copies as select article_id from (
            select a.article_id, row_number() over (
                partition by g.work order by a.published nulls last, a.article_id) as place
            from articles a join ({groups}) g on a.article_id = g.article_id
        ) where place > 1"""
    )


def _pieces(connection: duckdb.DuckDBPyConnection, settings: CompareSettings, *, pool_genres: bool) -> None:
    named = " ".join(f"when {_literal(kind)} then {_literal(genre)}" for kind, genre in settings.genre_of.items())
    # What an agency handed out is no paper's own voice, whatever kind of piece it was printed as.
    by_kind = f"case a.kind {named} else 'unknown' end"
    of_wire = "a.article_id in (select article_id from wired)"
    genre = "'all'" if pool_genres else f"case when {of_wire} then '{WIRE}' else {by_kind} end"
    columns = ", ".join(f"{source} as {name}" for name, source in DIMENSIONS.items())
    connection.execute(
        f"""create table pieces as select a.article_id, {columns}, {genre} as genre, a.published, a.truncated,
            a.article_id in (select article_id from copies) as is_copy, a.models = '{{}}' as coded, a.models
        from articles a"""
    )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
