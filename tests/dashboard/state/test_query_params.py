"""The state of a page in its URL."""

from __future__ import annotations

from ast import literal_eval

from streamlit.testing.v1 import AppTest

from helpers.pages import asked, run_script


def run_line(line: str, **query: str | list[str]) -> AppTest:
    """A page that runs a line of code, with `params` and `st` at hand."""
    imports = (
        "import streamlit as st\nfrom litboard.dashboard.state import query_params as params\n"
    )
    return run_script(imports + line, **query)


def value_of(expression: str, **query: str | list[str]) -> str:
    """What an expression is on a page, as text."""
    return run_line(f"st.text(repr({expression}))", **query).text[0].value


def test_a_number_is_read_only_if_it_is_allowed() -> None:
    expression = 'params.number_parameter("page", range(1, 4))'
    assert value_of(expression, page="3") == "3"
    for page in ("4", "0", "-1", "two", "9" * 30, "²"):
        assert value_of(expression, page=page) == "None"
    assert value_of(expression) == "None"


def test_a_list_has_no_duplicates_and_keeps_its_order() -> None:
    assert value_of('params.list_parameter("like")', like=["b", "a", "b"]) == "['b', 'a']"


def test_an_empty_value_removes_its_parameter() -> None:
    app = run_line('params.set_parameter("work", "")', work="w1", text="harm*")
    assert asked(app, "work") == []
    assert asked(app, "text") == ["harm*"]
    app = run_line('params.set_list_parameter("like", [])', like=["a", "b"])
    assert asked(app, "like") == []


def test_a_changed_selection_starts_at_the_first_page() -> None:
    app = run_line('params.narrow("terms", "bias")', page="3", text="harm*")
    assert asked(app, "page") == []
    assert asked(app, "terms") == ["bias"]
    assert asked(app, "text") == ["harm*"]


def test_links_keep_filters_number_of_topics_and_marks_but_no_work() -> None:
    carried = value_of("params.carried_parameters()", text="x", count="5", like=["a"], work="w")
    assert literal_eval(carried) == {"text": ["x"], "count": ["5"], "like": ["a"]}


def test_the_link_to_a_view_holds_its_parameters() -> None:
    link = value_of("params.full_link()", text='"red team"', like=["a", "b"])
    assert link.endswith("?text=%22red+team%22&like=a&like=b'")
