"""Works as points on a map: a click opens one, a loop around some narrows everything to them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from litboard import figures
from litboard.corpus.selection import MOST_WORKS
from litboard.dashboard.layout.charts import draw_figure, draw_map_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.narrowing import narrow_topic, narrow_works
from litboard.dashboard.state.query_params import carried_parameters
from litboard.text.plural import pluralise

EXPLAINS = """
**The map.** Works lie in two dimensions as near as may be to the works they are nearest to in the
space in which topics are sought (t-SNE, van der Maaten and Hinton 2008, begun from the two main
directions, perplexity 30 or less; above 3,000 works, those are laid out and the others put amid
their 5 nearest). An outline holds three quarters of a topic's works. *Trustworthiness* (Venna and
Kaski 2001) is 1 where no work is shown near another that it is not near to. **What misleads on
it.** Left, right, up and down mean nothing, nor do the size of a region and the room between two;
only who is near to whom does, and not all of that is kept, as the line below the map says.
"""

#: The work that was clicked, and how many were looped that are too many.
CLICKED, TOO_MANY = "clicked work", "looped works"


def draw_map(frame: Frame) -> None:
    """The map with its topics beside it, and how far to believe it."""
    _open_clicked()
    found = frame.work_map
    chosen = set(frame.works["id"]) if frame.selection else None
    st.markdown(
        "Works that are alike lie near each other; **the axes mean nothing**. Click a work to open "
        "it. Choose the lasso or the box above the map and draw around works to see only those."
    )
    if many := st.session_state.pop(TOO_MANY, 0):
        st.warning(
            f"{pluralise(many, 'work')} are too many to choose one by one: a link holds "
            f"{MOST_WORKS}. Draw a smaller loop, or choose a topic.",
            icon=":material/lasso_select:",
        )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw_map_figure(
            figures.topic_map(found.table, chosen=chosen), "topic map",
            on_click=_keep_clicked, on_lasso=_choose,
        )  # fmt: skip
        st.caption(found.kept.sentence())
    with right:
        draw_figure(
            figures.topic_shares(frame.topics_here), "topics beside the map",
            on_click=lambda topic: narrow_topic(frame.topics, topic),
        )  # fmt: skip


def draw_map_table(frame: Frame) -> None:
    """Where each work of the selection lies."""
    table = frame.work_map.table
    here = table[table["id"].isin(frame.works["id"])]
    st.dataframe(here, hide_index=True, alt="The place of every work on the map")


def _choose(works: Sequence[str]) -> None:
    if len(works) > MOST_WORKS:
        st.session_state[TOO_MANY] = len(works)
    else:
        narrow_works(works)


def _keep_clicked(work: str) -> None:
    st.session_state[CLICKED] = work


def _open_clicked() -> None:
    """Another page cannot be opened while a click is taken, but right after it."""
    if work := st.session_state.pop(CLICKED, None):
        st.switch_page("pages/papers.py", query_params=carried_parameters() | {"work": [work]})
