"""The figure stage beside other quantity extractors: speed, and a table of what each reads.

`python -m burthen.cli.bench_figures` measures; with `--readme FILE` it writes the comparison into the package's page
between its two marks. quantulum3 and recognizers-text are no dependencies: what is not installed is left out.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from burthen.cli.output import guard

Reader = Callable[[str], list[str]]
BEGIN, END = "<!-- comparison: begin -->", "<!-- comparison: end -->"


def sentences() -> list[str]:
    """Returns the sentences of the comparison."""
    from burthen.resources import config

    listed: list[str] = tomllib.loads(config("figures/comparison.toml").read_text("utf8"))["sentences"]
    return listed


def main(
    rounds: Annotated[int, typer.Option(min=1, help="How often the sentences are read.")] = 5,
    readme: Annotated[Path | None, typer.Option(help="Write the comparison into this page.")] = None,
) -> int:
    """Measure the figure stage beside other extractors, on the same sentences, in one thread of one run."""
    listed = sentences()
    if readme is not None:
        write_page(readme, listed)
        return 0
    sys.stdout.write(json.dumps(measure(listed, rounds), indent=2) + "\n")
    return 0


def measure(listed: Sequence[str], rounds: int) -> dict[str, Any]:
    """Returns sentences per second of processor time for each reader, and the ratio to quantulum3."""
    from burthen.figures.component import Figures

    nlp, stage = pipeline(), Figures()
    docs = [nlp(text) for text in listed]
    speeds: dict[str, float] = {
        "burthen, figure stage alone": _speed(lambda: [stage(doc) for doc in docs], listed, rounds)
    }
    speeds["burthen, with spaCy"] = _speed(lambda: [stage(nlp(text)) for text in listed], listed, rounds)
    for name, read in others().items():
        speeds[name] = _speed(lambda read=read: [read(text) for text in listed], listed, rounds)  # type: ignore[misc]
    facts: dict[str, Any] = {"sentences": len(listed), "rounds": rounds, "sentences_per_cpu_second": speeds}
    if "quantulum3" in speeds:
        facts["times_quantulum3"] = {
            name: round(speed / speeds["quantulum3"], 2) for name, speed in speeds.items() if name != "quantulum3"
        }
    return facts


def _speed(call: Callable[[], Any], listed: Sequence[str], rounds: int) -> float:
    call()  # warms caches up
    start = time.process_time()
    for _ in range(rounds):
        call()
    return round(len(listed) * rounds / max(1e-9, time.process_time() - start), 1)


def pipeline() -> Any:
    """Returns the tagger and parser that the figure stage reads from, without the encoder."""
    import spacy

    from burthen import manifest
    from burthen.annotate.components import customize_tokenizer
    from burthen.annotate.extensions import register_extensions

    register_extensions()
    nlp = spacy.load(manifest.checked_folder("base"))
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences", first=True)
    return nlp


def own_reader() -> Reader:
    """Returns burthen as a reader of one sentence: each figure with its words and what they are read as."""
    from burthen.figures.component import Figures

    nlp, stage = pipeline(), Figures()

    def read(text: str) -> list[str]:
        doc = stage(nlp(text))
        return [f"{f.span.of(doc.text)}: {_shown(f)}" for f in doc._.figures]

    return read


def _shown(figure: Any) -> str:
    low, high = figure.value_min, figure.value_max
    value = (
        f"{low:,.15g}"
        if low == high
        else f"{'' if low is None else f'{low:,.15g}'}..{'' if high is None else f'{high:,.15g}'}"
    )
    said = [value, figure.unit or "", "" if figure.bound == "exact" else figure.bound.replace("_", " ")]
    said.append("" if figure.change == "none" else str(figure.change))
    said.append(f"of {figure.of_total:g}" if figure.of_total else "")
    return " ".join(part for part in said if part)


def others() -> dict[str, Reader]:
    """Returns the other extractors that are installed, by name."""
    found: dict[str, Reader] = {}
    for name, make in (("quantulum3", _quantulum), ("recognizers-text", _recognizers)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = make()
        except ImportError:
            continue
    return found


def _quantulum() -> Reader:
    from quantulum3 import parser  # type: ignore[import-not-found]

    def read(text: str) -> list[str]:
        return [f"{q.surface}: {q.value:,.15g} {q.unit.name}" for q in parser.parse(text)]

    return read


def _recognizers() -> Reader:
    from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import recognize_currency  # type: ignore[import-not-found]

    def read(text: str) -> list[str]:
        found: dict[tuple[int, int], str] = {}
        for recognize in (recognize_currency, recognize_percentage, recognize_number):
            for item in recognize(text, "en-us"):
                span = (item.start, item.end)
                if any(start <= span[0] and span[1] <= end for start, end in found):
                    continue
                row = item.resolution or {}
                found[span] = f"{item.text}: {row.get('value')} {row.get('unit', '')}".strip()
        return [found[span] for span in sorted(found)]

    return read


def write_page(page: Path, listed: Sequence[str]) -> None:
    """Writes the comparison between the marks of a page; columns of what is not installed stay as they were gone."""
    readers = {"burthen": own_reader(), **others()}
    lines = ["| sentence | " + " | ".join(readers) + " |", "|--" * (len(readers) + 1) + "|"]
    for text in listed:
        cells = ["; ".join(read(text)) or "nothing" for read in readers.values()]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in (text, *cells)) + " |")
    content = page.read_text("utf8")
    before, rest = content.split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", "utf8")


def run() -> int:
    """Runs the measurement with the process's arguments."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    command = typer.main.get_command(app)
    return guard(lambda: command.main(standalone_mode=False))


if __name__ == "__main__":
    raise SystemExit(run())
