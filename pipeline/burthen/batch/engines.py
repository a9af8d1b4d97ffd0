"""Which engine a job runs on."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from burthen.batch.folder import RunFolder
from burthen.batch.job import BatchJob, EngineName
from burthen.batch.pool import LocalEngine
from burthen.batch.work import AnalyzerRecipe, Engine, InlineEngine, Recipe


def recipe_of(job: BatchJob) -> Recipe:
    """Returns how each worker makes its analyzer."""
    return AnalyzerRecipe(job.settings, job.targets, job.layers)


def engine_for(job: BatchJob, folder: RunFolder, recipe: Recipe, tick: Callable[[], Any]) -> Engine:
    """Returns the engine that a job asks for; its processes start when the first chunk comes.

    Raises:
        ResourceError: B304 when the package for it is not installed.
    """
    workers = default_workers(job.settings.encoder.device) if job.workers is None else job.workers
    if job.engine is EngineName.RAY:
        from burthen.batch.ray_engine import RayEngine

        return RayEngine(recipe, max(1, workers), folder.staging, job.settings.encoder.device, tick)
    if workers == 0:
        return InlineEngine(recipe, tick)
    return LocalEngine(recipe, workers, job.settings.batch.article_seconds, tick)


def default_workers(device: str) -> int:
    """Returns one worker for each core that this process may use, and one for a GPU."""
    if device != "cpu":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
