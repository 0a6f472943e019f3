"""The Topics page: the number of topics, and each topic with its terms and works."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import border_works
from litboard.dashboard.layout.charts import draw_figure, result_tabs
from litboard.dashboard.layout.frame import TOPIC_COUNTS, Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.selection_actions import narrow_to_topic
from litboard.dashboard.layout.work_link import draw_work_link
from litboard.dashboard.state.query_params import chooser, set_parameter
from litboard.dashboard.views.topics.bridges import draw_bridges
from litboard.dashboard.views.topics.changes import draw_changes
from litboard.dashboard.views.topics.editing import PINNED_ICON, draw_actions, draw_edits
from litboard.dashboard.views.topics.groups import EXPLANATION as GROUPS_EXPLANATION
from litboard.dashboard.views.topics.map import EXPLANATION as MAP_EXPLANATION
from litboard.dashboard.views.topics.tree import EXPLANATION as TREE_EXPLANATION
from litboard.dashboard.views.topics.views import choose_view, draw_view, draw_view_table
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise
from litboard.typing import Flags

EXPLANATION = """
**How topics are found.** Each work is represented by its words, weighted by how often it uses them
and how few works do (TF-IDF). Words that occur in the same works get similar vectors (pointwise
mutual information, Levy and Goldberg 2014); a work gets the vector of its words, moved towards its
most similar works (Zhou and others 2004). Similar works form a group (k-means); each work then
moves to the group whose words it uses (naive Bayes). A topic is such a group with its weighted
words. A work can have shares in several topics and is counted under its group.

**How many.** The number of topics with the best mean of three measures: *stability*, how similar
the topics stay when some works are left out (Greene, O'Callaghan and Cunningham 2014);
*separation*, how much closer works are to their own topic than to the next (Rousseeuw 1987); and
*coherence*, how often the leading words of a topic occur in the same works (Bouma 2009). Of numbers
that score equally (within 0.005), the smallest is used. The curve is shown below the list, and the
slider sets another number. A work that is similar to no other has no topic.

**Terms and words.** A topic is named by the *key terms* that distinguish it. *Typical words* are
the single words it uses most, and more than other topics do.

**How certain.** *Stability* says how well a topic is found again in other samples of the works. An
assignment is *uncertain* if the second topic of a work is nearly as strong as the first. **What
misleads.** Topics are based on words, not ideas: two works on the same question in different words
may be in different topics. With few works, a topic may depend on two or three of them.
"""


def draw_topics(frame: Frame) -> None:
    """Topics of the whole corpus, as they appear in the selected works."""
    _choose_count(frame)
    draw_changes(frame)
    choose_view()
    result_tabs(
        picture=lambda: draw_view(frame, draw_list=_draw_picture),
        table=lambda: draw_view_table(frame, draw_list=_draw_table),
        explanation=EXPLANATION + MAP_EXPLANATION + TREE_EXPLANATION + GROUPS_EXPLANATION,
    )


def _draw_picture(frame: Frame) -> None:
    shares = frame.topics_here
    draw_figure(
        figures.topic_shares(shares),
        "topics",
        on_click=lambda topic: narrow_to_topic(frame.topics, topic),
    )
    _draw_each_topic(frame, shares)
    _draw_without_topic(frame)
    draw_edits(frame)
    st.markdown(
        "**Works by topic.** The stronger the colour, the larger the topic's share of the work. A "
        "dot marks the work's main topic, “?” an uncertain assignment."
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


def _draw_without_topic(frame: Frame) -> None:
    """The works without a topic."""
    here = frame.topics.assignments["id"].isin(frame.works["id"])
    rest = frame.topics.assignments[here & (frame.topics.assignments["topic"] < 0)]
    if len(rest):
        with st.expander(f"Without a topic ({pluralise(len(rest), 'work')})"):
            st.caption("These works share too few terms with others, or have no text.")
            for work in python_rows(rest):
                draw_work_link(work["id"], work["label"])


def _choose_count(frame: Frame) -> None:
    most = min(TOPIC_COUNTS.stop - 1, max(len(frame.corpus) // 2, 3))
    computed = frame.edited_topics.unedited.count
    st.session_state["count"] = min(max(computed, TOPIC_COUNTS.start), most)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(
            "Number of topics",
            TOPIC_COUNTS.start,
            most,
            key="count",
            on_change=chooser("count", "count"),
        )
        st.button(
            "Use suggested number",
            on_click=set_parameter,
            args=("count", None),
            disabled=frame.count is None,
        )


def _draw_each_topic(frame: Frame, shares: pd.DataFrame) -> None:
    for row in python_rows(shares):
        label = (
            f"{row['topic']}: {escape_markdown(row['name'])} ({pluralise(row['works'], 'work')})"
        )
        icon = PINNED_ICON if frame.edited_topics.pins_of(row["topic"]) else None
        key = f"topic {frame.edited_topics.ids[row['topic']]}"
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
            st.markdown(f"**Typical words:** {escape_markdown(', '.join(words))}")
    with right:
        st.markdown("**Most typical works**")
        for work in python_rows(frame.topics.typical(row["topic"])):
            draw_work_link(work["id"], work["label"])
        border = border_works(frame.topics, row["topic"])
        if len(border):
            st.markdown("**Close to another topic**")
            for work in python_rows(border):
                draw_work_link(work["id"], work["label"])
        st.caption(f"Stability {row['stability']:.0%}")
    draw_actions(frame, row["topic"])
