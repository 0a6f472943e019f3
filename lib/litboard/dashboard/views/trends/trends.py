"""The Trends page: works per year; shares of terms by year, source or venue."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import (
    first_appearances,
    smooth_trend,
    term_bursts,
    term_changes,
    term_shares,
    term_slopes,
    term_trend,
    works_per_year,
)
from litboard.dashboard.layout.charts import draw_figure, result_tabs
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import escape_markdown
from litboard.dashboard.layout.selection_actions import (
    narrow_to_group_and_term,
    narrow_to_term_and_year,
    narrow_to_year,
)
from litboard.dashboard.state.query_params import chooser, parameter, set_parameter

#: Terms that fit on a screen, and those shown before the reader chooses.
MOST_TERMS, FIRST_TERMS = 6, 4

#: Changes in the figure, the largest first; the table has all.
CHANGES_SHOWN = 12

#: Venues shown, those with most works; the command line has all.
VENUES_SHOWN = 12

#: Trends are tested for terms with so many works, and for so many terms at most.
LEAST_WORKS, MOST_TESTED = 3, 1000

#: Bursts, and new terms, that are listed.
NAMED = 5

EXPLANATION = """
**What you see.** For each year or source, the share of works that mention a term in title or
abstract, in any of its spellings. The band is a 95 % interval (Jeffreys; Brown, Cai and DasGupta
2001): if the works of a year are a random sample of the literature, the interval contains the true
share in 19 of 20 cases. The dotted line is a smoothed trend: a random walk of the log-odds from
year to year, fitted to the works, so that a year with few works has little influence. Click a point
to see its works.

**What it shows.** If two bands mostly overlap, the two shares may be equal. Earlier and later works
are compared with Newcombe's interval for a difference (1998). A term is called rising or falling
only if an exact Cochran-Armitage test finds a trend, after correction for the number of terms
(Benjamini and Hochberg 1995). A burst is a run of years in which a term is twice as common as in
the whole corpus (Kleinberg 2002).

**What it does not show.** A reading list is chosen by its readers and is not a sample of a field: a
rising term may reflect the group more than the literature. The year of a work is the earliest that
any of its versions states.
"""

VIEWS = {"year": "By year", "source": "By source", "venue": "By venue"}

#: The filter that belongs to a view.
GROUPS = {"source": "sources", "venue": "venues"}


def draw_trends(frame: Frame) -> None:
    """Menus for terms and view, and the result in three tabs."""
    works = frame.works
    undated = int(works["year"].isna().sum())
    view = parameter("by", "source" if undated == len(works) else "year")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choose_terms(frame)
        st.session_state["by"] = view if view in VIEWS else "year"
        st.segmented_control(
            "Show",
            list(VIEWS),
            key="by",
            format_func=VIEWS.__getitem__,
            required=True,
            on_change=chooser("by", "by"),
        )
    if undated:
        st.caption(f"{undated:,} of {len(works):,} works have no year and are not counted by year.")
    view = st.session_state["by"]
    result_tabs(
        picture=lambda: (
            _draw_groups(frame, chosen, view) if view in GROUPS else _draw_years(frame, chosen)
        ),
        table=lambda: _draw_table(frame, chosen, view),
        explanation=EXPLANATION,
    )


def _draw_groups(frame: Frame, chosen: list[str], view: str) -> None:
    shares = _group_shares(frame, chosen, view)
    if shares.empty:
        st.info(f"No work has a {view}, or no term is chosen.", icon=":material/info:")
        return
    st.markdown(
        f"**Share of each {view}'s works with a term**, with a 95 % interval. Click a point to see "
        "its works."
    )
    draw_figure(
        figures.term_shares(shares),
        f"shares by {view}",
        on_click=partial(narrow_to_group_and_term, GROUPS[view]),
        whole=True,
    )


def _group_shares(frame: Frame, chosen: list[str], view: str) -> pd.DataFrame:
    if view == "source":
        return term_shares(frame.works, frame.terms, chosen, by="sources")
    most = frame.works["venue"].value_counts().sort_index().nlargest(VENUES_SHOWN).index
    works = frame.works[frame.works["venue"].isin(most)]
    return term_shares(works, frame.terms, chosen, by="venue")


def _draw_years(frame: Frame, chosen: list[str]) -> None:
    works = frame.works
    st.markdown("**Works per year.** Click a bar to see only that year.")
    draw_figure(
        figures.works_per_year(works_per_year(works)), "trend years", on_click=narrow_to_year
    )
    st.markdown(
        "**Share of works with a term**, with a 95 % interval and the smoothed trend. Click a "
        "point to see its works."
    )
    trend = smooth_trend(term_trend(works, frame.terms, chosen))
    draw_figure(
        figures.term_trend(trend), "trend terms", on_click=narrow_to_term_and_year, whole=True
    )
    st.markdown("**Rising and falling**")
    _draw_slopes(term_slopes(works, frame.terms, chosen=_testable_terms(frame)))
    _draw_news(frame)
    st.markdown("**Earlier and later works compared**")
    changes = term_changes(works, frame.terms)
    draw_figure(figures.term_changes(changes.head(CHANGES_SHOWN)), "trend changes")


def _draw_table(frame: Frame, chosen: list[str], view: str) -> None:
    works = frame.works
    if view in GROUPS:
        shares = _group_shares(frame, chosen, view)
        st.dataframe(shares, hide_index=True, alt=f"Term shares by {view}")
        return
    trend = smooth_trend(term_trend(works, frame.terms, chosen))
    st.dataframe(trend, hide_index=True, alt="Term shares by year")
    slopes = term_slopes(works, frame.terms, chosen=_testable_terms(frame))
    st.dataframe(slopes, hide_index=True, alt="Slopes of terms, strongest evidence first")
    bursts = term_bursts(works, frame.terms, chosen=_testable_terms(frame))
    st.dataframe(bursts, hide_index=True, alt="Bursts of terms, strongest first")
    first = first_appearances(works, frame.terms, chosen=_testable_terms(frame))
    st.dataframe(first, hide_index=True, alt="First years of terms, newest first")
    changes = term_changes(works, frame.terms)
    st.dataframe(changes, hide_index=True, alt="Term shares in earlier and later works")


def _draw_slopes(slopes: pd.DataFrame) -> None:
    clear = slopes[slopes["clear"]]
    if clear.empty:
        st.info(
            "No term clearly rises or falls: with so few works, differences of this size can occur "
            "by chance.",
            icon=":material/info:",
        )
    for direction, rows in (
        ("Rising", clear[clear["slope"] > 0]),
        ("Falling", clear[clear["slope"] < 0]),
    ):
        if len(rows):
            terms = ", ".join(escape_markdown(term) for term in rows["term"].head(CHANGES_SHOWN))
            st.success(f"{direction}, strongest evidence first: {terms}.")


def _draw_news(frame: Frame) -> None:
    """The strongest bursts, and the newest terms that also could have occurred in earlier works."""
    bursts = term_bursts(frame.works, frame.terms, chosen=_testable_terms(frame)).head(NAMED)
    if len(bursts):
        listed = ", ".join(
            f"{escape_markdown(row['term'])} ({_span(row['first'], row['last'])}, "
            f"{row['works']} of {row['of']} works)"
            for row in bursts.to_dict(orient="records")
        )
        st.markdown(f"**Bursts**, strongest first: {listed}")
    first = first_appearances(frame.works, frame.terms, chosen=_testable_terms(frame))
    first = first[first["before"] > 0].head(NAMED)
    if len(first):
        listed = ", ".join(
            f"{escape_markdown(row['term'])} ({row['first']})"
            for row in first.to_dict(orient="records")
        )
        st.markdown(f"**First appearances**, newest first: {listed}")


def _testable_terms(frame: Frame) -> list[str]:
    """The terms with enough works to test for a trend, most works first."""
    table = frame.terms_here
    terms: list[str] = table[table["works"] >= LEAST_WORKS]["term"].head(MOST_TESTED).tolist()
    return terms


def _span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _choose_terms(frame: Frame) -> list[str]:
    """The terms to draw, from the URL; those with most works until the reader chooses."""
    ranked = frame.terms_here["term"].tolist()
    asked = [term for term in parameter("show").split("|") if term in ranked]
    st.session_state["show"] = asked or ranked[:FIRST_TERMS]

    def choose() -> None:
        set_parameter("show", "|".join(st.session_state["show"]))

    chosen: list[str] = st.multiselect(
        "Terms", ranked, key="show", max_selections=MOST_TERMS, on_change=choose
    )
    return chosen
