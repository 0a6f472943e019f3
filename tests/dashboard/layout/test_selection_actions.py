"""A click on a mark narrows the selection in the URL."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from helpers.pages import asked, run_script
from helpers.paths import ROOT


def click(action: str, *arguments: object, **query: str | list[str]) -> AppTest:
    """A page on which a mark was clicked, with a selection in its URL before."""
    return run_script(
        "from litboard.dashboard.layout import selection_actions\n"
        f"selection_actions.{action}(*{arguments!r})",
        **query,
    )


def selection(app: AppTest) -> dict[str, list[str]]:
    """All parameters of the URL."""
    return {name: asked(app, name) for name in app.query_params}


def test_a_year_replaces_other_years_and_keeps_the_search() -> None:
    app = click("narrow_to_year", 2022, years="2019-2020", text="harm*")
    assert selection(app) == {"years": ["2022-2022"], "text": ["harm*"]}


def test_a_point_of_a_trend_narrows_to_its_term_and_year() -> None:
    app = click("narrow_to_term_and_year", "red team", 2022)
    assert asked(app, "terms") == ["red team"]
    assert asked(app, "years") == ["2022-2022"]


def test_a_point_of_a_group_narrows_to_its_group_and_term() -> None:
    app = click("narrow_to_group_and_term", "venues", "Nature", "red team")
    assert selection(app) == {"venues": ["Nature"], "terms": ["red team"]}


def test_chosen_works_replace_works_chosen_before() -> None:
    app = click("narrow_to_works", ["w2", "w3", "w2"], works="w1")
    assert asked(app, "works") == ["w2.w3"]


def test_a_point_of_a_topic_narrows_to_its_topic_and_year() -> None:
    app = click("narrow_to_topic_and_year", "alignment", 2023, topics="other")
    assert asked(app, "topics") == ["alignment"]
    assert asked(app, "years") == ["2023-2023"]


def test_a_topic_in_a_source_narrows_to_both() -> None:
    app = click("narrow_to_group_and_topic", "sources", "a.txt", "alignment", topics="other")
    assert selection(app) == {"sources": ["a.txt"], "topics": ["alignment"]}


TOPICS = """
import streamlit as st
import litboard
from litboard.dashboard.layout import selection_actions

topics = litboard.topics(litboard.load(SEEDS), count=3)
st.text("|".join(topics.table["name"]))
selection_actions.ACTION
"""


def click_topic(action: str, **query: str) -> tuple[AppTest, list[str]]:
    """A page with three topics, one of which was clicked, and the names of the topics."""
    script = TOPICS.replace("SEEDS", repr(str(ROOT / "seeds"))).replace("ACTION", action)
    app = run_script(script, **query)
    return app, app.text[0].value.split("|")


def test_a_topic_is_added_to_the_filters_by_its_name() -> None:
    app, names = click_topic("narrow_to_topic(topics, 1)", text="harm*")
    assert selection(app) == {"topics": [names[1]], "text": ["harm*"]}


def test_the_topics_of_a_theme_replace_topics_chosen_before() -> None:
    app, names = click_topic("narrow_to_topics(topics, [0, 2, 99])", topics="other")
    assert selection(app) == {"topics": [names[0], names[2]]}


def test_an_unknown_topic_changes_nothing() -> None:
    app, _ = click_topic("narrow_to_topic(topics, 99)", topics="other")
    assert selection(app) == {"topics": ["other"]}
    app, _ = click_topic("narrow_to_topics(topics, [99])", topics="other")
    assert selection(app) == {"topics": ["other"]}
