"""The queue of candidate pairs: decide, undo, skip, accept many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from helpers.corpora import SUBJECTS
from helpers.pages import SEEDS, open_app, press, sidebar_of, texts_of

PAGE = "pages/duplicates.py"


def verdicts_in(folder: Path) -> list[str]:
    """The verdicts saved in the corpus folder, in the order made."""
    kept: list[dict[str, Any]] = json.loads((folder / "decisions.json").read_text())["decisions"]
    return [one["verdict"] for one in kept]


def progress_of(app: AppTest) -> str:
    """What the bar of the queue says."""
    return str(app.get("progress")[0].proto.text)


def pair_in_view(app: AppTest) -> str:
    """The subject of the pair that is shown."""
    return next(subject for subject in SUBJECTS if subject in texts_of(app))


def test_a_corpus_with_doubts_opens_on_the_queue(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    assert progress_of(app) == "3 of 3 left"
    assert "likely the same work" in texts_of(app)
    assert SEEDS in sidebar_of(open_app(PAGE))


def test_pairs_are_decided_one_by_one_until_none_is_left(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    press(app, "Same")
    assert progress_of(app) == "2 of 3 left"
    press(app, "Different")
    assert progress_of(app) == "1 of 3 left"
    press(app, "Undo")
    assert progress_of(app) == "2 of 3 left"
    press(app, "Same")
    press(app, "Same")
    assert verdicts_in(candidates) == ["same", "same", "same"]
    assert sidebar_of(app)[-1] == "3 works from 6 records in 1 source"
    assert any("No candidate pairs are left" in one.value for one in app.success)


def test_undo_shows_the_pair_again_on_which_it_was_said(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    shown = pair_in_view(app)
    press(app, "Same")
    assert pair_in_view(app) != shown
    press(app, "Undo")
    assert pair_in_view(app) == shown
    assert verdicts_in(candidates) == []


def test_a_pair_is_skipped_and_come_back_to(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    shown = pair_in_view(app)
    press(app, "Skip")
    assert pair_in_view(app) != shown
    press(app, "Back")
    assert pair_in_view(app) == shown


def test_all_above_a_threshold_are_accepted_and_taken_back_in_one_go(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    app.slider[0].set_value(95).run()
    assert any("No open pair has this probability" in one.value for one in app.caption)
    app.slider[0].set_value(50).run()
    press(app, "Accept 2 pairs")
    assert verdicts_in(candidates) == ["same"] * 2
    press(app, "Undo last decision")
    assert verdicts_in(candidates) == []
    assert progress_of(app) == "3 of 3 left"


def test_what_was_called_different_is_never_asked_again(candidates: Path) -> None:
    app = open_app(PAGE, candidates)
    for _ in range(3):
        press(app, "Different")
    again = open_app(PAGE, candidates)
    assert any("No candidate pairs are left" in one.value for one in again.success)
    assert sidebar_of(again)[-1] == "6 works from 6 records in 1 source"
