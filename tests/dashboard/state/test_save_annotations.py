"""What people say is saved in the corpus folder, or the reason why not is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from litboard.annotations.decisions import read_decisions, write_decisions
from litboard.annotations.term_edits import TermEdit, add_term_edits, read_vocabulary
from litboard.dashboard.state import session_sources
from litboard.dashboard.state.save_annotations import (
    change_decisions,
    change_maps,
    change_vocabulary,
    correct_entries,
    current_corrections,
    current_maps,
    pop_failure,
    undo_correction,
)
from litboard.matching import Decisions
from litboard.readers import ColumnMap
from litboard.schema.records import Source

BAN = TermEdit("ban", "tides")


@pytest.fixture(autouse=True)
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus folder on which the dashboard was started, and an empty session."""
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    st.session_state.clear()
    return folder


def test_an_edit_is_saved_in_the_corpus_folder(corpus: Path) -> None:
    assert change_vocabulary(lambda saved: add_term_edits(saved, BAN))
    assert read_vocabulary(corpus / "vocabulary.json") == (BAN,)
    assert pop_failure() is None


def test_an_edit_that_somebody_else_saved_meanwhile_is_kept(corpus: Path) -> None:
    write_decisions(corpus / "decisions.json", Decisions().decide("a", "b", verdict="same"))
    assert change_decisions(lambda saved: saved.decide("c", "d", verdict="different"))
    saved = read_decisions(corpus / "decisions.json")
    assert [saved.verdict_on("a", "b"), saved.verdict_on("c", "d")] == ["same", "different"]


def test_a_broken_file_is_not_overwritten_and_the_reason_is_shown_once(corpus: Path) -> None:
    (corpus / "decisions.json").write_text("{oops")
    assert not change_decisions(lambda saved: saved.decide("a", "b", verdict="same"))
    assert (corpus / "decisions.json").read_text() == "{oops"
    assert str(pop_failure()).startswith("Not saved: ")
    assert pop_failure() is None


def test_single_files_have_no_place_for_edits(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "a.txt").write_text("Abstract: one")
    monkeypatch.setenv("LITBOARD_CORPUS", str(corpus / "a.txt"))
    assert not change_vocabulary(lambda saved: add_term_edits(saved, BAN))
    assert "single files" in str(pop_failure())
    assert [path.name for path in corpus.iterdir()] == ["a.txt"]


def test_corrections_of_added_sources_stay_in_the_session(corpus: Path) -> None:
    session_sources.replace_sources([Source("mine.bib", b"@misc{a}")])
    correct_entries(("mine.bib", "@misc{a}"), ("theirs.bib", "@misc{b}"), text=None)
    assert [one.source for one in session_sources.session_corrections()] == ["mine.bib"]
    assert sorted(one.source for one in current_corrections()) == ["mine.bib", "theirs.bib"]
    for correction in current_corrections():
        undo_correction(correction)
    assert current_corrections() == ()


def test_a_mapping_of_a_previewed_table_stays_in_the_session(corpus: Path) -> None:
    shared = ColumnMap("theirs.csv", ("Titel",), ("title",))
    previewed = ColumnMap("mine.csv", ("Titel",), ("title",))
    change_maps("theirs.csv", lambda maps: [*maps, shared])
    change_maps("mine.csv", lambda maps: [*maps, previewed], own=True)
    assert current_maps() == (shared,)
    assert session_sources.session_maps() == (previewed,)
    session_sources.replace_sources([Source("mine.csv", b"Titel")])
    assert current_maps() == (shared, previewed)
