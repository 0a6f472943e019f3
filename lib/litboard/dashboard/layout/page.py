"""Open a page: menu, title, progress of a load, and the bar with search, filters and link."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from litboard.corpus.selection import Selection
from litboard.dashboard.layout.controls import draw_chips, draw_filters, draw_search
from litboard.dashboard.layout.empty import draw_empty
from litboard.dashboard.layout.frame import TOPIC_COUNTS, Frame
from litboard.dashboard.layout.menu import draw_menu
from litboard.dashboard.layout.progress import draw_progress
from litboard.dashboard.layout.save_failure import draw_save_failure
from litboard.dashboard.state.load_corpus import CorpusLoad, cancel_load, open_corpus, retry_load
from litboard.dashboard.state.query_params import (
    full_link,
    number_parameter,
    read_selection,
    write_selection,
)
from litboard.dashboard.state.session_sources import session_sources

#: Drawn here, because Streamlit would fetch a character or icon from another server.
MARK = Path(__file__).with_name("mark.svg").read_text(encoding="utf-8")

#: Streamlit writes white on the dark theme's bright primary colour, 2.4 to 1; this is 6.3 to 1.
#: And it leaves a tenth of a screen empty above every page.
STYLE = (
    "<style>[data-testid=stMultiSelect] [data-tag] {background: #17677a; color: #fff}"
    " [data-testid=stMainBlockContainer] {padding-top: 4rem}</style>"
)


def open_page(title: str, purpose: str, *, filtered: bool = True) -> Frame:
    """Draw the frame of a page and return what the page works with; the first call of every page.

    `purpose` is one sentence on what the page is for. A page about the corpus as a whole
    (`filtered=False`) shows no filters, but keeps them in the URL for the next page. Where there
    is nothing to show yet, the page ends here (`st.stop`).
    """
    st.set_page_config(
        page_title=f"{title} · litboard",
        page_icon=MARK,
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": "litboard"},
    )
    st.logo(MARK, size="large")
    # A constant of ours; nothing from papers ever goes this way.
    st.html(STYLE)
    opened = open_corpus()
    draw_menu(opened.analyses.corpus if opened.analyses else None)
    st.title(title, anchor=False)
    st.markdown(purpose)
    draw_save_failure()
    if opened.load:
        _draw_load(opened.load)
    if opened.analyses is None:
        st.stop()
    frame = Frame(opened.analyses, read_selection(), number_parameter("count", TOPIC_COUNTS))
    if not len(frame.corpus):
        draw_empty(frame.corpus, title)
    elif filtered:
        _draw_bar(frame)
    return frame


def _draw_load(loading: CorpusLoad) -> None:
    """The progress of a load, or why it failed."""
    if loading.error is None:
        draw_progress(loading, lambda: cancel_load(loading))
        return
    st.error(f"The papers are not up to date: {loading.error}.", icon=":material/error:")
    with st.container(horizontal=True):
        st.button("Read again", icon=":material/refresh:", on_click=retry_load)
        if session_sources():
            st.button(
                "Remove what I added last",
                icon=":material/undo:",
                on_click=cancel_load,
                args=(loading,),
            )


def _draw_bar(frame: Frame) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        draw_search(frame.selection)
        draw_filters(frame.selection, lambda: frame.filters)
        with st.popover("Copy link", icon=":material/link:"):
            st.caption("A link to this page with its filters:")
            st.code(full_link(), language=None, wrap_lines=True)
    draw_chips(frame.selection)
    shown, all_works = int(frame.mask.sum()), len(frame.corpus)
    if frame.selection:
        st.caption(f"{shown:,} of {all_works:,} works match the selection.")
    if not shown:
        st.info("No work matches. Remove a filter to see more.", icon=":material/filter_alt_off:")
        st.button("Clear all filters", on_click=write_selection, args=(Selection(),))
        st.stop()
