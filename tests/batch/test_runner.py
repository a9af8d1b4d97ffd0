"""A run: every article accounted for, resumable, never mixed with another."""

import gzip
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from burthen.batch import durable
from burthen.batch.job import OnError
from burthen.batch.journal import Journal
from burthen.batch.runner import run_batch
from burthen.errors import InputError, ResourceError, SettingsError
from tests.batch.conftest import contents, text_of, write_rows
from tests.batch.stand_in import StandInRecipe


def run(job, **recipe):
    return run_batch(job, recipe=StandInRecipe(**recipe))


def lines_of(folder):
    return [json.loads(line) for path in sorted(folder.glob("*.gz")) for line in gzip.open(path, "rt", encoding="utf8")]


class Killed(BaseException):
    """Stands for a kill: nothing in the code under test catches it."""


def killed_at(number):
    """A watcher that kills the run at its n-th look."""
    looks = iter(range(number))

    def watch(progress):
        if next(looks, None) is None:
            raise Killed

    return watch


def test_every_article_is_a_line_in_the_order_of_the_input(corpus, job_of):
    summary = run(job_of(corpus))
    lines = lines_of(summary.run)
    assert (summary.articles, summary.records, summary.errors) == (40, 37, 3)
    assert summary.codes == {"B104": 1, "B199": 2}
    assert [line["article"]["source"]["row"] for line in lines] == list(range(40))
    assert [number for number, line in enumerate(lines) if line["schema"] == "burthen/error/1"] == [7, 21, 33]


def test_the_folder_holds_what_the_readme_says(corpus, job_of):
    folder = run(job_of(corpus)).run
    assert {path.name for path in folder.iterdir()} == {
        "README.md", "manifest.json", "journal.jsonl", "errors.jsonl", "tables",
        *(f"records-{number:05d}.jsonl.gz" for number in range(4)),
    }  # fmt: skip
    errors = [json.loads(line) for line in (folder / "errors.jsonl").read_text("utf8").splitlines()]
    assert errors == [line for line in lines_of(folder) if line["schema"] == "burthen/error/1"]


def test_the_manifest_says_what_went_in_and_what_came_out(corpus, job_of):
    from burthen.batch.journal import file_sha256

    folder = run(job_of(corpus)).run
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    assert manifest["state"] == "complete"
    assert manifest["counts"] == {
        "articles": 40, "records": 37, "errors": 3, "errors_by_code": {"B104": 1, "B199": 2},
    }  # fmt: skip
    assert [(item["path"], item["sha256"]) for item in manifest["inputs"]] == [(str(corpus), file_sha256(corpus))]
    assert [shard["sha256"] for shard in manifest["shards"]] == [
        file_sha256(folder / shard["file"]) for shard in manifest["shards"]
    ]
    assert manifest["tables"]["articles"]["rows"] == 37
    assert len(manifest["models"]["encoder"]) == len(manifest["software"]["code_sha256"]) == 64


def test_a_second_start_of_a_complete_run_changes_nothing(corpus, job_of):
    first = run(job_of(corpus))
    before = contents(first.run)
    again = run_batch(job_of(corpus), recipe=StandInRecipe(fails_to_load=True))  # no analyzer is made
    assert (again.articles, again.errors, again.resumed) == (40, 3, 40)
    assert contents(first.run) == before


@pytest.mark.parametrize("looks", [0, 1, 2, 5, 9, 13, 16, 17])
def test_a_run_that_is_killed_goes_on_and_ends_with_the_same_bytes(corpus, job_of, looks):
    whole = contents(run(job_of(corpus, run="whole")).run)
    job = job_of(corpus)
    with pytest.raises(Killed):
        run_batch(job, recipe=StandInRecipe(), watch=killed_at(looks))
    run(job)
    assert contents(job.run) == whole


@pytest.mark.parametrize(
    ("step", "nth"),
    [
        *(("publish", nth) for nth in (1, 2, 4)),
        *(("append_lines", nth) for nth in (1, 2, 3, 8)),
        *(("sync_folder", nth) for nth in (1, 2, 6)),
        *(("write_whole", nth) for nth in (1, 2, 3)),
    ],
)
def test_a_kill_between_any_two_writes_is_made_good(corpus, job_of, monkeypatch, step, nth):
    whole = contents(run(job_of(corpus, run="whole")).run)
    job = job_of(corpus)
    with monkeypatch.context() as patch:
        _kill_after(patch, step, nth)
        with pytest.raises(Killed):
            run(job)
    run(job)
    assert contents(job.run) == whole


def _kill_after(patch, step, nth):
    """Lets the n-th call of a step happen, and kills right after it."""
    from burthen.batch import finish, journal, runner, shards

    homes = {"publish": [shards], "append_lines": [shards, journal], "sync_folder": [durable], "write_whole": [runner]}
    homes["write_whole"].append(finish)
    left = list(range(nth))

    for module in homes[step]:
        original = getattr(module, step)

        def dying(*arguments, original=original):
            result = original(*arguments)
            left.pop()
            if not left:
                raise Killed
            return result

        patch.setattr(module, step, dying)


def test_what_a_kill_left_torn_is_cut_off(corpus, job_of):
    whole = contents(run(job_of(corpus, run="whole")).run)
    job = job_of(corpus)
    with pytest.raises(Killed):
        run_batch(job, recipe=StandInRecipe(), watch=killed_at(9))
    with (job.run / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"shard": 2, "articl')
    with (job.run / "errors.jsonl").open("ab") as errors:
        errors.write(b'{"schema":"burthen/err')
    (job.run / "records-00003.jsonl.gz").write_bytes(b"half a shard")
    (job.run / ".records-00002.jsonl.gz.part").write_bytes(b"half a shard")
    run(job)
    assert contents(job.run) == whole


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"settings": {"stance.evidence": 9}}, "settings_sha256"),
        ({"settings": {"batch.shard_articles": 20}}, "shard_articles"),
        ({"layers": ("figures",)}, "layers"),
        ({"limit": 5}, "limit"),
        ({"field_map": {"text": "text"}}, "field_map"),
    ],
)
def test_another_job_is_not_mixed_in(corpus, job_of, changes, said):
    before = contents(run(job_of(corpus)).run)
    with pytest.raises(SettingsError, match=said) as caught:
        run(job_of(corpus, **changes))
    assert caught.value.code == "B211"
    assert contents(job_of().run) == before


def test_a_changed_input_is_noticed_and_named(corpus, job_of):
    run(job_of(corpus))
    write_rows(corpus, [text_of(1)])
    with pytest.raises(SettingsError, match=r"inputs\[.*corpus.jsonl\]"):
        run(job_of(corpus))


def test_a_further_input_is_noticed(corpus, job_of, tmp_path):
    run(job_of(corpus))
    more = write_rows(tmp_path / "more.jsonl", [text_of(1)])
    with pytest.raises(SettingsError, match=r"more.jsonl\] was null"):
        run(job_of(corpus, more))


def test_other_weights_are_noticed(corpus, job_of, monkeypatch):
    run(job_of(corpus))
    monkeypatch.setattr("burthen.analysis._model_hashes", lambda settings: {"base": "0", "encoder": "1"})
    with pytest.raises(SettingsError, match="models"):
        run(job_of(corpus))


def test_speed_alone_is_no_other_job(corpus, job_of):
    before = contents(run(job_of(corpus)).run)
    changes = {"batch.chunk_articles": 1, "encoder.threads": 2, "encoder.batch_tokens": 99}
    assert run(job_of(corpus, settings=changes)).resumed == 40
    assert contents(job_of().run) == before


def test_an_input_that_changes_under_the_run_stops_it(corpus, job_of):
    def touching(progress):
        if progress.written:
            os.utime(corpus, (1, 1))

    with pytest.raises(SettingsError) as caught:
        run_batch(job_of(corpus), recipe=StandInRecipe(), watch=touching)
    assert caught.value.code == "B213"


def test_no_resume_starts_anew_and_leaves_what_is_not_its_own(corpus, job_of):
    folder = run(job_of(corpus)).run
    (folder / "notes.txt").write_text("mine", "utf8")
    summary = run(job_of(corpus, limit=5, resume=False))
    assert (summary.articles, summary.resumed) == (5, 0)
    assert (folder / "notes.txt").read_text("utf8") == "mine"
    assert len(lines_of(folder)) == 5


def test_a_folder_with_other_things_in_it_is_refused(corpus, job_of):
    folder = job_of().run
    folder.mkdir()
    (folder / "thesis.tex").write_text("years of work", "utf8")
    for resume in (True, False):
        with pytest.raises(SettingsError, match=r"thesis.tex"):
            run(job_of(corpus, resume=resume))
    assert [path.name for path in folder.iterdir()] == ["thesis.tex"]


def test_two_processes_do_not_write_one_run(corpus, job_of):
    pytest.importorskip("fcntl")
    job = job_of(corpus)
    job.run.mkdir()
    with Journal(job.run / "journal.jsonl").lock(), pytest.raises(SettingsError) as caught:
        run(job)
    assert caught.value.code == "B212"


def test_stop_at_the_first_error_keeps_finished_shards_and_goes_on_when_told(corpus, job_of):
    whole = contents(run(job_of(corpus, run="whole")).run)
    stopped = run(job_of(corpus, on_error=OnError.STOP))
    assert "B199" in (stopped.stopped or "")
    assert stopped.articles == 0
    assert run(job_of(corpus)).stopped is None
    assert contents(job_of().run) == whole


def test_a_limit_of_articles(corpus, job_of):
    assert run(job_of(corpus, limit=12)).articles == 12


def test_a_full_disk_is_said_and_what_is_finished_is_kept(corpus, job_of, monkeypatch):
    whole = contents(run(job_of(corpus, run="whole")).run)
    job = job_of(corpus)
    calls = iter([None] * 3)

    def full(path):
        if next(calls, "full"):
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("burthen.batch.durable.sync_file", full)
        with pytest.raises(ResourceError, match="No space left") as caught:
            run(job)
    assert caught.value.code == "B311"
    assert [path.name for path in job.run.glob(".*")] == []
    assert run(job).resumed == 20
    assert contents(job.run) == whole


def test_a_limit_that_the_system_sets_in_earnest_is_said_and_made_good(corpus, tmp_path, job_of):
    pytest.importorskip("resource")
    plain = {"settings": {"batch.shard_articles": 1000}}
    whole = contents(run(job_of(corpus, run="whole", **plain)).run)
    code = (
        "import resource, sys, pathlib; from burthen.batch.job import BatchJob;"
        "from burthen.settings import load_settings;"
        "from burthen.batch.runner import run_batch; from tests.batch.stand_in import StandInRecipe;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000));"
        "job = BatchJob((sys.argv[1],), pathlib.Path(sys.argv[2]), load_settings(), workers=0);"
        "run_batch(job, recipe=StandInRecipe())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, corpus, tmp_path / "run"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert "[B311]" in done.stderr
    assert contents(tmp_path / "run").keys() < whole.keys()
    run(job_of(corpus, **plain))
    assert contents(tmp_path / "run") == whole


def test_a_run_without_articles_is_complete_and_empty(tmp_path, job_of):
    empty = tmp_path / "empty"
    empty.mkdir()
    summary = run(job_of(empty))
    assert (summary.articles, summary.records, summary.codes) == (1, 0, {"B104": 1})


def test_file_names_that_are_no_utf8_are_read_and_written(tmp_path, job_of):
    folder = tmp_path / "odd"
    folder.mkdir()
    for name, text in ((b"sound-\xff.txt", text_of(1)), (b"empty-\xfe.txt", " ")):
        try:
            (folder / os.fsdecode(name)).write_text(text, "utf8")
        except OSError:
            pytest.skip("this file system takes UTF-8 only")
    summary = run(job_of(folder))
    assert (summary.records, summary.errors) == (1, 1)


def test_articles_of_a_saved_dataset(tmp_path, job_of):
    datasets = pytest.importorskip("datasets")
    rows = {"text": [text_of(1), " ", text_of(2)], "id": ["a", "b", "c"]}
    parts = {"train": datasets.Dataset.from_dict(rows), "dev": datasets.Dataset.from_dict({"text": [text_of(3)]})}
    datasets.DatasetDict(parts).save_to_disk(str(tmp_path / "saved"))
    lines = lines_of(run(job_of(tmp_path / "saved")).run)
    sources = [line["article"]["source"] for line in lines]
    assert [(source["path"].rsplit(":")[-1], source["row"]) for source in sources] == [
        ("dev", 0), ("train", 0), ("train", 1), ("train", 2),
    ]  # fmt: skip
    assert [line["article"]["id"] for line in lines[1:]] == ["a", "b", "c"]
    assert lines[2]["error"]["code"] == "B104"


def test_a_dataset_of_the_hub_that_cannot_be_reached_is_one_clear_error(job_of, monkeypatch):
    pytest.importorskip("huggingface_hub")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(InputError) as caught:
        run(job_of("hf:nobody/nothing"))
    assert caught.value.code == "B123"
    assert "save_to_disk" in caught.value.remedy


@pytest.mark.parametrize("name", ["records-00001.jsonl.gz", "tables/claims.parquet"])
def test_a_complete_run_that_lost_a_file_says_so(corpus, job_of, name):
    folder = run(job_of(corpus)).run
    (folder / name).unlink()
    with pytest.raises(SettingsError, match=name.rpartition("/")[2]):
        run(job_of(corpus))


def test_a_finished_shard_that_was_changed_is_noticed(corpus, job_of):
    job = job_of(corpus)
    with pytest.raises(Killed):
        run_batch(job, recipe=StandInRecipe(), watch=killed_at(9))
    with (job.run / "records-00000.jsonl.gz").open("r+b") as shard:
        shard.seek(40)
        shard.write(b"!")
    with pytest.raises(SettingsError, match="records-00000"):
        run(job)


def test_a_journal_that_is_none_is_refused(corpus, job_of):
    job = job_of(corpus)
    with pytest.raises(Killed):
        run_batch(job, recipe=StandInRecipe(), watch=killed_at(9))
    (job.run / "journal.jsonl").write_text("not a journal\n", "utf8")
    with pytest.raises(SettingsError, match="B211"):
        run(job)


def test_a_dataset_of_the_hub_is_streamed_at_the_commit_that_the_manifest_names(job_of, monkeypatch):
    datasets = pytest.importorskip("datasets")
    asked = []

    def load_dataset(name, **options):
        asked.append((name, options))
        stream = datasets.Dataset.from_dict({"text": [text_of(1), text_of(2)]}).to_iterable_dataset()
        return stream if options["split"] else datasets.IterableDatasetDict(train=stream)

    monkeypatch.setattr("datasets.load_dataset", load_dataset)
    monkeypatch.setattr("huggingface_hub.HfApi.dataset_info", lambda self, name: SimpleNamespace(sha="c0ffee"))
    summary = run(job_of("hf:owner/name", "hf:owner/other:dev"))
    assert summary.records == 4
    assert asked == [
        ("owner/name", {"split": None, "streaming": True, "revision": "c0ffee"}),
        ("owner/other", {"split": "dev", "streaming": True, "revision": "c0ffee"}),
    ]
    paths = [line["article"]["source"]["path"] for line in lines_of(summary.run)]
    assert paths == ["hf:owner/name:train"] * 2 + ["hf:owner/other:dev"] * 2
    assert [item["sha256"] for item in json.loads((summary.run / "manifest.json").read_text())["inputs"]] == [
        "c0ffee"
    ] * 2
