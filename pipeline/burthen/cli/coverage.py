"""How often the intervals of `compare` hold the truth, run as `python -m burthen.cli.coverage`.

Simulations with known truth; see `burthen.compare.simulation`.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from burthen.cli.output import guard

SIMULATIONS = 2000
ROW = "{:22s} {:10s} {:>8s} {:>5s} {:>9s} {:>7s}\n"


def main(
    simulations: Annotated[int, typer.Option(min=1, help="Cells drawn in each setting.")] = SIMULATIONS,
    seed: Annotated[int, typer.Option(help="The same seed draws the same cells.")] = 1,
    all_: Annotated[bool, typer.Option("--all", help="Also the methods that were tried and are not in use.")] = False,
) -> int:
    """Measure how often the intervals of `compare` hold the truth."""
    corrected(simulations, seed, all_methods=all_)
    differences(simulations, seed)
    plain(simulations, seed)
    return 0


def corrected(simulations: int, seed: int, *, all_methods: bool) -> None:
    """Prints the coverage of shares that are corrected for the classifier's errors."""
    from burthen.compare.simulation import CLASSIFIERS, METHODS, SHARES, SIZES, simulate

    write = sys.stdout.write
    write("Shares corrected for the classifier's errors: articles n, true support among sides, share of intervals\n")
    write(ROW.format("method", "classifier", "support", "n", "covered", "width"))
    for method in METHODS if all_methods else list(METHODS)[:1]:
        for n in SIZES:
            done = [
                simulate(method, classifier, shares, n, simulations, seed)
                for classifier in CLASSIFIERS
                for shares in SHARES
            ]
            for one in done:
                support = one.shares[0] / (one.shares[0] + one.shares[1])
                write(
                    ROW.format(
                        method, one.classifier, f"{support:.2f}", str(n), f"{one.covered:.3f}", f"{one.width:.2f}"
                    )
                )
            mean = sum(one.covered for one in done) / len(done)
            least, most = min(one.covered for one in done), max(one.covered for one in done)
            write(f"{method}: n {n}: mean {mean:.3f}, from {least:.3f} to {most:.3f}\n")


def plain(simulations: int, seed: int) -> None:
    """Prints the coverage of shares of answers as they are."""
    from burthen.compare.plain_simulation import plain_coverage, sentence_coverage
    from burthen.compare.simulation import SIZES

    sys.stdout.write("\nShares as answered, n articles that take a side\n")
    for n in SIZES:
        for share in (0.5, 0.7, 0.9):
            found = plain_coverage(share, n, simulations, seed)
            sys.stdout.write(
                f"n {n:3d}  support {share:.1f}  " + "  ".join(f"{k} {v:.3f}" for k, v in found.items()) + "\n"
            )

    sys.stdout.write("\nShares of sentences of a type, n articles\n")
    for n in SIZES:
        held = {share: sentence_coverage(share, n, simulations // 2, seed) for share in (0.05, 0.3)}
        sys.stdout.write(f"n {n:3d}  " + "  ".join(f"share {share} {v:.3f}" for share, v in held.items()) + "\n")


def differences(simulations: int, seed: int) -> None:
    """Prints the coverage of corrected differences, and how often equal groups seem to differ."""
    from burthen.compare.simulation import CLASSIFIERS, SHARES, SIZES, simulate_difference

    sys.stdout.write("\nCorrected differences between two groups of n articles\n")
    for n in SIZES:
        for classifier in CLASSIFIERS:
            same, alarms = simulate_difference(classifier, SHARES[1], SHARES[1], n, simulations, seed)
            apart, power = simulate_difference(classifier, SHARES[3], SHARES[0], n, simulations, seed)
            sys.stdout.write(f"n {n:3d}  {classifier:10s} equal: covered {same:.3f}, false alarms {alarms:.3f}; ")
            sys.stdout.write(f"0.42 apart: covered {apart:.3f}, found {power:.3f}\n")


def run() -> int:
    """Runs the simulations with the process's arguments."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    command = typer.main.get_command(app)
    return guard(lambda: command.main(standalone_mode=False))


if __name__ == "__main__":
    raise SystemExit(run())
