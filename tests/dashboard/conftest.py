"""What tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from helpers.caching import once_for_the_same_texts
from helpers.paths import ROOT
from litboard.dashboard.state import analysis_cache


@pytest.fixture(scope="session", autouse=True)
def _scan_installed_components_once() -> Iterator[None]:
    """Streamlit reads the metadata of all installed packages for every run of a page it tests.

    They stay the same meanwhile, and reading them takes longer than most pages.
    """
    with pytest.MonkeyPatch.context() as patch:
        name = "scan_component_manifests"
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _find_topics_of_the_same_texts_once() -> Iterator[None]:
    """Many tests copy the seeds; finding their topics takes several times as long as a page.

    Topics depend on texts, terms and count only: the same are never computed twice here.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis_cache, "topics", once_for_the_same_texts(analysis_cache.topics))
        yield


@pytest.fixture(autouse=True)
def _restore_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(ROOT / "seeds"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a corpus."""
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"
