"""The number of works published in each year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    AXIS_HERE,
    MARGIN,
    SELECTION,
    Trace,
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
from litboard.figures.years import Span, drawn_span, left_out
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
    rest = left_out(years, works, span)
    return make_figure(
        [_bars(years, works, span)],
        _alt(years, works, _undated(table), rest),
        height=HEIGHT,
        margin={**MARGIN, "t": NOTE} if rest else MARGIN,
        annotations=[_note_on_rest(rest)] if rest else [],
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


def _bars(years: list[int], works: list[int], span: Span) -> Trace:
    has_labels = span[1] - span[0] < LABELLED_YEARS
    return trace(
        "bar",
        x=years,
        y=works,
        customdata=[[year] for year in years],
        text=[f"{count:,}" if count else "" for count in works] if has_labels else None,
        textposition="outside",
        cliponaxis=False,
        hovertext=[f"{year}: {pluralise(count)}" for year, count in zip(years, works, strict=True)],
        hoverinfo="text",
        marker={"color": ACCENT},
        **SELECTION,
    )


def _note_on_rest(rest: str) -> dict[str, Any]:
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper"}
    text = rest.replace(", ", ",<br>")
    return note(text, align="left", xanchor="left", yanchor="bottom", **place)


def _undated(table: pd.DataFrame) -> int:
    return int(table.loc[table["year"].isna(), "works"].sum()) + int(table.attrs.get("undated", 0))


def _alt(years: list[int], works: list[int], undated: int, rest: str) -> str:
    most = max(works)
    peak = [str(year) for year, count in zip(years, works, strict=True) if count == most]
    span = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    missing = f" {pluralise(undated)} without a year not shown." if undated else ""
    missing += f" {rest}." if rest else ""
    return (
        f"Bars: {pluralise(sum(works))} by year, {span}; "
        f"most in {listed(peak[:3])} ({pluralise(most)}).{missing}"
    )
