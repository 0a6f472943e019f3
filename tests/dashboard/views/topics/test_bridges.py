"""Works that connect two topics."""

from __future__ import annotations

from helpers.pages import open_app, texts_of


def test_the_works_between_two_topics_are_listed_for_any_pair() -> None:
    app = open_app("pages/topics.py")
    app.session_state["bridges"] = True
    app.run()
    assert not app.exception
    first = app.selectbox(key="bridge from")
    before = texts_of(app)
    assert "% " in before
    first.set_value(first.options.index(first.options[1])).run()
    assert not app.exception
