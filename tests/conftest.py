"""What all tests share."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from helpers.paths import ROOT
from litboard.corpus.corpus import Corpus
from litboard.corpus.loading import load

# No property is about time: a busy machine may take long over one example. At hand few examples
# give a quick answer; where nobody waits, as in CI, more are tried.
settings.register_profile("quick", deadline=None, max_examples=20)
settings.register_profile("thorough", deadline=None, max_examples=150)
settings.load_profile("thorough" if os.environ.get("CI") else "quick")


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    """The corpus that ships with litboard."""
    return load(ROOT / "seeds")


@pytest.fixture
def copied_seeds(tmp_path: Path) -> Path:
    """The seeds in a folder that a test may write to."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


def pytest_collection_finish() -> None:
    """Look no more at what importing left: thousands of modules would be searched for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
