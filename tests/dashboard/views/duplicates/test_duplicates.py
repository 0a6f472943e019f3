"""The Duplicates page as Streamlit runs it: review, part, split, choose, take back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from helpers.corpora import SUBJECTS, bibtex_entry, doubtful_bibtex
from helpers.pages import open_app, texts_of
from helpers.paths import ROOT
from litboard.corpus.loading import load

PAGE = "pages/duplicates.py"


@pytest.fixture(autouse=True)
def _restore_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITBOARD_CORPUS", str(ROOT / "seeds"))


@pytest.fixture
def doubts(tmp_path: Path) -> Path:
    """A folder with three near misses."""
    (tmp_path / "doubts.bib").write_text(doubtful_bibtex())
    return tmp_path


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def counts(app: AppTest) -> str:
    return next(one.value for one in app.sidebar.caption if "record" in one.value)


def words_in(folder: Path) -> list[str]:
    """The verdicts kept beside the corpus, in the order made."""
    kept: list[dict[str, Any]] = json.loads((folder / "decisions.json").read_text())["decisions"]
    return [one["verdict"] for one in kept]


def left(app: AppTest) -> str:
    """What the bar of the queue says."""
    return str(app.get("progress")[0].proto.text)


def pair_in_view(app: AppTest) -> str:
    """The subject of the pair that is shown."""
    return next(subject for subject in SUBJECTS if subject in texts_of(app))


def test_a_corpus_with_doubts_opens_on_the_queue(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    assert left(app) == "3 of 3 left"
    assert "likely the same work" in texts_of(app)
    assert "1 work" not in counts(open_app(PAGE))


def test_pairs_are_decided_one_by_one_until_none_is_left(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    press(app, "Same")
    assert left(app) == "2 of 3 left"
    press(app, "Different")
    assert left(app) == "1 of 3 left"
    press(app, "Undo")
    assert left(app) == "2 of 3 left"
    press(app, "Same")
    press(app, "Same")
    assert words_in(doubts) == ["same", "same", "same"]
    assert counts(app) == "3 works from 6 records in 1 source"
    assert any("No candidate pairs are left" in one.value for one in app.success)


def test_undo_shows_the_pair_again_on_which_it_was_said(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    shown = pair_in_view(app)
    press(app, "Same")
    assert pair_in_view(app) != shown
    press(app, "Undo")
    assert pair_in_view(app) == shown
    assert words_in(doubts) == []


def test_a_pair_is_skipped_and_come_back_to(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    shown = pair_in_view(app)
    press(app, "Skip")
    assert pair_in_view(app) != shown
    press(app, "Back")
    assert pair_in_view(app) == shown


def test_all_above_a_threshold_are_accepted_and_taken_back_in_one_go(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    app.slider[0].set_value(95).run()
    assert any("No open pair has this probability" in one.value for one in app.caption)
    app.slider[0].set_value(50).run()
    press(app, "Accept 2 pairs")
    assert words_in(doubts) == ["same"] * 2
    press(app, "Undo last decision")
    assert words_in(doubts) == []
    assert left(app) == "3 of 3 left"


def test_what_was_called_different_is_never_asked_again(doubts: Path) -> None:
    app = open_app(PAGE, doubts)
    for _ in range(3):
        press(app, "Different")
    again = open_app(PAGE, doubts)
    assert any("No candidate pairs are left" in one.value for one in again.success)
    assert counts(again) == "6 works from 6 records in 1 source"


def test_one_record_is_parted_from_its_work_and_joined_again(copied_seeds: Path) -> None:
    app = open_app(PAGE, copied_seeds)
    press(app, "A is a different work")
    assert "26 works from 40 records" in counts(app)
    app = open_app(PAGE, copied_seeds, part="Separated")
    press(app, "Same work")
    assert "25 works from 40 records" in counts(app)


def test_a_work_is_split_into_its_records_and_that_is_one_step(copied_seeds: Path) -> None:
    app = open_app(PAGE, copied_seeds)
    press(app, "Split into 3 works")
    assert "27 works from 40 records" in counts(app)
    press(app, "Undo last decision")
    assert "25 works from 40 records" in counts(app)


def test_a_broken_file_of_decisions_is_never_overwritten(doubts: Path, copied_seeds: Path) -> None:
    for folder, label in ((doubts, "Same"), (copied_seeds, "A is a different work")):
        broken = folder / "decisions.json"
        broken.write_text("{oops")
        app = open_app(PAGE, folder)
        press(app, label)
        assert broken.read_text() == "{oops"
        assert any("Not saved" in element.value for element in app.error)


def test_a_reader_chooses_what_a_work_shows(tmp_path: Path) -> None:
    titles = ["Copper in violins", "Copper in violins of old, with barley"]
    entries = [
        bibtex_entry(f"k{n}", title=title, doi="10.1000/1") for n, title in enumerate(titles)
    ]
    (tmp_path / "papers.bib").write_text("".join(entries))
    app = open_app(PAGE, tmp_path)
    assert app.subheader[0].value == f"{titles[1]}".replace(",", "\\,")
    # Closed, the popover draws no menus; a browser opens it with a click.
    app.session_state[f"choose {load(tmp_path).works['id'].iloc[0]}"] = True
    app.run()
    menu = next(one for one in app.selectbox if one.label == "title")
    assert menu.value == "automatic"
    menu.select(next(one for one in menu.options if one.endswith(titles[0]))).run()
    assert not app.exception
    assert app.subheader[0].value == titles[0]
    assert json.loads((tmp_path / "choices.json").read_text())["choices"][0]["field"] == "title"
    next(one for one in app.selectbox if one.label == "title").select_index(0).run()
    assert app.subheader[0].value != titles[0]


def test_a_persons_word_makes_no_source_be_read_again(
    doubts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app(PAGE, doubts)
    monkeypatch.setattr(
        "litboard.corpus.ingest.read_source", lambda *_, **__: pytest.fail("read again")
    )
    for _ in range(3):
        press(app, "Same")
    assert counts(app) == "3 works from 6 records in 1 source"
    (doubts / "vocabulary.json").write_text('{"vocabulary": [{"act": "ban", "term": "tides"}]}')
    press(app, "Undo last decision")
    assert counts(app) == "4 works from 6 records in 1 source"


def test_a_broken_file_of_ours_is_told_as_soon_as_it_breaks_and_no_more_when_mended(
    doubts: Path,
) -> None:
    app = open_app("pages/import.py", doubts)
    assert "decisions.json" not in texts_of(app)
    (doubts / "decisions.json").write_text("{oops")
    app.run()
    assert any("decisions.json" in one.value["source"].tolist() for one in app.dataframe[:1])
    (doubts / "decisions.json").unlink()
    app.run()
    assert not any("decisions.json" in one.value["source"].tolist() for one in app.dataframe[:1])


def test_the_page_says_what_counts_as_one_work() -> None:
    assert "**Preprint and published version: one work.**" in texts_of(open_app(PAGE))
