"""The list of topics."""

from __future__ import annotations

from helpers.pages import open_app


def test_the_number_of_topics_comes_from_the_address() -> None:
    app = open_app("pages/topics.py", count="3")
    assert not app.exception
    assert len([one for one in app.expander if one.label[0].isdigit()]) == 3
