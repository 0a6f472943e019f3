"""An edit that could not be saved is explained on the page, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import run_script

SCRIPT = """
import streamlit as st
from litboard.dashboard.layout.save_failure import draw_save_failure
from litboard.dashboard.state.save_annotations import change_vocabulary

if st.query_params.get("edit"):
    change_vocabulary(list)
draw_save_failure()
"""


def test_the_reason_is_shown_until_the_next_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder / "a.txt"))
    app = run_script(SCRIPT, edit="1")
    assert "opened as single files" in app.error[0].value
    del app.query_params["edit"]
    assert not app.run().error


def test_a_saved_edit_shows_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(folder))
    assert not run_script(SCRIPT, edit="1").error
    assert (folder / "vocabulary.json").exists()
