"""The share of works that use terms, by year."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    AXIS_HERE,
    MARGIN,
    SELECTION,
    Trace,
    empty_figure,
    make_figure,
    rows_of,
    share_axis,
    step,
    trace,
)
from litboard.figures.palette import tinted, topic_color
from litboard.figures.panels import axes_of, panel_axes, panel_title
from litboard.figures.text import interval, listed, paragraph, percent, quoted, wrapped
from litboard.figures.years import drawn_span
from litboard.text.plural import pluralise

PANEL = 150  # pixels; three rows fit one screen
BAND = 0.18  # opacity of the interval
LARGEST_POINT, SMALLEST_POINT = 16, 6  # pixels
TITLE_WIDTH = 22  # letters that fit half a telephone


def term_trend(table: pd.DataFrame, *, noun: str = "term") -> go.Figure:
    """The share of works with each term by year, a small panel a term, all on one scale.

    From a table `term, year, works, of, share, low, high`. The band is the interval, and the area
    of a point grows with the number of works; years without works have no point. The column
    `smooth`, if there is one, is a dotted line. `noun` is what a term is called in texts. A few
    works far from all others are not drawn (see `years`). `customdata`: `[term, year]`.
    """
    dated = table[(table["of"] > 0) & table["year"].notna()].sort_values("year", kind="stable")
    if len(dated):
        first, last = drawn_span(*_works_by_year(dated))
        dated = dated[dated["year"].between(first, last)]
    terms = [term for term in table["term"].unique() if (dated["term"] == term).any()]
    if not terms:
        return empty_figure(f"No {noun} with dated works yet.")
    panels = [rows_of(dated[dated["term"] == term]) for term in terms]
    columns = min(2, len(terms))
    rows = math.ceil(len(terms) / columns)
    years = (int(dated["year"].min()), int(dated["year"].max()))
    most = int(dated["of"].max())
    traces = [
        trace
        for place, panel in enumerate(panels)
        for trace in (_band(place, panel), *_smooth_line(place, panel), _line(place, panel, most))
    ]
    return make_figure(
        traces,
        _alt(terms, panels, years, noun),
        height=60 + (PANEL + 44) * rows,
        grid={
            "rows": rows,
            "columns": columns,
            "pattern": "independent",
            "xgap": 0.12,
            "ygap": 0.42,
        },
        margin={**MARGIN, "t": 48},
        annotations=[
            panel_title(place, wrapped(term, TITLE_WIDTH), font={"weight": 600, "size": 13})
            for place, term in enumerate(terms)
        ],
        **_axes(len(terms), columns, years, float(dated["high"].max())),
    )


def _works_by_year(dated: pd.DataFrame) -> tuple[list[int], list[int]]:
    per_year = dated.groupby("year")["of"].max()
    return per_year.index.astype(int).tolist(), per_year.astype(int).tolist()


def _axes(count: int, columns: int, years: tuple[int, int], largest: float) -> dict[str, Any]:
    spacing = step(years[1] - years[0] + 1, ticks=4)
    time = {
        **AXIS_HERE,
        "range": [years[0] - 0.5, years[1] + 0.5],
        "tickformat": "d",
        "dtick": spacing,
        "tick0": years[1],
        "showgrid": False,
    }
    axes: dict[str, Any] = {}
    for place in range(count):
        # All panels have one scale, so only the first of each row shows it.
        share = share_axis(largest, showticklabels=place % columns == 0)
        axes |= panel_axes(place, time, share)
    return axes


def _band(place: int, rows: Sequence[Mapping[str, Any]]) -> Trace:
    years = [int(row["year"]) for row in rows]
    return trace(
        "scatter",
        x=years + years[::-1],
        y=[row["high"] for row in rows] + [row["low"] for row in reversed(rows)],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=tinted(topic_color(place), BAND),
        hoverinfo="skip",
        **axes_of(place),
    )


def _smooth_line(place: int, rows: Sequence[Mapping[str, Any]]) -> list[Trace]:
    """The line of smoothed shares, if the table has them."""
    if "smooth" not in rows[0]:
        return []
    line = trace(
        "scatter",
        x=[int(row["year"]) for row in rows],
        y=[float(row["smooth"]) for row in rows],
        mode="lines",
        hoverinfo="skip",
        line={"color": topic_color(place), "width": 2, "dash": "dot"},
        **axes_of(place),
    )
    return [line]


def _line(place: int, rows: Sequence[Mapping[str, Any]], most: int) -> Trace:
    return trace(
        "scatter",
        x=[int(row["year"]) for row in rows],
        y=[float(row["share"]) for row in rows],
        mode="lines+markers",
        cliponaxis=False,
        customdata=[[row["term"], int(row["year"])] for row in rows],
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
        line={"color": topic_color(place), "width": 2},
        marker={
            "color": topic_color(place),
            "opacity": 1,
            "line": {"width": 0},
            # The area, not the diameter, is proportional to the number of works.
            "size": [
                max(SMALLEST_POINT, LARGEST_POINT * math.sqrt(int(row["of"]) / most))
                for row in rows
            ],
        },
        **SELECTION,
        **axes_of(place),
    )


def _hover(row: Mapping[str, Any]) -> str:
    spread = interval(float(row["low"]), float(row["high"]))
    return (
        f"{paragraph(row['term'])}, {int(row['year'])}<br>"
        f"{int(row['works'])} of {pluralise(int(row['of']))}, {percent(row['share'])}"
        + (f" ({spread})" if spread else "")
    )


def _alt(
    terms: Sequence[str],
    panels: Sequence[Sequence[Mapping[str, Any]]],
    years: tuple[int, int],
    noun: str,
) -> str:
    last = [
        f"{quoted(term)} {percent(panel[-1]['share'])} in {int(panel[-1]['year'])} "
        f"({int(panel[-1]['works'])} of {int(panel[-1]['of'])})"
        for term, panel in zip(terms, panels, strict=True)
    ]
    return f"Lines: share of works with each {noun}, {years[0]} to {years[1]}; {listed(last)}."
