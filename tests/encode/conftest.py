"""A tiny encoder with random weights, so that tests of shapes and invariants need no trained model."""

import pytest


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    from tests.tiny import save_tiny_encoder

    return save_tiny_encoder(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_model(tiny_folder):
    from burthen.encode.model import EncoderModel

    return EncoderModel.load(tiny_folder)
