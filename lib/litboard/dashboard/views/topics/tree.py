"""Themes and their topics as a tree; a click narrows the selection to one of them."""

from __future__ import annotations

import streamlit as st

from litboard import figures
from litboard.dashboard.layout.charts import draw_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.selection_actions import narrow_to_topics

EXPLANATION = """
**The tree.** Similar topics are joined into themes by hierarchical clustering (Ward 1963) in the
space in which topics are found. The number of themes is near the square root of the number of
topics, where the next join would be the largest step. A theme is named by terms that no topic is
named by. **What misleads.** There is always a tree, even if topics form no larger groups; and each
topic is in one theme only, even if it is similar to another.
"""


def draw_tree(frame: Frame) -> None:
    """The tree, or why there is none."""
    themes = frame.themes
    if themes.empty:
        st.info(
            "Themes need at least five topics.",
            icon=":material/info:",
        )
        return
    st.markdown("Click a theme to see the works of all its topics, a topic to see only its own.")
    draw_figure(
        figures.topic_tree(themes, frame.topics_here),
        "topic tree",
        whole=True,
        on_click=lambda *topics: narrow_to_topics(frame.topics, topics),
    )


def draw_tree_table(frame: Frame) -> None:
    """The themes of the whole corpus as a table."""
    st.dataframe(frame.themes, hide_index=True, alt="Themes with their topics and shares")
