"""`python -m burthen.cli` does what `burthen` does."""

from burthen.cli import main

main()
