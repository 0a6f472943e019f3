"""The corpus is loaded once a state of its files, and annotations are applied without reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.corpora import doubtful_bibtex
from helpers.pages import open_app, press, sidebar_of, texts_of

PAGE = "pages/duplicates.py"


@pytest.fixture
def candidates(tmp_path: Path) -> Path:
    """A folder with three candidate pairs."""
    (tmp_path / "candidates.bib").write_text(doubtful_bibtex())
    return tmp_path


def test_a_saved_verdict_changes_the_works_without_reading_a_source_again(
    candidates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app(PAGE, candidates)
    monkeypatch.setattr(
        "litboard.corpus.ingest.read_source", lambda *_, **__: pytest.fail("read again")
    )
    for _ in range(3):
        press(app, "Same")
    assert sidebar_of(app)[-1] == "3 works from 6 records in 1 source"
    (candidates / "vocabulary.json").write_text('{"vocabulary": [{"act": "ban", "term": "tides"}]}')
    press(app, "Undo last decision")
    assert sidebar_of(app)[-1] == "4 works from 6 records in 1 source"


def test_a_broken_annotation_file_is_a_problem_until_it_is_repaired(
    candidates: Path,
) -> None:
    app = open_app("pages/import.py", candidates)
    assert "decisions.json" not in texts_of(app)
    (candidates / "decisions.json").write_text("{oops")
    app.run()
    assert any("decisions.json" in one.value["source"].tolist() for one in app.dataframe[:1])
    (candidates / "decisions.json").unlink()
    app.run()
    assert not any("decisions.json" in one.value["source"].tolist() for one in app.dataframe[:1])


def test_a_new_file_is_read_and_a_removed_one_is_gone(candidates: Path) -> None:
    app = open_app("app.py", candidates)
    assert sidebar_of(app)[-1] == "6 works from 6 records in 1 source"
    (candidates / "more.bib").write_text("@misc{a, title={Quite another matter}}\n")
    assert sidebar_of(app.run())[-1] == "7 works from 7 records in 2 sources"
    (candidates / "more.bib").unlink()
    assert sidebar_of(app.run())[-1] == "6 works from 6 records in 1 source"
