"""The Duplicates page: joined works with their reasons, and separated records."""

from __future__ import annotations

from pathlib import Path

from helpers.pages import open_app, press, sidebar_of, texts_of

PAGE = "pages/duplicates.py"


def test_one_record_is_separated_from_its_work_and_joined_again(copied_seeds: Path) -> None:
    app = open_app(PAGE, copied_seeds)
    press(app, "A is a different work")
    assert "26 works from 40 records" in sidebar_of(app)[-1]
    app = open_app(PAGE, copied_seeds, part="Separated")
    press(app, "Same work")
    assert "25 works from 40 records" in sidebar_of(app)[-1]


def test_a_work_is_split_into_its_records_and_that_is_one_step(copied_seeds: Path) -> None:
    app = open_app(PAGE, copied_seeds)
    press(app, "Split into 3 works")
    assert "27 works from 40 records" in sidebar_of(app)[-1]
    press(app, "Undo last decision")
    assert "25 works from 40 records" in sidebar_of(app)[-1]


def test_a_broken_file_of_decisions_is_never_overwritten(
    candidates: Path, copied_seeds: Path
) -> None:
    for folder, label in ((candidates, "Same"), (copied_seeds, "A is a different work")):
        broken = folder / "decisions.json"
        broken.write_text("{oops")
        app = open_app(PAGE, folder)
        press(app, label)
        assert broken.read_text() == "{oops"
        assert any("Not saved" in element.value for element in app.error)


def test_the_page_says_what_counts_as_one_work() -> None:
    assert "**Preprint and published version: one work.**" in texts_of(open_app(PAGE))
