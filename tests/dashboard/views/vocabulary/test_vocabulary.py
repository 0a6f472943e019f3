"""The Vocabulary page as Streamlit runs it: join, rename, split, ban, undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from helpers.pages import open_app, press, texts_of

PAGE = "pages/vocabulary.py"

BIBTEX = """
@article{a, title={Dark matter}, author={Ann Ax}, abstract={Dark matter is unseen mass.}}
@article{b, title={Unseen mass}, author={Bo Bex}, abstract={Of self-attention and unseen mass.}}
@article{c, title={Self attention}, author={Cy Cox}, abstract={Self attention of a *star*.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.bib").write_text(BIBTEX)
    return tmp_path


def terms_of(app: AppTest) -> list[str]:
    return sorted(app.dataframe[0].value["term"])


def choose(app: AppTest, *terms: str) -> AppTest:
    return app.multiselect[0].set_value(list(terms)).run()


def test_terms_are_joined_on_every_page_until_that_is_undone(folder: Path) -> None:
    app = open_app(PAGE, folder)
    assert terms_of(app) == ["dark matter", "self attention", "unseen mass"]
    press(choose(app, "dark matter", "unseen mass"), "Join into")
    assert terms_of(app) == ["dark matter", "self attention"]
    assert "is joined into" in texts_of(app)
    trends = open_app("pages/trends.py", folder)
    assert "unseen mass" not in trends.multiselect(key="show").options
    press(app, "Undo")
    assert terms_of(app) == ["dark matter", "self attention", "unseen mass"]
    assert json.loads((folder / "vocabulary.json").read_text()) == {"vocabulary": []}


def test_a_term_is_renamed_split_and_banned(folder: Path) -> None:
    app = choose(open_app(PAGE, folder), "dark matter")
    app.text_input(key="vocabulary name dark matter").set_value("*DM*").run()
    press(app, "Rename")
    assert "*DM*" in terms_of(app)
    assert "\\*DM\\*" in texts_of(app)
    choose(app, "self attention")
    app.selectbox[0].set_value("self-attention").run()
    press(app, "Split off")
    assert {"self attention", "self-attention"} <= set(terms_of(app))
    press(choose(app, "unseen mass"), "Ban")
    assert "unseen mass" not in terms_of(app)


def test_a_corpus_of_single_files_says_why_nothing_is_kept(folder: Path) -> None:
    app = choose(open_app(PAGE, folder / "papers.bib"), "dark matter")
    press(app, "Ban")
    assert "opened as single files" in app.error[0].value
    assert "dark matter" in terms_of(app)
