"""SIGKILL at random moments, to the parent of a real run in a process of its own: the final bytes do not show it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from burthen.batch.runner import run_batch
from tests.batch.conftest import contents, text_of, write_rows
from tests.batch.stand_in import StandInRecipe

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
ROOT = str(Path(__file__).parents[2])


def start(corpus, run, workers, seconds, stderr=subprocess.DEVNULL):
    command = [sys.executable, "-m", "tests.batch.killable", str(corpus), str(run), str(workers), str(seconds)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, *sys.path])}
    return subprocess.Popen(command, env=environment, cwd=ROOT, stderr=stderr)


def kill_again_and_again(corpus, run, kills, workers, seconds, seed):
    """Starts the run, kills it at a moment drawn between its first sign of life and its end, and so on.

    Returns:
        How many of the kills hit a run that had not ended.
    """
    draw, hits = random.Random(seed), 0
    for _ in range(kills):
        process = start(corpus, run, workers, seconds)
        _wait_for(run / "journal.jsonl", process)
        time.sleep(draw.uniform(0.0, 1.2))
        process.kill()
        hits += process.wait() == -signal.SIGKILL
    return hits


def _wait_for(path, process):
    while not path.exists() and process.poll() is None:
        time.sleep(0.01)


def check(tmp_path, job_of, kills, workers, seconds, articles, seed):
    corpus = write_rows(tmp_path / "corpus.jsonl", [text_of(n, "CRASH" if n % 9 == 4 else "") for n in range(articles)])
    whole = contents(run_batch(job_of(corpus, run="whole"), recipe=StandInRecipe()).run)
    run = tmp_path / "run"
    hits = kill_again_and_again(corpus, run, kills, workers, seconds, seed)
    last = start(corpus, run, workers, 0.0, subprocess.PIPE)
    _, said = last.communicate()
    assert last.returncode == 0, said.decode()
    assert contents(run) == whole
    return hits


def test_a_run_killed_three_times_ends_with_the_same_bytes(tmp_path, job_of):
    assert check(tmp_path, job_of, kills=3, workers=0, seconds=0.02, articles=60, seed=1) > 0


@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_killed_25_times_ends_with_the_same_bytes(tmp_path, job_of, workers):
    hits = check(tmp_path, job_of, kills=25, workers=workers, seconds=0.02, articles=600, seed=workers)
    assert hits > 12


def test_workers_do_not_outlive_a_parent_that_was_killed(tmp_path):
    if not Path("/proc/self/task").exists():
        pytest.skip("this system has no /proc")
    corpus = write_rows(tmp_path / "corpus.jsonl", [text_of(n) for n in range(200)])
    process = start(corpus, tmp_path / "run", 2, 0.05)
    workers = []
    while len(workers) < 2 and process.poll() is None:
        time.sleep(0.05)
        workers = [pid for pid in children_of(process.pid) if "spawn_main" in command_of(pid)]
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    while any(command_of(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in workers if command_of(pid)] == []


def children_of(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()
    except OSError:
        return ""
