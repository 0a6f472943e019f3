"""Adding papers: preview, session, shared library; long imports show progress and are cancelled."""

from __future__ import annotations

from pathlib import Path
from threading import BoundedSemaphore

import pytest
from streamlit.testing.v1 import AppTest

from helpers.pages import PASTED, SEEDS, open_app, press, run_until, shows, sidebar_of, texts_of
from litboard.dashboard.state import background_load

OTHER = "Abstract:" + "Xylophones were played by other people in other rooms. " * 3


def paste(app: AppTest, text: str, *, number: int = 0) -> None:
    app.text_area(key=f"text {number}").set_value(text).run()


def test_a_large_folder_is_read_in_the_background_cancelled_and_read_again(
    large: None, turn: BoundedSemaphore, copied_seeds: Path
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    assert "Reading the papers …" in sidebar_of(app)
    assert not app.exception
    press(app, "Cancel")
    run_until(app, lambda app: bool(app.error))
    assert "the reading was stopped" in app.error[0].value
    turn.release()
    press(app, "Read again")
    run_until(app, shows(SEEDS))


def test_while_a_large_addition_is_read_the_corpus_stays_usable(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    press(app, "Add 1 record to the corpus")
    assert SEEDS in sidebar_of(app)
    app.switch_page("pages/papers.py").run()
    assert len(app.dataframe[0].value) == 20
    turn.release()
    run_until(app, shows("26 works from 41 records in 5 sources"))


def test_a_cancelled_addition_leaves_the_corpus_as_it_was(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    press(app, "Add 1 record to the corpus")
    press(app, "Cancel")
    assert not app.exception
    assert SEEDS in sidebar_of(app)
    assert "Added in this session" not in texts_of(app)
    assert "Cancel" not in [button.label for button in app.button]


def test_a_preview_of_a_large_source_is_cancelled_and_the_box_is_empty_again(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    paste(app, OTHER)
    assert "1 found" not in texts_of(app)
    press(app, "Cancel")
    assert not app.exception
    assert app.text_area(key="text 1").value == ""
    turn.release()
    paste(app, OTHER, number=1)
    run_until(app, shows("1 found, 1 read, 0 need attention"))


def test_unless_the_owner_enables_it_there_is_no_shared_library(copied_seeds: Path) -> None:
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    assert "stay in your session" in texts_of(app)
    assert not app.radio


def test_in_a_shared_library_a_visitor_adds_for_everybody_and_removes_again(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITBOARD_SHARED_LIBRARY", "1")
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    app.radio[0].set_value("Everybody, in the shared library").run()
    press(app, "Add 1 record to the corpus")
    other = open_app("pages/import.py", copied_seeds)
    assert "26 works from 41 records in 5 sources" in sidebar_of(other)
    press(other, "Remove for everybody")
    assert SEEDS in sidebar_of(other)
    assert SEEDS in sidebar_of(app.run())


def test_with_a_shared_library_a_visitor_can_still_add_for_the_session_only(
    copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITBOARD_SHARED_LIBRARY", "1")
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    press(app, "Add 1 record to the corpus")
    assert "26 works from 41 records in 5 sources" in sidebar_of(app)
    assert SEEDS in sidebar_of(open_app("pages/import.py", copied_seeds))
    assert not (copied_seeds / "shared").exists()


def test_a_cancelled_addition_to_the_library_is_taken_out_of_it(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITBOARD_SHARED_LIBRARY", "1")
    app = open_app("pages/import.py", copied_seeds)
    paste(app, PASTED)
    app.radio[0].set_value("Everybody, in the shared library").run()
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    press(app, "Add 1 record to the corpus")
    press(app, "Cancel")
    assert list((copied_seeds / "shared").iterdir()) == []
    assert SEEDS in sidebar_of(app)


def test_pasted_text_is_shown_before_it_is_added_and_can_be_removed_again() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value(PASTED).run()
    assert "1 found, 1 read, 0 need attention" in texts_of(app)
    assert "25 works from 40 records in 4 sources" in [one.value for one in app.sidebar.caption]
    press(app, "Add 1 record to the corpus")
    assert "26 works from 41 records in 5 sources" in [one.value for one in app.sidebar.caption]
    press(app, "Remove")
    assert "25 works from 40 records in 4 sources" in [one.value for one in app.sidebar.caption]


def test_what_one_visitor_adds_no_other_visitor_sees() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value(PASTED).run()
    press(app, "Add 1 record to the corpus")
    other = open_app("pages/papers.py", text="quite another matter")
    assert any("No work matches" in element.value for element in other.info)


def test_pasted_text_that_cannot_be_read_is_not_added() -> None:
    app = open_app("pages/import.py")
    app.text_area(key="text 0").set_value("Hello, world.").run()
    assert not app.exception
    assert "no format recognised" in texts_of(app)
    button = next(one for one in app.button if one.label == "Add 0 records to the corpus")
    assert button.disabled
