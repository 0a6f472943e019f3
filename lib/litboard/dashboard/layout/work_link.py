"""A link that opens one work on the Papers page."""

from __future__ import annotations

import streamlit as st

from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.state.query_params import carried_parameters


def draw_work_link(work_id: str, label: str) -> None:
    """Draw a link that opens a work on the Papers page; `label` is plain text."""
    st.page_link(
        "pages/papers.py",
        label=escape_markdown(label),
        icon=":material/article:",
        query_params=carried_parameters() | {"work": [work_id]},
    )
