"""The Topics page: how many, what they are called, which works belong, how sure that is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import border_works
from litboard.dashboard.layout.charts import draw_figure, result_tabs
from litboard.dashboard.layout.frame import TOPIC_COUNTS, Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.narrowing import narrow_topic
from litboard.dashboard.layout.work_link import open_work
from litboard.dashboard.state.query_params import chooser, set_parameter
from litboard.dashboard.views.topics.bridges import draw_bridges
from litboard.dashboard.views.topics.editing import (
    PINNED_ICON,
    draw_acts,
    draw_changes,
    draw_failure,
    draw_said,
)
from litboard.dashboard.views.topics.groups import EXPLAINS as GROUPS_EXPLAINS
from litboard.dashboard.views.topics.map import EXPLAINS as MAP_EXPLAINS
from litboard.dashboard.views.topics.tree import EXPLAINS as TREE_EXPLAINS
from litboard.dashboard.views.topics.views import choose_view, draw_view, draw_view_table
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise
from litboard.typing import Flags

EXPLAINS = """
**How topics are found.** Each work becomes a list of its words, weighted by how often it uses
them and how few works do (TF-IDF). Words that share works are near each other (pointwise mutual
information, Levy and Goldberg 2014), works with near words too, and each is drawn towards its
nearest works (Zhou and others 2004). Near works make a group (k-means), and move to the group whose
words they use (naive Bayes). A topic is a group and the words that add up to its works; a work may
belong to several, and is counted under its group.

**How many.** The number with the best mean of three measures: *stability*, how much the topics
stay alike when works are left out (Greene, O'Callaghan and Cunningham 2014); *separation*, how much
nearer works are to their own topic than to the next (Rousseeuw 1987); and *coherence*, how often
the leading words of a topic share a work (Bouma 2009); of numbers that do equally well (within
0.005) the least. The curve is shown below; the slider overrules it. A work that is like no other is
in no topic.

**Terms and words.** A topic is named by *key terms* that set it apart. *Made of* lists the single
words it uses most, where it uses them more than the other topics do.

**How sure.** *Stability* says how well a topic comes back when it is sought in other samples of
the works. An assignment is *unsure* where the second topic of a work is nearly as strong as the
first. **What misleads.** Topics are made of words, not of ideas: two works on one question in
different words may stand apart. With few works a topic may rest on two or three of them.
"""


def draw_topics(frame: Frame) -> None:
    """Topics of the whole corpus, as they appear in the selected works."""
    draw_failure()
    _choose_count(frame)
    draw_changes(frame)
    choose_view()
    result_tabs(
        picture=lambda: draw_view(frame, draw_list=_draw_picture),
        table=lambda: draw_view_table(frame, draw_list=_draw_table),
        explains=EXPLAINS + MAP_EXPLAINS + TREE_EXPLAINS + GROUPS_EXPLAINS,
    )


def _draw_picture(frame: Frame) -> None:
    shares = frame.topics_here
    draw_figure(
        figures.topic_shares(shares), "topics",
        on_click=lambda topic: narrow_topic(frame.topics, topic),
    )  # fmt: skip
    _draw_topics_in_turn(frame, shares)
    _draw_rest(frame)
    draw_said(frame)
    st.markdown(
        "**Works by topics.** The stronger a cell, the more of the work is about the topic; "
        "a dot marks its topic, “?” an assignment that is not sure."
    )
    chosen = _chosen(frame)
    names = dict(zip(shares["topic"], shares["name"], strict=True))
    draw_figure(
        figures.topic_mix(frame.topics.assignments[chosen], frame.topics.mix[chosen], names=names),
        "topic mix",
    )
    draw_bridges(frame)
    with st.expander("How the number of topics was chosen", on_change="rerun") as curve:
        if curve.open:
            draw_figure(figures.topic_curve(frame.suggested_topics.curve), "topic curve")


def _draw_table(frame: Frame) -> None:
    st.dataframe(frame.topics_here, hide_index=True, alt="Topics with their terms and shares")
    st.dataframe(
        frame.topics.assignments[_chosen(frame)], hide_index=True, alt="The topic of every work"
    )


def _chosen(frame: Frame) -> Flags:
    chosen: Flags = frame.topics.assignments["id"].isin(frame.works["id"]).to_numpy()
    return chosen


def _draw_rest(frame: Frame) -> None:
    """The works that are in no topic: none is forced into one."""
    here = frame.topics.assignments["id"].isin(frame.works["id"])
    rest = frame.topics.assignments[here & (frame.topics.assignments["topic"] < 0)]
    if len(rest):
        with st.expander(f"In no topic ({pluralise(len(rest), 'work')})"):
            st.caption("These share too few terms with the others, or have no text.")
            for work in python_rows(rest):
                open_work(work["id"], work["label"])


def _choose_count(frame: Frame) -> None:
    most = min(TOPIC_COUNTS.stop - 1, max(len(frame.corpus) // 2, 3))
    st.session_state["count"] = min(max(frame.told.found.count, TOPIC_COUNTS.start), most)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(
            "Number of topics", TOPIC_COUNTS.start, most, key="count",
            on_change=chooser("count", "count"),
        )  # fmt: skip
        st.button(
            "As the data suggest", on_click=set_parameter, args=("count", None),
            disabled=frame.count is None,
        )  # fmt: skip


def _draw_topics_in_turn(frame: Frame, shares: pd.DataFrame) -> None:
    for row in python_rows(shares):
        label = (
            f"{row['topic']}: {escape_markdown(row['name'])} ({pluralise(row['works'], 'work')})"
        )
        icon = PINNED_ICON if frame.told.pins_of(row["topic"]) else None
        key = f"topic {frame.told.ids[row['topic']]}"
        with st.expander(label, key=key, icon=icon, on_change="rerun") as topic:
            if topic.open:
                _draw_topic(frame, row)


def _draw_topic(frame: Frame, row: dict[str, Any]) -> None:
    left, right = st.columns(2)
    with left:
        draw_figure(
            figures.topic_terms(frame.topics.weights, row["topic"]), f"terms {row['topic']}"
        )
        if words := frame.topics.words_of(row["topic"]):
            st.markdown(f"**Made of** {escape_markdown(', '.join(words))}")
    with right:
        st.markdown("**Most typical works**")
        for work in python_rows(frame.topics.typical(row["topic"])):
            open_work(work["id"], work["label"])
        border = border_works(frame.topics, row["topic"])
        if len(border):
            st.markdown("**On the border to another topic**")
            for work in python_rows(border):
                open_work(work["id"], work["label"])
        st.caption(f"Stability {row['stability']:.0%}")
    draw_acts(frame, row["topic"])
