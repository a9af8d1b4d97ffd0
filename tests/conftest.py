"""What all tests share: how hypothesis runs, and models that may not be there."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is not a failing test; a run on a server must find the same examples each time.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=50, **COMMON)
settings.register_profile("ci", max_examples=50, derandomize=True, **COMMON)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def base_model_or_skip():
    """The folder of the bundled spaCy base; a test that needs it is skipped where it has not been trained yet."""
    from burthen import manifest
    from burthen.errors import ResourceError

    try:
        return manifest.checked_folder("base")
    except ResourceError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def analyzer_or_skip(base_model_or_skip):
    """The analyzer with the bundled models, loaded once for all tests."""
    from burthen.analysis import Analyzer
    from burthen.errors import ResourceError

    try:
        return Analyzer()
    except ResourceError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    """A folder with a tiny encoder of random weights: tests of shapes and invariants need no trained model."""
    from tests.tiny import save_tiny_encoder

    return save_tiny_encoder(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_model(tiny_folder):
    from burthen.encode.model import EncoderModel

    return EncoderModel.load(tiny_folder)
