"""Search box, filter menus and chips."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from helpers.pages import asked, open_app, press, texts_of

PAGE = "pages/papers.py"


def open_filters(app: AppTest) -> AppTest:
    """A closed popover draws no filters; a browser opens it with a click."""
    app.session_state["filters"] = True
    return app.run()


def test_a_search_goes_into_the_url() -> None:
    app = open_app(PAGE)
    app.text_input(key="search").set_value("histone").run()
    assert asked(app, "text") == ["histone"]
    assert app.dataframe[0].value["Title"].tolist() == [
        "DeepChrome 2.0: Investigating and Improving Architectures, Visualizations, & Experiments"
    ]


def test_a_search_starts_again_at_the_first_page() -> None:
    app = open_app(PAGE, page="2")
    app.text_input(key="search").set_value("model*").run()
    assert asked(app, "page") == []


def test_a_filter_goes_into_the_url() -> None:
    app = open_filters(open_app(PAGE))
    app.multiselect(key="filter authors").set_value(["Askell, Amanda"]).run()
    assert asked(app, "authors") == ["Askell, Amanda"]
    assert "10 of 25 works match the selection." in texts_of(app)


def test_years_go_into_the_url_and_all_years_are_no_filter() -> None:
    app = open_filters(open_app(PAGE))
    first, last = app.slider(key="filter years").value
    app.slider(key="filter years").set_value((2022, 2023)).run()
    assert asked(app, "years") == ["2022-2023"]
    app.slider(key="filter years").set_value((first, last)).run()
    assert asked(app, "years") == []


def test_a_chip_removes_its_filter_only() -> None:
    app = open_app(PAGE, text="harm*", authors=["Askell, Amanda"])
    press(app, "author")
    assert asked(app, "authors") == []
    assert asked(app, "text") == ["harm*"]


def test_one_button_removes_all_filters() -> None:
    app = open_app(PAGE, text="harm*", authors=["Askell, Amanda"])
    press(app, "Clear all")
    assert asked(app, "authors") == asked(app, "text") == []


def test_filters_without_options_say_why(folder: Path) -> None:
    (folder / "one.txt").write_text("Abstract:" + "Some models read other models. " * 5)
    app = open_filters(open_app(PAGE, folder))
    disabled = {box.label: box.placeholder for box in app.multiselect if box.disabled}
    assert disabled["Venues"] == "No work has venues"
    assert app.slider[0].disabled
