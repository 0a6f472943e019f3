"""The state of a page is in its URL: every view can be shared, and the back button works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from urllib.parse import urlencode, urlsplit

import streamlit as st

from litboard.corpus.selection import Selection

FILTERS = tuple(field.name for field in fields(Selection))

#: Parameters other than filters that links to other pages keep.
SHARED = ("count", "like")


def read_selection() -> Selection:
    """The filters in the URL."""
    return Selection.from_query({name: st.query_params.get_all(name) for name in FILTERS})


def write_selection(selection: Selection) -> None:
    """Put the filters into the URL; tables start again at their first page."""
    query = selection.to_query()
    for name in FILTERS:
        if name in query:
            st.query_params[name] = query[name]
        elif name in st.query_params:
            del st.query_params[name]
    set_parameter("page", None)


def parameter(name: str, default: str = "") -> str:
    """A parameter of the URL that is not a filter, such as the chosen work."""
    return st.query_params.get(name, default)


def set_parameter(name: str, value: str | None) -> None:
    """Set a parameter of the URL, or remove it if the value is empty."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def list_parameter(name: str) -> list[str]:
    """The values of a parameter that may occur several times, without duplicates."""
    return list(dict.fromkeys(st.query_params.get_all(name)))


def set_list_parameter(name: str, values: Sequence[str]) -> None:
    """Set a parameter once per value, or remove it if there are none."""
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def number_parameter(name: str, allowed: range) -> int | None:
    """A whole number from the URL; None if it is missing or not allowed."""
    text = parameter(name)
    return int(text) if text.isdecimal() and len(text) < 9 and int(text) in allowed else None


def carried_parameters() -> dict[str, list[str]]:
    """The parameters that a link to another page keeps: filters and `SHARED`."""
    shared = {name: list_parameter(name) for name in SHARED if parameter(name)}
    return read_selection().to_query() | shared


def narrow(name: str, value: str) -> None:
    """Add one value to a filter, as a click on a bar, topic, term or name does."""
    write_selection(read_selection().with_value(name, value))


def full_link() -> str:
    """The URL of the current view."""
    parts = urlsplit(st.context.url or "")
    query = urlencode(
        [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    )
    link = f"{parts.scheme}://{parts.netloc}{parts.path}"
    return f"{link}?{query}" if query else link


def chooser(name: str, key: str) -> Callable[[], None]:
    """A callback that puts the value of the widget `key` into the URL parameter `name`."""

    def choose() -> None:
        value = st.session_state[key]
        set_parameter(name, None if value is None else str(value))

    return choose
