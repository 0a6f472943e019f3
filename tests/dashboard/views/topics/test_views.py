"""The views of the Topics page: the URL chooses one, and each has picture, table and help."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import asked, open_app, open_tab, texts_of
from helpers.paths import ROOT
from litboard.corpus.loading import load
from litboard.dashboard.views.topics.views import VIEWS


@pytest.fixture(scope="module")
def ids() -> list[str]:
    return [str(work) for work in load(ROOT / "seeds").works["id"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("tab", ["Picture", "Table", "How to read this"])
def test_a_view_opens_from_its_url(view: str, tab: str) -> None:
    app = open_tab(open_app("pages/topics.py", view=view), tab)
    assert app.session_state["view"] == view
    assert bool(app.get("plotly_chart")) is (tab == "Picture")
    assert bool(app.dataframe) is (tab == "Table")
    assert ("How topics are found" in texts_of(app)) is (tab == "How to read this")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_opens_on_a_corpus_with_hardly_any_text(view: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    assert not open_app("pages/topics.py", tmp_path, view=view).exception


def test_an_unknown_view_is_the_list() -> None:
    app = open_app("pages/topics.py", view="globe")
    assert not app.exception
    assert app.session_state["view"] == "list"


def test_the_chosen_view_goes_into_the_url() -> None:
    app = open_app("pages/topics.py")
    app.segmented_control(key="view").set_value("map").run()
    assert asked(app, "view") == ["map"]


@pytest.mark.parametrize("page", ["app.py", "pages/papers.py", "pages/topics.py"])
def test_chosen_works_are_a_filter_with_one_chip(page: str, ids: list[str]) -> None:
    app = open_app(page, works=".".join(ids[:3]))
    assert "3 of 25 works match the selection." in texts_of(app)
    next(button for button in app.button if button.label == "3 chosen works ✕").click().run()
    assert "works" not in app.query_params
    assert not app.exception
