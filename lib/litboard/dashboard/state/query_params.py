"""The address bar holds the state: every view can be shared, and the back button works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from urllib.parse import urlencode, urlsplit

import streamlit as st

from litboard.corpus.selection import Selection

FILTERS = tuple(field.name for field in fields(Selection))

#: Parameters that travel from page to page beside the filters.
SHARED = ("count", "like")


def read_selection() -> Selection:
    """The filters that the address asks for."""
    return Selection.from_query({name: st.query_params.get_all(name) for name in FILTERS})


def write_selection(selection: Selection) -> None:
    """Put the filters into the address; a changed selection begins at its first page of rows."""
    query = selection.to_query()
    for name in FILTERS:
        if name in query:
            st.query_params[name] = query[name]
        elif name in st.query_params:
            del st.query_params[name]
    set_parameter("page", None)


def parameter(name: str, default: str = "") -> str:
    """One parameter of the address that is no filter, such as the chosen work."""
    return st.query_params.get(name, default)


def set_parameter(name: str, value: str | None) -> None:
    """Set a parameter, or take it out of the address where it says nothing."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def list_parameter(name: str) -> list[str]:
    """The values of a parameter that may stand in the address several times."""
    return list(dict.fromkeys(st.query_params.get_all(name)))


def set_list_parameter(name: str, values: Sequence[str]) -> None:
    """Set a parameter once for each value, or take it out of the address if there is none."""
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def number_parameter(name: str, allowed: range) -> int | None:
    """A whole number from the address, or None where it is missing or out of range."""
    text = parameter(name)
    return int(text) if text.isdecimal() and len(text) < 9 and int(text) in allowed else None


def carried_parameters() -> dict[str, list[str]]:
    """What a link to another page takes along."""
    shared = {name: list_parameter(name) for name in SHARED if parameter(name)}
    return read_selection().to_query() | shared


def narrow(name: str, value: str) -> None:
    """Narrow the selection by one value; for clicks on bars, topics, terms and names."""
    write_selection(read_selection().with_value(name, value))


def full_link() -> str:
    """The address of this very view, to be copied."""
    parts = urlsplit(st.context.url or "")
    query = urlencode(
        [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    )
    link = f"{parts.scheme}://{parts.netloc}{parts.path}"
    return f"{link}?{query}" if query else link


def chooser(name: str, key: str) -> Callable[[], None]:
    """A callback that puts a widget's value into the address."""

    def choose() -> None:
        value = st.session_state[key]
        set_parameter(name, None if value is None else str(value))

    return choose
