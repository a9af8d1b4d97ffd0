"""Ray Data on a real cluster of this machine: two actors, one of which is killed, and the bytes of a local run."""

import sys

import pytest

from burthen.batch.job import EngineName
from burthen.batch.runner import run_batch
from burthen.errors import ResourceError
from tests.batch.conftest import contents, text_of, write_rows
from tests.batch.stand_in import StandInRecipe


def test_without_ray_the_error_says_what_to_install(corpus, job_of, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ResourceError, match=r"burthen\[ray\]") as caught:
        run_batch(job_of(corpus, engine=EngineName.RAY), recipe=StandInRecipe())
    assert caught.value.code == "B304"


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Ray's own
def test_two_actors_one_killed_give_the_bytes_of_a_local_run(tmp_path, job_of):
    pytest.importorskip("ray", reason="needs the extra [ray]")
    words = {7: "CRASH", 30: "ONCE", 51: "DIE"}
    corpus = write_rows(tmp_path / "corpus.jsonl", [text_of(number, words.get(number, "")) for number in range(90)])
    recipe = StandInRecipe(marker=str(tmp_path / "died"))
    over_ray = run_batch(job_of(corpus, run="ray", engine=EngineName.RAY, workers=2), recipe=recipe)
    assert (tmp_path / "died").exists()
    local = run_batch(job_of(corpus, run="local", workers=1), recipe=recipe)
    assert over_ray.codes == {"B121": 1, "B199": 1}
    assert contents(over_ray.run) == contents(local.run)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_models_that_cannot_be_loaded_are_one_error(corpus, job_of):
    pytest.importorskip("ray", reason="needs the extra [ray]")
    with pytest.raises(ResourceError, match="B301") as caught:
        run_batch(job_of(corpus, engine=EngineName.RAY, workers=1), recipe=StandInRecipe(fails_to_load=True))
    assert caught.value.code == "B312"
