"""Commands as a person types them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.caching import once_for_the_same_texts
from helpers.paths import SEEDS
from litboard import analyses
from litboard.cli.main import main
from litboard.corpus import loading
from litboard.corpus.corpus import Corpus


@pytest.fixture(scope="session", autouse=True)
def _analyse_the_same_texts_once() -> Iterator[None]:
    """Most commands run on the seeds, whose terms and topics take longer than all else."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("key_terms", "topics"):
            patch.setattr(analyses, name, once_for_the_same_texts(getattr(analyses, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _load_the_seeds_once() -> Iterator[None]:
    """A corpus never changes, and no test writes to the seeds: each order of them is read once."""
    load, known = loading.load, {}

    def load_once(*paths: Path, **options: Any) -> Corpus:
        if not all(path == SEEDS or path.parent == SEEDS for path in paths):
            return load(*paths, **options)
        if paths not in known:
            known[paths] = load(*paths, **options)
        return known[paths]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", load_once)
        yield


@pytest.fixture
def run(capsys):
    """Run the command; returns the exit code, stdout and stderr."""

    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.fixture
def broken(tmp_path):
    """A folder with one paper, a picture, and one entry to check."""
    (tmp_path / "a.txt").write_text("Abstract:We study models that answer.\nIn two lines.\n")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path
