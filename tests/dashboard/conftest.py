"""What tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from helpers.paths import ROOT


@pytest.fixture(scope="session", autouse=True)
def _installed_components_are_sought_once() -> Iterator[None]:
    """Streamlit reads the metadata of all installed packages for every run of a page it tests.

    They stay the same meanwhile, and reading them takes longer than most pages.
    """
    with pytest.MonkeyPatch.context() as patch:
        name = "scan_component_manifests"
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(autouse=True)
def _restore_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(ROOT / "seeds"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a corpus."""
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"
