"""The Trends page: works a year, terms by year or by source, and what can be told from it."""

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
from litboard.dashboard.layout.narrowing import (
    narrow_group_and_term,
    narrow_term_and_year,
    narrow_year,
)
from litboard.dashboard.state.query_params import chooser, parameter, set_parameter

#: As many small panels as fit a screen.
MOST_TERMS, FIRST_TERMS = 6, 4

#: The largest changes; the table of the command line has all.
CHANGES_SHOWN = 12

#: Venues of fewest works are cut off; the command line has all.
VENUES_SHOWN = 12

#: Terms of fewer works are not judged by their years, nor are more terms than these.
LEAST_WORKS, MOST_JUDGED = 3, 1000

#: Bursts, and terms that are new, as many as are read at a glance.
NAMED = 5

EXPLAINS = """
**What you see.** The share of works that mention a term in title or abstract, in any of its
spellings, for each year or source. The band is a 95 % interval (Jeffreys; Brown, Cai and
DasGupta 2001): where the works of a year are a sample of what was written, the true share lies
inside it nineteen times in twenty. The dotted line is the course behind the shares: their
log-odds walk at random from year to year, as far as the works call for, so that one year of few
works moves it little. A click on a point shows its works.

**What it can tell.** Bands that overlap mostly say that two shares may well be the same. The
comparison of earlier and later works uses Newcombe's interval for a difference (1998). A term is
called rising or falling only if the years of its works lean further to one side than works dealt
out at random would (an exact Cochran-Armitage test), after correcting for the number of terms
(Benjamini and Hochberg 1995). A burst is a run of years in which a term is twice as common as on
the whole (Kleinberg 2002).

**What it cannot tell.** A reading list is a choice of its readers, no sample of a field: a rising
term may say more about the group than about the literature. A year is the earliest that any
version of the work states.
"""

VIEWS = {"year": "By year", "source": "By source", "venue": "By venue"}

#: The filter behind each view but the first, which is also its column.
GROUPS = {"source": "sources", "venue": "venues"}


def draw_trends(frame: Frame) -> None:
    """Works a year above, the chosen terms below, by year or by source."""
    works = frame.works
    undated = int(works["year"].isna().sum())
    view = parameter("by", "source" if undated == len(works) else "year")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choose_terms(frame)
        st.session_state["by"] = view if view in VIEWS else "year"
        st.segmented_control(
            "Shares", list(VIEWS), key="by", format_func=VIEWS.__getitem__, required=True,
            on_change=chooser("by", "by"),
        )  # fmt: skip
    if undated:
        st.caption(
            f"{undated:,} of {len(works):,} works have no year and are left out of what is by year."
        )
    view = st.session_state["by"]
    result_tabs(
        picture=lambda: (
            _draw_groups(frame, chosen, view) if view in GROUPS else _draw_years(frame, chosen)
        ),
        table=lambda: _draw_table(frame, chosen, view),
        explains=EXPLAINS,
    )


def _draw_groups(frame: Frame, chosen: list[str], view: str) -> None:
    shares = _group_shares(frame, chosen, view)
    if shares.empty:
        st.info(f"No work states a {view}, or no term is chosen.", icon=":material/info:")
        return
    st.markdown(
        f"**Share of a {view}'s works with a term**, with a 95 % interval. Click a point to see "
        "its works."
    )
    draw_figure(
        figures.term_shares(shares), f"shares by {view}",
        on_click=partial(narrow_group_and_term, GROUPS[view]), whole=True,
    )  # fmt: skip


def _group_shares(frame: Frame, chosen: list[str], view: str) -> pd.DataFrame:
    if view == "source":
        return term_shares(frame.works, frame.terms, chosen, by="sources")
    most = frame.works["venue"].value_counts().sort_index().nlargest(VENUES_SHOWN).index
    works = frame.works[frame.works["venue"].isin(most)]
    return term_shares(works, frame.terms, chosen, by="venue")


def _draw_years(frame: Frame, chosen: list[str]) -> None:
    works = frame.works
    st.markdown("**Works a year.** Click a bar to see only that year.")
    draw_figure(figures.works_per_year(works_per_year(works)), "trend years", on_click=narrow_year)
    st.markdown("**Share of works with a term**, with a 95 % interval and the course behind it")
    trend = smooth_trend(term_trend(works, frame.terms, chosen))
    draw_figure(figures.term_trend(trend), "trend terms", on_click=narrow_term_and_year, whole=True)
    st.markdown("**Rising and falling**")
    _say_clear(term_slopes(works, frame.terms, chosen=_judged(frame)))
    _say_news(frame)
    st.markdown("**Earlier against later works**")
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
    slopes = term_slopes(works, frame.terms, chosen=_judged(frame))
    st.dataframe(slopes, hide_index=True, alt="Slopes of terms, surest first")
    bursts = term_bursts(works, frame.terms, chosen=_judged(frame))
    st.dataframe(bursts, hide_index=True, alt="Bursts of terms, strongest first")
    first = first_appearances(works, frame.terms, chosen=_judged(frame))
    st.dataframe(first, hide_index=True, alt="First years of terms, newest first")
    changes = term_changes(works, frame.terms)
    st.dataframe(changes, hide_index=True, alt="Term shares in earlier and later works")


def _say_clear(slopes: pd.DataFrame) -> None:
    clear = slopes[slopes["clear"]]
    if clear.empty:
        st.info(
            "No term rises or falls clearly: with so few works, differences of this size come "
            "about by chance. So none is ranked.",
            icon=":material/info:",
        )
    for word, rows in (
        ("Rising", clear[clear["slope"] > 0]),
        ("Falling", clear[clear["slope"] < 0]),
    ):
        if len(rows):
            terms = ", ".join(escape_markdown(term) for term in rows["term"].head(CHANGES_SHOWN))
            st.success(f"{word}, surest first: {terms}.")


def _say_news(frame: Frame) -> None:
    """The strongest bursts, and the newest terms that earlier works could have had."""
    bursts = term_bursts(frame.works, frame.terms, chosen=_judged(frame)).head(NAMED)
    if len(bursts):
        told = ", ".join(
            f"{escape_markdown(row['term'])} ({_span(row['first'], row['last'])}, "
            f"{row['works']} of {row['of']} works)"
            for row in bursts.to_dict(orient="records")
        )
        st.markdown(f"**Bursts**, strongest first: {told}")
    first = first_appearances(frame.works, frame.terms, chosen=_judged(frame))
    first = first[first["before"] > 0].head(NAMED)
    if len(first):
        told = ", ".join(
            f"{escape_markdown(row['term'])} ({row['first']})"
            for row in first.to_dict(orient="records")
        )
        st.markdown(f"**First met here**, newest first: {told}")


def _judged(frame: Frame) -> list[str]:
    """The terms of most works: of rare ones years tell nothing."""
    table = frame.terms_here
    terms: list[str] = table[table["works"] >= LEAST_WORKS]["term"].head(MOST_JUDGED).tolist()
    return terms


def _span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _choose_terms(frame: Frame) -> list[str]:
    """The terms to draw, kept in the address; those of most works until the reader chooses."""
    ranked = frame.terms_here["term"].tolist()
    asked = [term for term in parameter("show").split("|") if term in ranked]
    st.session_state["show"] = asked or ranked[:FIRST_TERMS]

    def choose() -> None:
        set_parameter("show", "|".join(st.session_state["show"]))

    chosen: list[str] = st.multiselect(
        "Terms", ranked, key="show", max_selections=MOST_TERMS, on_change=choose
    )
    return chosen
