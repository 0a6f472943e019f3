"""What all tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from helpers.paths import ROOT
from litboard.corpus.corpus import Corpus
from litboard.corpus.loading import load

# A busy machine takes its time to write a file; no property is about that.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    """The corpus that ships with litboard."""
    return load(ROOT / "seeds")


@pytest.fixture
def copied_seeds(tmp_path: Path) -> Path:
    """The seeds in a folder that a test may write to."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))
