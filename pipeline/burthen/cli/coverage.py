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
    from burthen.compare.simulation import SIZES, plain_coverage

    sys.stdout.write("\nShares as answered, n articles that take a side\n")
    for n in SIZES:
        for share in (0.5, 0.7, 0.9):
            found = plain_coverage(share, n, simulations, seed)
            sys.stdout.write(
                f"n {n:3d}  support {share:.1f}  " + "  ".join(f"{k} {v:.3f}" for k, v in found.items()) + "\n"
            )


def run() -> int:
    """Runs the simulations with the process's arguments."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    command = typer.main.get_command(app)
    return guard(lambda: command.main(standalone_mode=False))


if __name__ == "__main__":
    raise SystemExit(run())
