"""Search, filters and chips: three ways to change the one selection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from litboard.corpus.filters import Filters
from litboard.corpus.selection import LISTS, Selection
from litboard.dashboard.state.query_params import read_selection, write_selection

#: A longer menu helps nobody and must travel to the browser; what is typed is found anyway.
MOST_OPTIONS = 1_000

LABELS = {
    "authors": "Authors",
    "sources": "Sources",
    "venues": "Venues",
    "terms": "Terms",
    "topics": "Topics",
}


def draw_search(selection: Selection) -> None:
    """The search box; its words are searched in titles, abstracts and authors."""
    st.session_state["search"] = selection.text
    st.text_input(
        "Search titles, abstracts and authors",
        key="search",
        on_change=_take_search,
        placeholder='"red team*" -histone',
        icon=":material/search:",
        help='Words must all occur. "Quotes" hold a phrase together, jail* finds jailbreak, '
        "-word leaves out.",
    )


def draw_filters(selection: Selection, filters: Callable[[], Filters]) -> None:
    """The list filters and the years, behind one button that says how many are in force."""
    active = sum(bool(getattr(selection, name)) for name in (*LISTS, "years"))
    label = f"Filters ({active})" if active else "Filters"
    popover = st.popover(
        label, icon=":material/filter_alt:", width=140, key="filters", on_change="rerun"
    )
    # Closed, it needs no options: a large corpus has many, and terms and topics take a while.
    if popover.open:
        with popover:
            for name in LISTS:
                _draw_list_filter(name, selection, filters())
            _draw_years(selection, filters())


def draw_chips(selection: Selection) -> None:
    """One button a filter in force; a click takes it off."""
    chips = selection.chips()
    if not chips:
        return
    with st.container(horizontal=True, gap="small"):
        for name, value, words in chips:
            st.button(
                f"{words} ✕".replace("[", "(").replace("]", ")"),
                key=f"chip {name} {value}",
                on_click=_take_off,
                args=(name, value or None),
            )
        if len(chips) > 1:
            st.button("Clear all", type="tertiary", on_click=write_selection, args=(Selection(),))


def _draw_list_filter(name: str, selection: Selection, filters: Filters) -> None:
    counts = dict(filters.options(name)[:MOST_OPTIONS])
    chosen = list(getattr(selection, name))
    if not counts and not chosen:
        st.multiselect(LABELS[name], [], disabled=True, placeholder=f"No work states its {name}")
        return
    key = f"filter {name}"
    st.session_state[key] = chosen
    st.multiselect(
        LABELS[name],
        [*counts, *(value for value in chosen if value not in counts)],
        key=key,
        format_func=lambda value: f"{value} ({counts.get(value, 0)})",
        on_change=_take_list,
        args=(name, key),
        placeholder=f"Any of {len(counts):,}",
    )


def _draw_years(selection: Selection, filters: Filters) -> None:
    known = filters.year_range()
    if known is None:
        st.slider("Years", 0, 1, (0, 1), disabled=True, help="No work has a year yet.")
        return
    first, last = known
    if first == last:
        st.caption(f"All dated works are of {first}.")
        return
    chosen = selection.years or known
    st.session_state["filter years"] = (
        min(max(chosen[0], first), last), max(min(chosen[1], last), first),
    )  # fmt: skip
    st.slider("Years", first, last, key="filter years", on_change=_take_years, args=(known,))


def _take_search() -> None:
    write_selection(replace(read_selection(), text=st.session_state["search"].strip()))


def _take_list(name: str, key: str) -> None:
    chosen: dict[str, Any] = {name: tuple(st.session_state[key])}
    write_selection(replace(read_selection(), **chosen))


def _take_years(known: tuple[int, int]) -> None:
    chosen = tuple(st.session_state["filter years"])
    write_selection(replace(read_selection(), years=None if chosen == known else chosen))


def _take_off(name: str, value: str | None) -> None:
    write_selection(read_selection().without(name, value))
