"""What a page shows during a long search, as Streamlit runs it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def a_search_that_ends_when_it_was_looked_at_twice() -> None:
    import time

    import streamlit as st

    from litboard.dashboard.layout.waiting import wait_for

    seen = []

    def find() -> str:
        while len(seen) < 2:
            time.sleep(0.01)
        return "found"

    def compared() -> tuple[int, int]:
        seen.append(len(seen))
        return len(seen), 12

    st.write(wait_for("Finding topics …", find, compared=compared))


def a_search_that_fails() -> None:
    import streamlit as st

    from litboard.dashboard.layout.waiting import wait_for

    def find() -> str:
        raise ValueError("no topics in a stone")

    st.write(wait_for("Finding topics …", find))


def test_a_page_looks_how_far_a_search_is_and_leaves_no_bar_behind():
    app = AppTest.from_function(a_search_that_ends_when_it_was_looked_at_twice).run(timeout=30)
    assert [one.value for one in app.markdown] == ["found"]
    assert not app.get("progress")


def test_what_a_search_raises_is_raised_on_the_page():
    app = AppTest.from_function(a_search_that_fails).run()
    assert len(app.exception) == 1
    assert not app.markdown
