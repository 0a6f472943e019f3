"""Terms that became more or less frequent."""

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
    note,
    row_axis,
    rows_height,
    rows_of,
    trace,
)
from litboard.figures.palette import ACCENT, CONTRAST, GRID, UNCLEAR
from litboard.figures.text import listed, paragraph, percent, points, quoted, wrapped

RISING, FALLING, OPEN = "triangle-right", "triangle-left", "circle-open"
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)  # of the reach of the axis
EDGE = 1.04  # so that an interval that ends at the last tick is not cut


def term_changes(table: pd.DataFrame) -> go.Figure:
    """Change in each term's share of works from the early to the late years, with its interval.

    From a table `term, early, late, early_works, early_of, late_works, late_of, difference, low,
    high, clear`. The largest rise is on top; a change that is not `clear` is grey and hollow.
    `customdata`: `[term]`.
    """
    ranked = table.sort_values(["difference", "term"], ascending=[False, True])
    rows = rows_of(ranked)
    if not rows:
        return empty_figure("No term has enough works with a year to compare early and late ones.")
    labels = [wrapped(row["term"]) for row in rows]
    reach = max(max(abs(float(row["low"])), abs(float(row["high"]))) for row in rows)
    end = max(0.2, math.ceil(reach * 5) / 5)
    ticks = [end * part for part in TICKS]
    return make_figure(
        [_changes(rows)],
        _alt(rows),
        height=rows_height(labels, around=100),
        margin={**MARGIN, "t": 34},
        xaxis={
            **AXIS_HERE,
            "range": [-end * EDGE, end * EDGE],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [points(tick) for tick in ticks],
            "title": {"text": "percentage points"},
            "zeroline": True,
            "zerolinecolor": UNCLEAR,
            "zerolinewidth": 1.5,
        },
        yaxis=row_axis(labels, showgrid=True, gridcolor=GRID),
        annotations=[_side("← rarer", 0, "left"), _side("more common →", 1, "right")],
    )


def _changes(rows: Sequence[Mapping[str, Any]]) -> Trace:
    differences = [float(row["difference"]) for row in rows]
    return trace(
        "scatter",
        x=differences,
        y=list(range(len(rows))),
        mode="markers",
        customdata=[[row["term"]] for row in rows],
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
        marker={
            "color": [_color(row) for row in rows],
            "symbol": [_symbol(row) for row in rows],
            "size": 12,
            "opacity": 1,
            "line": {"width": 2, "color": [_color(row) for row in rows]},
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [float(row["high"]) - float(row["difference"]) for row in rows],
            "arrayminus": [float(row["difference"]) - float(row["low"]) for row in rows],
            "thickness": 1.5,
            "width": 4,
            "color": UNCLEAR,
        },
        **SELECTION,
    )


def _color(row: Mapping[str, Any]) -> str:
    if not row["clear"]:
        return UNCLEAR
    return ACCENT if row["difference"] > 0 else CONTRAST


def _symbol(row: Mapping[str, Any]) -> str:
    if not row["clear"]:
        return OPEN
    return RISING if row["difference"] > 0 else FALLING


def _side(text: str, x: float, anchor: str) -> dict[str, Any]:
    return note(text, x=x, y=1, xref="x domain", yref="paper", xanchor=anchor, yanchor="bottom")


def _hover(row: Mapping[str, Any]) -> str:
    return (
        f"{paragraph(row['term'])}<br>"
        f"early: {int(row['early_works'])} of {int(row['early_of'])}, {percent(row['early'])}<br>"
        f"late: {int(row['late_works'])} of {int(row['late_of'])}, {percent(row['late'])}<br>"
        f"{points(row['difference'])} points "
        f"({points(row['low'])} to {points(row['high'])})"
        + ("" if row["clear"] else "<br>too few works to be sure of a change")
    )


def _alt(rows: Sequence[Mapping[str, Any]]) -> str:
    clear = [row for row in rows if row["clear"]]
    leading = sorted(clear, key=lambda row: (-abs(row["difference"]), row["term"]))[:3]
    stated = [
        f"{quoted(row['term'])} {points(row['difference'])} points "
        f"({percent(row['early'])} to {percent(row['late'])})"
        for row in leading
    ]
    summary = f"clear for {len(clear)}: {listed(stated)}" if clear else "none of them clear"
    return f"Dots: change in share of works from early to late, {len(rows)} terms; {summary}."
