"""A run to be killed by a test: `python -m tests.batch.killable CORPUS RUN WORKERS SECONDS_AN_ARTICLE`."""

import sys
from pathlib import Path

from burthen.batch.job import BatchJob
from burthen.batch.runner import run_batch
from burthen.settings import load_settings
from tests.batch.stand_in import StandInRecipe

if __name__ == "__main__":
    corpus, run, workers, seconds = sys.argv[1:]
    settings = load_settings(None, {"batch.shard_articles": 10, "batch.chunk_articles": 3})
    job = BatchJob((corpus,), Path(run), settings, workers=int(workers))
    run_batch(job, recipe=StandInRecipe(seconds=float(seconds)))
