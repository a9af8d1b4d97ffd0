"""The pure function of a batch: articles in, lines out, the same lines wherever and however it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from burthen.article import Article
from burthen.errors import InputError
from burthen.ingest import Failure

if TYPE_CHECKING:
    from burthen.records import ErrorRecord, Record
    from burthen.settings import Settings

Item = Article | Failure
Chunk = Sequence[Item]


@dataclass(frozen=True)
class Line:
    """A line of output.

    Attributes:
        json: Record or error record in UTF-8, without the line feed.
        code: Code of an error record, None for a record.
    """

    json: bytes
    code: str | None = None


class Analyzing(Protocol):
    """What does the work: `burthen.Analyzer`, or a stand-in for tests."""

    def analyze(self, articles: Iterable[Item], /) -> Iterator[Record | ErrorRecord]:
        """Yields one record or error record an item, in order; no item's result may depend on another's."""


class Recipe(Protocol):
    """Says how to make an analyzer; it is sent to each worker, which makes its own."""

    def build(self) -> Analyzing:
        """Returns an analyzer whose models are loaded."""


class Engine(Protocol):
    """A way to call the pure function on many chunks."""

    def map(self, chunks: Iterable[Chunk]) -> Iterator[list[Line]]:
        """Yields the lines of each chunk, in the order of the chunks."""

    def close(self) -> None:
        """Lets go of processes."""


@dataclass(frozen=True)
class AnalyzerRecipe:
    """How to make a `burthen.Analyzer`."""

    settings: Settings
    targets: tuple[str, ...] = ()
    layers: tuple[str, ...] | None = None

    def build(self) -> Analyzing:
        """Returns the analyzer with its models loaded, so that missing weights are one error and not one an article.

        One thread, whatever the settings say: the processes fill the cores, and how a matrix product is rounded may
        depend on the number of threads (on 48 texts of the corpus 1 and 2 threads gave the same bytes).

        Raises:
            SettingsError: B202 or B204 for targets or layers that make no sense.
            ResourceError: B301 or B302 for weights that are missing or damaged.
        """
        from burthen.analysis import Analyzer

        encoder = self.settings.encoder.model_copy(update={"threads": 1})
        settings = self.settings.model_copy(update={"encoder": encoder})
        analyzer = Analyzer(settings, targets=self.targets, layers=self.layers)
        _ = analyzer.nlp
        return analyzer


def analyze_chunk(analyzer: Analyzing, chunk: Chunk) -> list[Line]:
    """Returns the lines of a chunk: one an item, in order."""
    return [line_of(record) for record in analyzer.analyze(chunk)]


def line_of(record: Record | ErrorRecord) -> Line:
    """Returns the line that a record or error record is written as."""
    code: str | None = record.error.code if hasattr(record, "error") else None
    return Line(record.to_json().encode("utf-8"), code)


def lost_line(item: Item, code: str, remedy: str) -> Line:
    """Returns the line of an article that could not be brought to an end."""
    from burthen.analysis import error_record

    error = InputError(code, str(item.source), remedy, stage="batch")
    return line_of(error_record(item.source, error, item.id, item.outlet, item.headline))


def portable(item: Item) -> Item:
    """Returns an item that can be sent to another process; a mapping proxy cannot."""
    return replace(item, origin=dict(item.origin)) if isinstance(item, Article) else item


def chunked(items: Iterable[Item], articles: int, characters: int) -> Iterator[list[Item]]:
    """Yields the items in chunks, each closed when it has so many articles or so many characters.

    How they are cut changes how fast it goes, never what comes out.
    """
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(portable(item))
        size += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= articles or size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class InlineEngine:
    """Works in this process, one chunk after the other."""

    def __init__(self, recipe: Recipe, tick: Callable[[], Any] = lambda: None) -> None:
        self._recipe, self._tick = recipe, tick

    def map(self, chunks: Iterable[Chunk]) -> Iterator[list[Line]]:
        """Yields the lines of each chunk."""
        analyzer: Analyzing | None = None
        for chunk in chunks:
            analyzer = analyzer or self._recipe.build()
            yield analyze_chunk(analyzer, chunk)
            self._tick()

    def close(self) -> None:
        """Nothing was opened."""
