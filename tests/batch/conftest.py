"""Corpora and jobs for the tests of the batch."""

import hashlib
import json
from dataclasses import replace

import pytest

from burthen.batch.job import BatchJob
from burthen.settings import load_settings

SENTENCE = "The government should publish the cost of the bases, and parliament should see it before it votes."


def text_of(number, word=""):
    return f"{SENTENCE} {word} The bill came to {number} million dollars last year, the ministry said on Monday."


def write_rows(path, texts):
    rows = [{"id": f"a{number}", "text": text} for number, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


def contents(folder):
    """Every file of a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def corpus(tmp_path):
    """Forty short articles, three of which fail."""
    words = {7: "CRASH", 21: "CRASH"}
    texts = [text_of(number, words.get(number, "")) for number in range(40)]
    texts[33] = " "
    return write_rows(tmp_path / "corpus.jsonl", texts)


@pytest.fixture
def job_of(tmp_path):
    """Makes a job that runs in this process with shards of ten."""

    def make(*sources, run="run", settings=None, **fields):
        overrides = {"batch.shard_articles": 10, "batch.chunk_articles": 3, **(settings or {})}
        job = BatchJob(tuple(map(str, sources)), tmp_path / run, load_settings(None, overrides), workers=0)
        return replace(job, **fields)

    return make
