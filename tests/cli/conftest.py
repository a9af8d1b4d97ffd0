"""A stand-in for the models, so that the tests of the command line run at once and anywhere."""

import pytest

from burthen.records import Coverage, Kind
from tests.factories import article, bare_record


class StandIn:
    """Gives each article a record without layers; the word CRASH in a text is a failure inside the pipeline."""

    def __init__(self, settings=None, targets=None, layers=None):
        self.settings, self.targets, self.layers = settings, targets, layers
        StandIn.last = self

    def analyze(self, articles):
        from burthen.analysis import error_record
        from burthen.errors import BurthenError
        from burthen.ingest import Failure

        for item in articles:
            if isinstance(item, Failure):
                yield error_record(item.source, item.error, item.id, item.outlet, item.headline)
            elif "CRASH" in item.text:
                error = BurthenError("B199", str(item.source), "Report it.", detail="KeyError: 'x'")
                yield error_record(item.source, error, item.id)
            else:
                yield record_of(item)


def record_of(item):
    size = len(item.text)
    return bare_record(
        article=article(
            item.text,
            id=item.id,
            headline=item.headline,
            outlet=item.outlet,
            outlet_country=item.outlet_country,
            kind=Kind(value=item.kind.value),
            coverage=Coverage(analysed=size, total=size),
        )
    )


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.setattr("burthen.analysis.Analyzer", StandIn)
    return StandIn


@pytest.fixture
def burthen(capsys):
    """Runs a command line in this process and returns exit code, standard output and standard error."""
    from burthen.cli.app import run

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def editorial(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(
        "Pay What Was Promised\n\nThe government said in March that it would raise its share of the cost of the bases. "
        "It should keep that promise, and it should publish the sums on which the promise rests.\n",
        "utf8",
    )
    return path
