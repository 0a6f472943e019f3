"""The number of works published in each year."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    AXIS_HERE,
    MARGIN,
    SELECTION,
    count_axis,
    empty_figure,
    make_figure,
    note,
    rows_of,
    step,
    trace,
)
from litboard.figures.palette import ACCENT
from litboard.figures.text import listed
from litboard.figures.years import drawn_span, left_out
from litboard.text.plural import pluralise

HEIGHT = 260
NOTE = 48  # pixels for two lines of text above
LABELLED_YEARS = 24  # with more years, the counts above the bars would overlap


def works_per_year(table: pd.DataFrame) -> go.Figure:
    """Bars of the number of works a year, from a table `year, works`; a gap for no works.

    A few works far from all others are counted in a note instead (see `years`), and works without
    a year (a row without one, or `attrs["undated"]`) in the alternative text. `customdata`:
    `[year]`.
    """
    rows = rows_of(table.dropna(subset=["year"]).sort_values("year"))
    years = [int(row["year"]) for row in rows]
    works = [int(row["works"]) for row in rows]
    if not years:
        return empty_figure("No work has a year yet.")
    span = drawn_span(years, works)
    left_out_note = left_out(years, works, span)
    bars = trace(
        "bar",
        x=years,
        y=works,
        customdata=[[year] for year in years],
        text=[f"{count:,}" if count else "" for count in works]
        if span[1] - span[0] < LABELLED_YEARS
        else None,
        textposition="outside",
        cliponaxis=False,
        hovertext=[f"{year}: {pluralise(count)}" for year, count in zip(years, works, strict=True)],
        hoverinfo="text",
        marker={"color": ACCENT},
        **SELECTION,
    )
    return make_figure(
        [bars],
        _alt(years, works, _undated(table), left_out_note),
        height=HEIGHT,
        margin={**MARGIN, "t": NOTE} if left_out_note else MARGIN,
        annotations=[
            note(
                left_out_note.replace(", ", ",<br>"),
                align="left",
                x=0,
                y=1,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="bottom",
            )
        ]
        if left_out_note
        else [],
        xaxis={
            **AXIS_HERE,
            "range": [span[0] - 0.6, span[1] + 0.6],
            "tickformat": "d",
            "dtick": step(span[1] - span[0] + 1, ticks=8),
            "tick0": span[0],
            "showgrid": False,
        },
        yaxis=count_axis(max(works), title={"text": "works"}),
    )


def _undated(table: pd.DataFrame) -> int:
    return int(table.loc[table["year"].isna(), "works"].sum()) + int(table.attrs.get("undated", 0))


def _alt(years: list[int], works: list[int], undated: int, left_out_note: str) -> str:
    most = max(works)
    peak = [str(year) for year, count in zip(years, works, strict=True) if count == most]
    span = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    rest = f" {pluralise(undated)} without a year not shown." if undated else ""
    rest += f" {left_out_note}." if left_out_note else ""
    return (
        f"Bars: {pluralise(sum(works))} by year, {span}; "
        f"most in {listed(peak[:3])} ({pluralise(most)}).{rest}"
    )
