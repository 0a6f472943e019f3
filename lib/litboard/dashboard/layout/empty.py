"""A corpus without papers: what to do, and why nothing was read where there are files."""

from __future__ import annotations

import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.dashboard.state.query_params import carried_parameters
from litboard.text.plural import pluralise

#: More reasons than this are read on the Import page, one by one.
MOST_REASONS = 20


def draw_empty(corpus: Corpus, title: str) -> None:
    """Say what to do in a corpus without papers, and stop every page but Import.

    Where files could not be read, a table names each with the reason and the remedy.
    """
    on_import = title == "Import"
    if corpus.problems.empty:
        how = "Upload files or paste text below" if on_import else "Add some on the Import page"
        st.info(
            f"There are no papers here yet. {how}, or put files into the corpus folder.",
            icon=":material/inbox:",
        )
    else:
        count = pluralise(corpus.problems["source"].nunique(), "file")
        st.warning(f"No paper could be read from {count}.", icon=":material/error:")
    if on_import:
        return
    if len(corpus.problems):
        _draw_reasons(corpus)
    query = carried_parameters()
    st.page_link(
        "pages/import.py", label="Add papers", icon=":material/upload_file:", query_params=query
    )
    st.stop()


def _draw_reasons(corpus: Corpus) -> None:
    st.dataframe(
        corpus.problems[["source", "reason", "remedy"]].head(MOST_REASONS),
        hide_index=True,
        column_config={"source": "File", "reason": "Reason", "remedy": "What to do"},
        alt="Files that could not be read, with the reason and what to do",
    )
    if len(corpus.problems) > MOST_REASONS:
        st.caption(f"{len(corpus.problems) - MOST_REASONS:,} more are on the Import page.")
