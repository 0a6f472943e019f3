"""Search box, filter menus and chips: three ways to change the selection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from litboard.corpus.filters import Filters
from litboard.corpus.selection import LISTS, Selection
from litboard.dashboard.state.query_params import read_selection, write_selection

#: Most options in a filter menu; all of them are sent to the browser at once.
MOST_OPTIONS = 1_000

LABELS = {
    "authors": "Authors",
    "sources": "Sources",
    "venues": "Venues",
    "terms": "Terms",
    "topics": "Topics",
}


def draw_search(selection: Selection) -> None:
    """The search box, for titles, abstracts and authors."""
    st.session_state["search"] = selection.text
    st.text_input(
        "Search",
        key="search",
        on_change=_apply_search,
        placeholder='"red team*" -histone',
        icon=":material/search:",
        help="Searches titles, abstracts and authors for works with all words. "
        '"Quotes" search for a phrase, jail* also finds jailbreak, -word excludes a word.',
    )


def draw_filters(selection: Selection, filters: Callable[[], Filters]) -> None:
    """The filters by list and by year, behind one button."""
    # The label identifies the popover: one with the number of filters would close at every choice.
    popover = st.popover("Filters", icon=":material/filter_alt:", key="filters", on_change="rerun")
    # A closed popover computes no options: terms and topics of a large corpus take a while.
    if popover.open:
        with popover:
            for name in LISTS:
                _draw_list_filter(name, selection, filters())
            _draw_years(selection, filters())


def draw_chips(selection: Selection) -> None:
    """One button per active filter; a click removes the filter."""
    chips = selection.chips()
    if not chips:
        return
    with st.container(horizontal=True, gap="small"):
        for name, value, text in chips:
            st.button(
                f"{text} ✕".replace("[", "(").replace("]", ")"),
                key=f"chip {name} {value}",
                on_click=_remove_filter,
                args=(name, value or None),
            )
        if len(chips) > 1:
            st.button("Clear all", type="tertiary", on_click=write_selection, args=(Selection(),))


def _draw_list_filter(name: str, selection: Selection, filters: Filters) -> None:
    counts = dict(filters.options(name)[:MOST_OPTIONS])
    chosen = list(getattr(selection, name))
    if not counts and not chosen:
        st.multiselect(LABELS[name], [], disabled=True, placeholder=f"No work has {name}")
        return
    key = f"filter {name}"
    st.session_state[key] = chosen
    st.multiselect(
        LABELS[name],
        [*counts, *(value for value in chosen if value not in counts)],
        key=key,
        format_func=lambda value: f"{value} ({counts.get(value, 0)})",
        on_change=_apply_list,
        args=(name, key),
        placeholder=f"Any of {len(counts):,}",
    )


def _draw_years(selection: Selection, filters: Filters) -> None:
    known = filters.year_range()
    if known is None:
        st.slider("Years", 0, 1, (0, 1), disabled=True, help="No work has a year")
        return
    first, last = known
    if first == last:
        st.caption(f"All works with a year are from {first}.")
        return
    chosen = selection.years or known
    st.session_state["filter years"] = (
        min(max(chosen[0], first), last),
        max(min(chosen[1], last), first),
    )
    st.slider("Years", first, last, key="filter years", on_change=_apply_years, args=(known,))


def _apply_search() -> None:
    write_selection(replace(read_selection(), text=st.session_state["search"].strip()))


def _apply_list(name: str, key: str) -> None:
    chosen: dict[str, Any] = {name: tuple(st.session_state[key])}
    write_selection(replace(read_selection(), **chosen))


def _apply_years(known: tuple[int, int]) -> None:
    chosen = tuple(st.session_state["filter years"])
    write_selection(replace(read_selection(), years=None if chosen == known else chosen))


def _remove_filter(name: str, value: str | None) -> None:
    write_selection(read_selection().without(name, value))
