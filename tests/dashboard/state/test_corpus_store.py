"""Where the corpus is stored, and what counts as a change of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from litboard.dashboard.state.corpus_store import corpus_home, corpus_paths, state_of_files
from litboard.resources import resource


@pytest.fixture
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus folder with one file."""
    (folder / "a.txt").write_text("Abstract: one")
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    return folder


def test_without_a_setting_the_corpus_is_the_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LITBOARD_CORPUS")
    assert corpus_paths() == (resource("seeds"),)


def test_edits_are_saved_in_the_first_folder(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [corpus / "a.txt", corpus, corpus.parent]
    monkeypatch.setenv("LITBOARD_CORPUS", os.pathsep.join(map(str, paths)))
    assert corpus_paths() == tuple(paths)
    assert corpus_home() == corpus
    monkeypatch.setenv("LITBOARD_CORPUS", str(corpus / "a.txt"))
    assert corpus_home() is None


def test_a_new_or_changed_file_changes_the_state(corpus: Path) -> None:
    states = {state_of_files()}
    (corpus / "b.txt").write_text("Abstract: two")
    states.add(state_of_files())
    (corpus / "b.txt").write_text("Abstract: three")
    states.add(state_of_files())
    assert len(states) == 3
    assert state_of_files() in states


@pytest.mark.parametrize("name", ["topics.json", ".a.txt.tmp", ".litboard/terms/table.parquet"])
def test_topic_edits_temporary_files_and_caches_do_not_change_it(corpus: Path, name: str) -> None:
    state = state_of_files()
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")
    assert state_of_files() == state
