"""The Trends page: works a year, terms by year or by source, and what can be told from it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from litboard import figures
from litboard.analyses import term_changes, term_shares, term_trend, works_per_year
from litboard.dashboard.address import chooser, parameter, set_parameter
from litboard.dashboard.charts import draw_figure, result_tabs
from litboard.dashboard.frame import Frame
from litboard.dashboard.narrowing import narrow_year

#: As many small panels as fit a screen.
MOST_TERMS, FIRST_TERMS = 6, 4

#: The largest changes; the table of the command line has all.
CHANGES_SHOWN = 12

EXPLAINS = """
**What you see.** The share of works that mention a term in title or abstract, in any of its
spellings, for each year or source. The band is a 95 % interval (Jeffreys; Brown, Cai and
DasGupta 2001): where the works of a year are a sample of what was written, the true share lies
inside it nineteen times in twenty.

**What it can tell.** Bands that overlap mostly say that two shares may well be the same. The
comparison of earlier and later works uses Newcombe's interval for a difference (1998), and calls
a change clear only if it holds after correcting for the number of terms compared.

**What it cannot tell.** A reading list is a choice of its readers, no sample of a field: a rising
term may say more about the group than about the literature. A year is the earliest that any
version of the work states.
"""

VIEWS = {"year": "By year", "source": "By source"}


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
            f"{undated} of {len(works)} works have no year and are left out of what is by year."
        )
    by_source = st.session_state["by"] == "source"
    result_tabs(
        picture=lambda: _draw_sources(frame, chosen) if by_source else _draw_years(frame, chosen),
        table=lambda: _draw_table(frame, chosen, by_source=by_source),
        explains=EXPLAINS,
    )


def _draw_sources(frame: Frame, chosen: list[str]) -> None:
    shares = term_shares(frame.works, frame.terms, chosen, by="sources")
    st.markdown("**Share of a source's works with a term**, with a 95 % interval")
    draw_figure(figures.term_shares(shares), "shares by source")


def _draw_years(frame: Frame, chosen: list[str]) -> None:
    works = frame.works
    st.markdown("**Works a year.** Click a bar to see only that year.")
    draw_figure(figures.works_per_year(works_per_year(works)), "trend years", on_click=narrow_year)
    st.markdown("**Share of works with a term**, with a 95 % interval")
    draw_figure(figures.term_trend(term_trend(works, frame.terms, chosen)), "trend terms")
    st.markdown("**Earlier against later works**")
    changes = term_changes(works, frame.terms)
    _say_clear(changes)
    draw_figure(figures.term_changes(changes.head(CHANGES_SHOWN)), "trend changes")


def _draw_table(frame: Frame, chosen: list[str], *, by_source: bool) -> None:
    works = frame.works
    if by_source:
        shares = term_shares(works, frame.terms, chosen, by="sources")
        st.dataframe(shares, hide_index=True, alt="Term shares by source")
        return
    trend = term_trend(works, frame.terms, chosen)
    st.dataframe(trend, hide_index=True, alt="Term shares by year")
    changes = term_changes(works, frame.terms)
    st.dataframe(changes, hide_index=True, alt="Term shares in earlier and later works")


def _say_clear(changes: pd.DataFrame) -> None:
    clear = changes[changes["clear"]]["term"].tolist()
    if clear:
        st.success(f"Clear after correction for many comparisons: {', '.join(clear)}.")
    else:
        st.info(
            "No change is clear: with so few works, differences of this size come about by chance.",
            icon=":material/info:",
        )


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
