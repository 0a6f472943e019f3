"""The views of the Topics page: the URL chooses one, and each has picture, table and help."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pages import asked, open_app, texts_of
from helpers.paths import ROOT
from litboard.corpus.loading import load
from litboard.dashboard.views.topics.map import CLICKED, TOO_MANY
from litboard.dashboard.views.topics.views import VIEWS


@pytest.fixture(scope="module")
def ids() -> list[str]:
    return [str(work) for work in load(ROOT / "seeds").works["id"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("tab", ["Picture", "Table", "How to read this"])
def test_a_view_opens_from_its_url(view: str, tab: str) -> None:
    app = open_app("pages/topics.py", view=view, tab=tab)
    assert not app.exception
    assert app.session_state["view"] == view


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


def test_the_map_shows_its_quality() -> None:
    said = texts_of(open_app("pages/topics.py", view="map"))
    assert "the axes have no meaning" in said
    assert "nearest works" in said
    assert "trustworthiness 0." in said


@pytest.mark.parametrize("page", ["app.py", "pages/papers.py", "pages/topics.py"])
def test_chosen_works_are_a_filter_with_one_chip(page: str, ids: list[str]) -> None:
    app = open_app(page, works=".".join(ids[:3]))
    assert "3 of 25 works match the selection." in texts_of(app)
    next(button for button in app.button if button.label == "3 chosen works ✕").click().run()
    assert "works" not in app.query_params
    assert not app.exception


def test_a_clicked_work_is_opened(ids: list[str]) -> None:
    app = open_app("pages/topics.py", view="map")
    app.session_state[CLICKED] = ids[0]
    app.run()
    assert not app.exception
    assert app.title[0].value == "Papers"
    assert CLICKED not in app.session_state


def test_a_loop_around_too_many_works_says_what_to_do() -> None:
    app = open_app("pages/topics.py", view="map")
    app.session_state[TOO_MANY] = 1234
    app.run()
    assert "1,234 works are too many" in app.warning[0].value
    assert not app.run().warning


def test_works_without_a_year_are_counted_where_topics_are_by_year() -> None:
    undated = int(load(ROOT / "seeds").works["year"].isna().sum())
    said = texts_of(open_app("pages/topics.py", view="groups"))
    assert f"{undated} of 25 works have no year" in said if undated else "no year" not in said


def test_a_trend_of_topics_needs_two_years(tmp_path: Path) -> None:
    for name in ("000_e348f97d89a5f502.txt", "001_8ff8fec305e0d8e4.txt"):
        (tmp_path / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    app = open_app("pages/topics.py", tmp_path, view="groups")
    assert not app.exception
    assert any("at least two years" in element.value for element in app.info)


def test_few_topics_form_no_themes_and_the_page_says_so() -> None:
    app = open_app("pages/topics.py", view="tree", count="3")
    assert any("at least five topics" in element.value for element in app.info)
