"""The menu of the dashboard, and the name and size of the corpus below it."""

from __future__ import annotations

import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.query_params import carried_parameters
from litboard.dashboard.state.session_sources import session_sources
from litboard.text.plural import pluralise

#: Group → (file, name, icon). A new page needs its file and one line here; a group without pages
#: is not shown.
MENU: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Explore": (
        ("app.py", "Overview", ":material/dashboard:"),
        ("pages/papers.py", "Papers", ":material/article:"),
        ("pages/trends.py", "Trends", ":material/trending_up:"),
        ("pages/topics.py", "Topics", ":material/category:"),
    ),
    "Corpus": (
        ("pages/import.py", "Import", ":material/upload_file:"),
        ("pages/duplicates.py", "Duplicates", ":material/content_copy:"),
        ("pages/vocabulary.py", "Vocabulary", ":material/dictionary:"),
    ),
    "Meet": (),
}


def draw_menu(corpus: Corpus | None) -> None:
    """Links to all pages, which take the selection along; None while the corpus loads."""
    with st.sidebar:
        st.markdown("### litboard")
        query = carried_parameters()
        for group, pages in MENU.items():
            if pages:
                st.caption(group)
            for file, name, icon in pages:
                st.page_link(file, label=name, icon=icon, query_params=query, width="stretch")
        st.divider()
        if corpus is None:
            st.caption("Reading the papers …")
        else:
            _draw_counts(corpus)


def _draw_counts(corpus: Corpus) -> None:
    st.markdown(f"**{escape_markdown(corpus.name)}**")
    st.caption(
        f"{pluralise(len(corpus), 'work')} from {pluralise(len(corpus.records), 'record')} "
        f"in {pluralise(len(corpus.sources), 'source')}"
    )
    if own := len(session_sources()):
        st.caption(f"Including {pluralise(own, 'source')} in your session only")
