"""Topics by year and by source: where each is common, and what the works cannot tell."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import topic_shares
from litboard.dashboard.layout.charts import draw_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.narrowing import narrow_group_and_topic, narrow_topic_and_year

#: Small panels, and topics beside each other in one row, that can be read.
MOST_PANELS, MOST_DOTS = 12, 6
#: Sources of fewest works are cut off; the table has all.
MOST_SOURCES = 12

#: Years with fewer works tell no shares; a wide band says so of the others.
FEWEST_YEARS = 2

EXPLAINS = """
**By year and source.** The share of the works in topics that have each topic as their main one,
with a 95 % interval (Jeffreys; Brown, Cai and DasGupta 2001). **What misleads in it.** Bands that
overlap mostly say that two shares may well be the same; and a reading list is a choice of its
readers, no sample of a field.
"""


def draw_groups(frame: Frame) -> None:
    """Panels by year above, dots by source below; a click on a point shows its works."""
    works = len(frame.works)
    st.markdown("**Share of each year's works by topic**, with a 95 % interval. Click a point.")
    years = topic_shares(frame.works, frame.topics)
    if undated := years.attrs["ungrouped"]:
        st.caption(f"{undated:,} of {works:,} works have no year, and cannot be told of here.")
    if years["group"].nunique() < FEWEST_YEARS:
        st.info(
            "The works in topics are of fewer than two years: nothing can be told of a course.",
            icon=":material/info:",
        )
    else:
        _say_shown(frame, MOST_PANELS)
        draw_figure(
            figures.topic_trend(years[years["topic"] < MOST_PANELS]), "topics by year",
            on_click=narrow_topic_and_year, whole=True,
        )  # fmt: skip
    st.markdown("**Share of each source's works by topic**")
    _say_shown(frame, MOST_DOTS)
    draw_figure(
        figures.topic_groups(_largest(topic_shares(frame.works, frame.topics, by="sources"))),
        "topics by source", on_click=partial(narrow_group_and_topic, "sources"), whole=True,
    )  # fmt: skip


def draw_groups_table(frame: Frame) -> None:
    """All shares as they are."""
    for by in ("year", "sources"):
        shares = topic_shares(frame.works, frame.topics, by=by)
        st.dataframe(shares, hide_index=True, alt=f"Share of topics by {by}")


def _largest(shares: pd.DataFrame) -> pd.DataFrame:
    """The first topics in the sources of most works."""
    sources = shares.drop_duplicates("group").nlargest(MOST_SOURCES, "of")["group"]
    return shares[(shares["topic"] < MOST_DOTS) & shares["group"].isin(sources)]


def _say_shown(frame: Frame, most: int) -> None:
    if (count := len(frame.topics.table)) > most:
        st.caption(f"The {most} largest of {count} topics; the table has all.")
