"""Works that connect two topics, on the Topics page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from litboard.analyses import bridge_works, linked_topics
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.work_link import draw_work_link
from litboard.schema.frames import python_rows
from litboard.text.plural import pluralise

EXPLANATION = """
Each work is a mixture of topics; its shares add up to 100 %. A work connects two topics if its
share of each is at least 10 %; works with the largest geometric mean of the two shares come first.
The terms listed are those of the work that are typical of each topic. The second menu lists the
topics that share most works with the first. Shares are computed from words only: a work may use the
words of a field just to say what it is not about.
"""


def draw_bridges(frame: Frame) -> None:
    """Two menus of topics, the most connected pair first, and the works about both."""
    with st.expander("Works that connect two topics", on_change="rerun", key="bridges") as opened:
        if opened.open:
            _draw_pair(frame)
            st.caption(EXPLANATION)


def _draw_pair(frame: Frame) -> None:
    pairs = linked_topics(frame.topics)
    if pairs.empty:
        st.caption("No work has a share of 10 % or more in two topics.")
        return
    names = dict(zip(frame.topics.table["topic"], frame.topics.table["name"], strict=True))
    left, right = st.columns(2)
    linked = list(dict.fromkeys([*_ends(pairs), *names]))
    with left:
        one = st.selectbox("First topic", linked, format_func=names.__getitem__, key="bridge from")
    counts = _shared_with(pairs, one)
    with right:
        other: int | None = st.selectbox(
            "Second topic",
            list(counts),
            key=f"bridge from {one} to",
            format_func=lambda topic: f"{names[topic]} ({pluralise(counts[topic], 'work')})",
            placeholder="No work connects this topic with another",
            disabled=not counts,
        )
    if other is None:
        return
    for row in python_rows(bridge_works(frame.topics, one, other, terms=frame.terms)):
        _draw_work(row, names[one], names[other])


def _ends(pairs: pd.DataFrame) -> list[int]:
    """The topics of the pairs, those of the most connected pair first."""
    return [int(topic) for topic in pairs[["one", "other"]].to_numpy().ravel()]


def _shared_with(pairs: pd.DataFrame, topic: int) -> dict[int, int]:
    """Each topic connected with one → number of works, the most connected first."""
    mine = pairs[(pairs["one"] == topic) | (pairs["other"] == topic)]
    others = mine["one"] + mine["other"] - topic
    return {int(one): int(works) for one, works in zip(others, mine["works"], strict=True)}


def _draw_work(row: dict[str, Any], one: str, other: str) -> None:
    with st.container(gap=None):
        draw_work_link(row["id"], row["label"])
        for side, name in (("one", one), ("other", other)):
            terms = escape_markdown(", ".join(row[f"terms_{side}"])) or "no typical term"
            st.caption(f"{row[f'share_{side}']:.0%} {escape_markdown(name)}: {terms}")
