"""The Overview page: counts, topics, years, terms and sources on one screen."""

from __future__ import annotations

import streamlit as st

from litboard import figures
from litboard.analyses import works_per_year
from litboard.corpus.audit import source_overlap
from litboard.corpus.ingest import count_lost
from litboard.dashboard.layout.charts import draw_figure
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.selection_actions import narrow_to_topic, narrow_to_year
from litboard.dashboard.state.query_params import carried_parameters, narrow

TERMS_SHOWN = 12
#: Up to so many sources, their matrix fits half the width of the page.
MOST_SOURCES_IN_COLUMN = 6


def draw_overview(frame: Frame) -> None:
    """Counts and four figures; a click on a mark narrows the selection."""
    _draw_counts(frame)
    left, right = st.columns(2, gap="medium")
    # Topics take longest to compute: everything else is drawn before them.
    topics = left.container()
    with right:
        _draw_terms(frame)
    if len(frame.corpus.sources) <= MOST_SOURCES_IN_COLUMN:
        with left:
            _draw_years(frame)
        with right:
            _draw_sources(frame)
    else:
        with right:
            _draw_years(frame)
        _draw_sources(frame)
    with topics:
        _draw_topics(frame)
    st.caption("Click a bar to filter by it; remove the filter at the top of the page.")


def _draw_topics(frame: Frame) -> None:
    with st.container(border=True):
        st.markdown("**Topics**, by number of works")
        draw_figure(
            figures.topic_shares(frame.topics_here),
            "overview topics",
            on_click=lambda topic: narrow_to_topic(frame.topics, topic),
        )


def _draw_terms(frame: Frame) -> None:
    with st.container(border=True):
        st.markdown("**Key terms**, by number of works")
        draw_figure(
            figures.term_bars(frame.terms_here, count=TERMS_SHOWN),
            "overview terms",
            on_click=lambda term: narrow("terms", term),
        )


def _draw_years(frame: Frame) -> None:
    with st.container(border=True):
        st.markdown("**Works per year**")
        per_year = works_per_year(frame.works)
        draw_figure(figures.works_per_year(per_year), "overview years", on_click=narrow_to_year)
        _draw_undated(frame)


def _draw_sources(frame: Frame) -> None:
    with st.container(border=True):
        st.markdown("**Works shared by sources**")
        draw_figure(
            figures.source_overlap(source_overlap(frame.works)),
            "overview sources",
            on_click=lambda source: narrow("sources", source),
        )


def _draw_counts(frame: Frame) -> None:
    part = frame.part
    years = part.works["year"].dropna()
    span = f"{years.min()}\N{EN DASH}{years.max()}" if len(years) else "unknown"
    with st.container(horizontal=True):
        st.metric("Works", f"{len(part):,}", border=True)
        st.metric("Records", f"{len(part.records):,}", border=True)
        st.metric(
            "Duplicates joined",
            f"{len(part.records) - len(part):,}",
            border=True,
            help="Records beyond the first of each work",
        )
        st.metric("Years", span, border=True)
        st.metric(
            "Entries not read",
            f"{count_lost(frame.corpus.problems):,}",
            border=True,
            help="Entries of the sources that could not be read; see the Import page",
        )


def _draw_undated(frame: Frame) -> None:
    undated = int(frame.works["year"].isna().sum())
    if undated:
        st.caption(f"{undated:,} of {len(frame.part):,} works have no year:")
        st.page_link(
            "pages/import.py", label="Show missing fields", query_params=carried_parameters()
        )
