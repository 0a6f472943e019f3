"""Themes above topics: a click narrows to a topic, or to all topics of a theme."""

from __future__ import annotations

import streamlit as st

from litboard import figures
from litboard.dashboard.layout.charts import draw_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.narrowing import narrow_topics

EXPLAINS = """
**The tree.** Topics whose works lie near each other in the space in which topics are sought are
joined to themes, step by step (Ward 1963); the number of themes, near the root of that of topics,
is the one before whose next join lies the longest way. A theme is named by terms that no topic is
named by. **What misleads in it.** There is always a tree, even where topics form no larger
groups; and each topic is in one theme only, however near it is to another.
"""


def draw_tree(frame: Frame) -> None:
    """The tree, or why there is none."""
    themes = frame.themes
    if themes.empty:
        st.info(
            "Fewer than five topics are taken in at a glance: they are not joined to themes.",
            icon=":material/info:",
        )
        return
    st.markdown("Click a theme to see the works of all its topics, a topic to see only its own.")
    draw_figure(
        figures.topic_tree(themes, frame.topics_here), "topic tree", whole=True,
        on_click=lambda *topics: narrow_topics(frame.topics, topics),
    )  # fmt: skip


def draw_tree_table(frame: Frame) -> None:
    """The themes of the whole corpus."""
    st.dataframe(frame.themes, hide_index=True, alt="Themes with their topics and shares")
