"""The shared library, as the owner enables it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litboard.dashboard.state.shared_library import (
    LIBRARY,
    add_to_library,
    library_home,
    remove_from_library,
    take_pending_files,
)
from litboard.schema.records import Source


@pytest.fixture
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus folder on which the dashboard was started."""
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    return folder


@pytest.mark.parametrize("value", ["1", "on", "TRUE", " yes "])
def test_the_owner_enables_it(value: str, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIBRARY, value)
    assert library_home() == corpus


@pytest.mark.parametrize("value", ["", "0", "off", "no", "false"])
def test_otherwise_nothing_is_added(
    value: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIBRARY, value)
    assert library_home() is None
    assert "not enabled" in str(add_to_library([Source("a.txt", b"Abstract: one")]))
    assert list(corpus.iterdir()) == []


def test_added_files_are_pending_once_and_can_be_removed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIBRARY, "1")
    assert add_to_library([Source("a.txt", b"Abstract: one")]) is None
    [file] = take_pending_files()
    assert take_pending_files() == ()
    assert (corpus / file.source).read_bytes() == b"Abstract: one"
    assert remove_from_library(file.name) is None
    assert not (corpus / file.source).exists()


def test_a_file_that_is_not_in_it_is_not_removed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIBRARY, "1")
    (corpus / "a.txt").write_text("Abstract: one")
    assert "is not in the library" in str(remove_from_library("../a.txt"))
    assert (corpus / "a.txt").exists()
