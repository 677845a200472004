from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mtcheck.config import OPTIONS, Config
from mtcheck.session import Session
from tests.model_files import write_model

ROOT = Path(__file__).resolve().parent.parent

# two cores shared by all workers: a deadline would measure the machine
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
# the same examples at every run: whoever changes one thing is not told of another; `--hypothesis-profile explore` looks for new ones
settings.register_profile("mtcheck", settings.get_profile("explore"), max_examples=60, derandomize=True)
settings.load_profile("mtcheck")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["MTCHECK_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    # tests put other code in place of ours, and a result of an earlier run would hide it; where results are the subject they are asked for
    os.environ["MTCHECK_NO_CACHE"] = "1"
    os.environ["MTCHECK_STATE"] = str(tmp_path_factory.mktemp("state"))


def default_config(**values: object) -> Config:
    return Config({**{name: option.default for name, option in OPTIONS.items()}, **values}, dict.fromkeys(OPTIONS, "default"), ".")


@pytest.fixture(scope="session", autouse=True)
def silent_model(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A small model without findings: what the shipped one says changes with every training, and is tested where it is the subject."""
    os.environ["MTCHECK_MODEL"] = write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="session")
def session() -> Session:
    return Session(default_config())


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
