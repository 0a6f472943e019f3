"""Open issues on the Import page: corrected, accepted, undone."""

from __future__ import annotations

from pathlib import Path
from threading import BoundedSemaphore

import pytest

from helpers.pages import PASTED, SEEDS, metric_of, open_app, press, sidebar_of, texts_of
from litboard.dashboard.state import background_load
from litboard.dashboard.views.imports import problems

PAGE = "pages/import.py"
OTHER = "Abstract:" + "Xylophones were played by other people in other rooms. " * 3

#: A record of which one field is uncertain, and two entries without any content.
BIBTEX = "@misc{a, title={A}, {odd}}\n@misc{b}\n@misc{c}\n"


def test_a_problem_is_shown_with_its_place_and_remedy(folder: Path) -> None:
    (folder / "good.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    (folder / "empty.txt").write_bytes(b"")
    shown = texts_of(open_app(PAGE, folder)).replace("\\", "")
    assert "empty.txt" in shown
    assert "the file is empty" in shown
    assert "What to do" in shown


def test_an_entry_that_could_not_be_read_is_corrected_without_changing_the_file(
    folder: Path,
) -> None:
    source = f"{PASTED}\nAbstract:\n"
    (folder / "a.txt").write_text(source)
    app = open_app(PAGE, folder)
    box = next(one for one in app.text_area if one.label.startswith("Corrected text"))
    box.set_value("Abstract:" + "This abstract had been left out when the page was copied. " * 3)
    press(app, "Use this text")
    assert "2 works from 2 records in 1 source" in sidebar_of(app)
    assert (folder / "a.txt").read_text() == source


def test_a_correction_of_an_added_source_stays_in_the_session(copied_seeds: Path) -> None:
    app = open_app(PAGE, copied_seeds)
    app.text_area(key="text 0").set_value(f"{PASTED}\nAbstract:\n").run()
    press(app, "Add 1 record to the corpus")
    box = next(one for one in app.text_area if one.label.startswith("Corrected text"))
    box.set_value(OTHER)
    press(app, "Use this text")
    assert "27 works from 42 records in 5 sources" in sidebar_of(app)
    assert not (copied_seeds / "corrections.json").exists()


def test_issues_are_accepted_all_at_once_or_one_by_one_and_that_is_undone(
    copied_seeds: Path,
) -> None:
    (copied_seeds / "a.bib").write_text(BIBTEX)
    app = open_app(PAGE, copied_seeds)
    press(app, "None of these is a paper")
    press(app, "Read correctly")
    assert "Nothing needs attention." in app.success[0].value
    assert metric_of(app, "Needs attention") == "0"
    assert (copied_seeds / "corrections.json").exists()
    press(app, "Undo")
    assert metric_of(app, "Needs attention") == "1"


def test_an_uncertain_reading_does_not_count_as_unread(copied_seeds: Path) -> None:
    (copied_seeds / "a.bib").write_text(BIBTEX)
    assert metric_of(open_app("app.py", copied_seeds), "Entries not read") == "2"
    assert metric_of(open_app(PAGE, copied_seeds), "Needs attention") == "3"


def test_issues_are_shown_a_page_at_a_time_and_by_source(folder: Path) -> None:
    (folder / "a.bib").write_text("".join(f"@misc{{a{n}}}\n\n" for n in range(12)) + BIBTEX)
    (folder / "b.bib").write_text("@misc{b}\n")
    app = open_app(PAGE, folder)
    boxes = [one for one in app.text_area if one.label.startswith("Corrected text")]
    assert len(boxes) == problems.ISSUES
    app.selectbox(key="problem source").set_value("b.bib").run()
    [box] = [one for one in app.text_area if one.label.startswith("Corrected text")]
    assert "@misc{b}" in box.value


def test_a_broken_file_of_corrections_is_never_overwritten(copied_seeds: Path) -> None:
    (copied_seeds / "a.bib").write_text(BIBTEX)
    (copied_seeds / "corrections.json").write_text("{oops")
    app = open_app(PAGE, copied_seeds)
    press(app, "Not a paper")
    assert (copied_seeds / "corrections.json").read_text() == "{oops"
    assert "Not saved" in app.error[0].value


def test_while_a_large_corpus_is_read_again_a_resolved_issue_is_not_shown(
    turn: BoundedSemaphore, copied_seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copied_seeds / "a.bib").write_text("@misc{a, title={A}, {odd}}\n")
    app = open_app(PAGE, copied_seeds)
    monkeypatch.setattr(background_load, "HERE_BYTES", 0)
    press(app, "Read correctly")
    assert "Nothing needs attention." in app.success[0].value
    # The corpus in view is still the one that was read before.
    assert metric_of(app, "Needs attention") == "1"
    assert SEEDS not in sidebar_of(app)
