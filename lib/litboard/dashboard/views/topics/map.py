"""Works as points on a map: a click opens one, a lasso narrows the selection to some."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from litboard import figures
from litboard.corpus.selection import MOST_WORKS
from litboard.dashboard.layout.charts import draw_figure, draw_map_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.selection_actions import narrow_to_topic, narrow_to_works
from litboard.dashboard.state.query_params import carried_parameters
from litboard.text.plural import pluralise

EXPLANATION = """
**The map.** The map shows works in two dimensions so that similar works are close to each other
(t-SNE, van der Maaten and Hinton 2008, initialised with the first two principal components,
perplexity up to 30; of more than 3,000 works, 3,000 are laid out and each other work is placed
among its 5 nearest). An outline contains three quarters of a topic's works. *Trustworthiness*
(Venna and Kaski 2001) is 1 if no works are close on the map that are not similar. **What
misleads.** Directions, the size of a region and the distance between regions mean nothing. Only
neighbours do, and not all neighbours can be kept: the line below the map says how many are.
"""

#: Session keys: the work that was clicked, and the number of works in a lasso that is too large.
CLICKED, TOO_MANY = "clicked work", "works in lasso"


def draw_map(frame: Frame) -> None:
    """The map, its quality, and the topics as bars."""
    _open_clicked()
    work_map = frame.work_map
    chosen = set(frame.works["id"]) if frame.selection else None
    st.markdown(
        "Similar works are close to each other; **the axes have no meaning**. Click a work to open "
        "it. Choose the lasso or the box above the map and draw around works to see only those."
    )
    if many := st.session_state.pop(TOO_MANY, 0):
        st.warning(
            f"{pluralise(many, 'work')} are too many: a link can hold {MOST_WORKS}. Draw a smaller "
            "loop, or choose a topic.",
            icon=":material/lasso_select:",
        )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw_map_figure(
            figures.topic_map(work_map.table, chosen=chosen),
            "topic map",
            on_click=_keep_clicked,
            on_lasso=_choose,
        )
        st.caption(work_map.quality.sentence())
    with right:
        draw_figure(
            figures.topic_shares(frame.topics_here),
            "topics of the map",
            on_click=lambda topic: narrow_to_topic(frame.topics, topic),
        )


def draw_map_table(frame: Frame) -> None:
    """The coordinates of the selected works."""
    table = frame.work_map.table
    here = table[table["id"].isin(frame.works["id"])]
    st.dataframe(here, hide_index=True, alt="The coordinates of every work on the map")


def _choose(works: Sequence[str]) -> None:
    if len(works) > MOST_WORKS:
        st.session_state[TOO_MANY] = len(works)
    else:
        narrow_to_works(works)


def _keep_clicked(work: str) -> None:
    st.session_state[CLICKED] = work


def _open_clicked() -> None:
    """Open the clicked work. Streamlit cannot switch pages in a callback, only in the run after."""
    if work := st.session_state.pop(CLICKED, None):
        st.switch_page("pages/papers.py", query_params=carried_parameters() | {"work": [work]})
