"""Topics by year and by source: how common each is, with intervals."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import topic_shares
from litboard.dashboard.layout.charts import draw_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.selection_actions import (
    narrow_to_group_and_topic,
    narrow_to_topic_and_year,
)

#: Topics in the figure by year (one panel each), and by source (one dot each).
MOST_PANELS, MOST_DOTS = 12, 6
#: Sources in the figure, those with most works; the table has all.
MOST_SOURCES = 12

#: A trend needs works of at least so many years.
FEWEST_YEARS = 2

EXPLANATION = """
**By year and source.** Each topic's share of the works, counted by their main topic, with a 95 %
interval (Jeffreys; Brown, Cai and DasGupta 2001). Works without a topic are not counted.
**What misleads.** If two bands mostly overlap, the shares may be equal; and a reading list is
chosen by its readers and is not a sample of a field.
"""


def draw_groups(frame: Frame) -> None:
    """A panel per topic by year, and dots by source; a click on a point shows its works."""
    works = len(frame.works)
    st.markdown(
        "**Share of each year's works by topic**, with a 95 % interval. Click a point to "
        "see its works."
    )
    years = topic_shares(frame.works, frame.topics)
    if undated := years.attrs["ungrouped"]:
        st.caption(f"{undated:,} of {works:,} works have no year and are not counted here.")
    if years["group"].nunique() < FEWEST_YEARS:
        st.info(
            "A trend needs works of at least two years.",
            icon=":material/info:",
        )
    else:
        _draw_limit(frame, MOST_PANELS)
        draw_figure(
            figures.topic_trend(years[years["topic"] < MOST_PANELS]),
            "topics by year",
            on_click=narrow_to_topic_and_year,
            whole=True,
        )
    st.markdown("**Share of each source's works by topic**")
    _draw_limit(frame, MOST_DOTS)
    draw_figure(
        figures.topic_groups(_largest(topic_shares(frame.works, frame.topics, by="sources"))),
        "topics by source",
        on_click=partial(narrow_to_group_and_topic, "sources"),
        whole=True,
    )


def draw_groups_table(frame: Frame) -> None:
    """The shares of all topics."""
    for by in ("year", "sources"):
        shares = topic_shares(frame.works, frame.topics, by=by)
        st.dataframe(shares, hide_index=True, alt=f"Share of topics by {by}")


def _largest(shares: pd.DataFrame) -> pd.DataFrame:
    """The largest topics in the sources with most works."""
    sources = shares.drop_duplicates("group").nlargest(MOST_SOURCES, "of")["group"]
    return shares[(shares["topic"] < MOST_DOTS) & shares["group"].isin(sources)]


def _draw_limit(frame: Frame, most: int) -> None:
    if (count := len(frame.topics.table)) > most:
        st.caption(f"The {most} largest of {count} topics; the Table tab has all.")
