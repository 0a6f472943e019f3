"""Long imports show progress and can be cancelled; a library is shared where it is enabled."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from streamlit.testing.v1 import AppTest

from helpers.pages import open_app, press, texts_of
from helpers.paths import ROOT
from litboard.dashboard.state import background_load
from litboard.worker import process

PASTED = "Abstract:" + "A new abstract on quite another matter, long enough to be one. " * 3
OTHER = "Abstract:" + "Xylophones were played by other people in other rooms. " * 3
SEEDS = "25 works from 40 records in 4 sources"
PATIENCE = 60


@pytest.fixture(autouse=True)
def _restore_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(ROOT / "seeds"))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is so large that it is read in a process of its own."""
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoundedSemaphore]:
    """The only turn to read, taken until the test gives it back."""
    turn = BoundedSemaphore(1)
    turn.acquire()
    monkeypatch.setattr(process, "_turns", turn)
    yield turn
    with suppress(ValueError):
        turn.release()


def sidebar_of(app: AppTest) -> list[str]:
    return [element.value for element in app.sidebar.caption]


def metric_of(app: AppTest, label: str) -> str:
    return next(str(one.value) for one in app.metric if one.label == label)


def run_until(app: AppTest, said: str) -> None:
    """Look at the page again and again, as a browser does, until it says something."""
    deadline = time.monotonic() + PATIENCE
    while said not in "\n".join([texts_of(app), *sidebar_of(app)]):
        assert time.monotonic() < deadline, f"the page never said: {said}"
        assert not app.error, app.error[0].value
        time.sleep(0.05)
        app.run()
    assert not app.exception


def paste(app: AppTest, text: str, *, number: int = 0) -> None:
    app.text_area(key=f"text {number}").set_value(text).run()


def test_a_large_folder_is_read_apart_cancelled_begun_again_and_then_shown(
    large: None, turn: BoundedSemaphore, copied_seeds: Path
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    assert "Reading the papers …" in sidebar_of(app)
    assert not app.exception
    press(app, "Cancel")
    while not app.error:
        app.run()
    assert "the reading was stopped" in app.error[0].value
    turn.release()
    press(app, "Read again")
    run_until(app, SEEDS)


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
    run_until(app, "26 works from 41 records in 5 sources")


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


def test_a_look_at_something_large_is_cancelled_and_the_box_is_empty_again(
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
    run_until(app, "1 found, 1 read, 0 need attention")


def test_what_a_visitor_puts_right_in_a_source_of_the_visitor_stays_in_the_session(
    copied_seeds: Path,
) -> None:
    app = open_app("pages/import.py", copied_seeds)
    paste(app, f"{PASTED}\nAbstract:\n")
    press(app, "Add 1 record to the corpus")
    box = next(one for one in app.text_area if one.label.startswith("Corrected text"))
    box.set_value(OTHER)
    press(app, "Use this text")
    assert "27 works from 42 records in 5 sources" in sidebar_of(app)
    assert not (copied_seeds / "corrections.json").exists()


def test_what_was_read_well_by_a_guess_or_is_no_paper_is_settled_and_taken_back(
    copied_seeds: Path,
) -> None:
    (copied_seeds / "a.bib").write_text("@misc{a, title={A}, {odd}}\n@misc{b}\n@misc{c}\n")
    app = open_app("pages/import.py", copied_seeds)
    press(app, "None of these is a paper")
    press(app, "Read correctly")
    assert "Nothing needs attention." in app.success[0].value
    assert metric_of(app, "Needs attention") == "0"
    assert (copied_seeds / "corrections.json").exists()
    press(app, "Undo")
    assert metric_of(app, "Needs attention") == "1"


def test_what_was_read_by_a_guess_does_not_count_as_unread(copied_seeds: Path) -> None:
    (copied_seeds / "a.bib").write_text("@misc{a, title={A}, {odd}}\n@misc{b}\n@misc{c}\n")
    app = open_app("app.py", copied_seeds)
    assert metric_of(app, "Entries not read") == "2"
    app = open_app("pages/import.py", copied_seeds)
    assert metric_of(app, "Needs attention") == "3"


def test_while_a_large_corpus_is_read_again_what_was_settled_is_out_of_sight(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copied_seeds / "a.bib").write_text("@misc{a, title={A}, {odd}}\n")
    app = open_app("pages/import.py", copied_seeds)
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    press(app, "Read correctly")
    assert (
        "Waiting for another import to finish" in texts_of(app)
        or metric_of(app, "Needs attention") == "1"
    )
    assert "Nothing needs attention." in app.success[0].value


def test_without_the_owners_word_nothing_can_be_shared(copied_seeds: Path) -> None:
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


def test_even_in_a_shared_library_a_visitor_may_add_for_the_visitor_alone(
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
