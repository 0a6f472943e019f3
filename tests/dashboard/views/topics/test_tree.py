"""Themes and their topics as a tree."""

from __future__ import annotations

from helpers.pages import open_app, open_tab


def test_few_topics_form_no_themes_and_the_page_says_so() -> None:
    app = open_app("pages/topics.py", view="tree", count="3")
    assert any("at least five topics" in element.value for element in app.info)


def test_the_table_has_every_topic_in_one_theme() -> None:
    table = open_tab(open_app("pages/topics.py", view="tree"), "Table").dataframe[0].value
    topics = [topic for topics in table["topics"] for topic in topics]
    assert sorted(topics) == list(range(len(topics)))
