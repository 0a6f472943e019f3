"""The map of works: its quality, clicks and loops."""

from __future__ import annotations

from helpers.pages import asked, open_app, open_tab, run_script, texts_of
from litboard.corpus.corpus import Corpus
from litboard.corpus.selection import MOST_WORKS
from litboard.dashboard.views.topics.map import CLICKED, TOO_MANY

LOOP = """
import streamlit as st
from litboard.dashboard.views.topics import map as view

view._choose([f"w{number}" for number in range(COUNT)])
"""


def test_the_map_shows_its_quality() -> None:
    shown = texts_of(open_app("pages/topics.py", view="map"))
    assert "the axes have no meaning" in shown
    assert "nearest works" in shown
    assert "trustworthiness 0." in shown


def test_a_clicked_work_is_opened(seeds: Corpus) -> None:
    app = open_app("pages/topics.py", view="map")
    app.session_state[CLICKED] = seeds.works["id"].iloc[0]
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


def test_a_loop_narrows_to_as_many_works_as_a_link_holds() -> None:
    app = run_script(LOOP.replace("COUNT", str(MOST_WORKS)))
    assert len(asked(app, "works")[0].split(".")) == MOST_WORKS
    app = run_script(LOOP.replace("COUNT", str(MOST_WORKS + 1)))
    assert asked(app, "works") == []
    assert app.session_state[TOO_MANY] == MOST_WORKS + 1


def test_the_table_has_the_coordinates_of_the_selected_works(seeds: Corpus) -> None:
    app = open_tab(open_app("pages/topics.py", view="map", text="harm*"), "Table")
    table = app.dataframe[0].value
    assert set(table["id"]) == set(seeds.select(text="harm*").works["id"])
    assert table[["x", "y"]].notna().all(axis=None)
