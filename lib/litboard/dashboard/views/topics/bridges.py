"""Works that connect two topics, on the Topics page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from litboard.analyses import bridge_works, linked_topics
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.work_link import open_work
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

EXPLAINS = """
Each work is a sum of topics; its shares add up to 100 %. A work connects two topics if it has a
tenth or more of both; those with the largest geometric mean of the two come first. The words
are those of the work that the other works of either topic use more. Topics are listed with those
that share the most with the first on top. Shares come from words alone: a work may use the words
of a field only to say what it is not about.
"""


def draw_bridges(frame: Frame) -> None:
    """Two menus with topics, the closest pair first, and the works that are about both."""
    with st.expander("Works that connect two topics", on_change="rerun", key="bridges") as opened:
        if opened.open:
            _draw_pair(frame)
            st.caption(EXPLAINS)


def _draw_pair(frame: Frame) -> None:
    pairs = linked_topics(frame.topics)
    if pairs.empty:
        st.caption("No work has a tenth or more of two topics.")
        return
    names = dict(zip(frame.topics.table["topic"], frame.topics.table["name"], strict=True))
    left, right = st.columns(2)
    linked = list(dict.fromkeys([*_ends(pairs), *names]))
    with left:
        one = st.selectbox("Topic", linked, format_func=names.__getitem__, key="bridge from")
    counts = _shared_with(pairs, one)
    with right:
        other: int | None = st.selectbox(
            "and topic", list(counts), key=f"bridge from {one} to",
            format_func=lambda topic: f"{names[topic]} ({pluralise(counts[topic], 'work')})",
            placeholder="No work is about this topic and another", disabled=not counts,
        )  # fmt: skip
    if other is None:
        return
    for row in python_rows(bridge_works(frame.topics, one, other, terms=frame.terms)):
        _draw_work(row, names[one], names[other])


def _ends(pairs: pd.DataFrame) -> list[int]:
    """The topics of the pairs, those of the closest pair first."""
    return [int(topic) for topic in pairs[["one", "other"]].to_numpy().ravel()]


def _shared_with(pairs: pd.DataFrame, topic: int) -> dict[int, int]:
    """The topics that share works with one, the closest first, with the number of those works."""
    mine = pairs[(pairs["one"] == topic) | (pairs["other"] == topic)]
    others = mine["one"] + mine["other"] - topic
    return {int(one): int(works) for one, works in zip(others, mine["works"], strict=True)}


def _draw_work(row: dict[str, Any], one: str, other: str) -> None:
    with st.container(gap=None):
        open_work(row["id"], row["label"])
        for side, name in (("one", one), ("other", other)):
            words = (
                escape_markdown(", ".join(row[f"terms_{side}"])) or "no term that others of it use"
            )
            st.caption(f"{row[f'share_{side}']:.0%} {escape_markdown(name)}: {words}")
