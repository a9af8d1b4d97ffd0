"""What a person is told of a run."""

import pytest

from burthen.batch.progress import Progress, duration
from burthen.cli.batch_progress import PlainLines


def progress(total, resumed, written, seconds, failed=0):
    now = [0.0]
    state = Progress(total=total, resumed=resumed, failed=failed, clock=lambda: now[0])
    state.begin()
    now[0] = seconds
    for _ in range(written):
        state.add(failed=False)
    return state


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (progress(None, 0, 0, 5), "0 articles, 0 failed, shard 0"),
        (progress(None, 0, 10, 5), "10 articles, 2.0 a second, 0 failed, shard 0"),
        (progress(100, 0, 10, 5), "10 of about 100 articles (10%), 2.0 a second, 45 s left, 0 failed, shard 0"),
        # What an earlier session did neither speeds this one up nor is left to do.
        (
            progress(999, 900, 9, 10, 3),
            "909 of about 999 articles (90%), 0.9 a second, 2 min left, 3 failed, shard 0",
        ),
        # More articles than a table's lines promised: no time is made up.
        (progress(5, 0, 10, 5), "10 of about 5 articles (100%), 2.0 a second, 0 failed, shard 0"),
    ],
)
def test_the_sentence(state, sentence):
    assert state.sentence() == sentence


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.4, "59 s"), (60, "1 min"), (3_540, "59 min"), (11_100, "3 h 05 min")]
)
def test_durations(seconds, said):
    assert duration(seconds) == said


def test_a_failure_is_counted():
    state = Progress()
    state.add(failed=True)
    state.add(failed=False)
    assert (state.written, state.failed) == (2, 1)


def test_a_plain_line_every_half_minute(capsys):
    now = [0.0]
    lines = PlainLines(clock=lambda: now[0])
    for now[0] in (1.0, 29.0, 31.0, 32.0, 60.9, 61.0):
        lines(Progress())
    assert capsys.readouterr().err.count("\n") == 2
