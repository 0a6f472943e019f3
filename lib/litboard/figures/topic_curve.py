"""The quality of each number of topics that was tried, and the number chosen."""

from __future__ import annotations

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
    step,
    trace,
)
from litboard.figures.palette import ACCENT, CONTRAST, UNCLEAR
from litboard.figures.panels import axes_of, panel_axes, panel_title

PANEL = 110
MEASURES = ("stability", "separation", "coherence", "score")
MEANING = {
    "stability": "stability: the same topics when works are left out",
    "separation": "separation: works nearer to their topic than to the next",
    "coherence": "coherence: words of a topic that occur together",
    "score": "score: the mean of the three",
}
POINT, CHOSEN = 7, 13  # pixels of a point, and of the chosen one


def topic_curve(table: pd.DataFrame) -> go.Figure:
    """Lines of stability, separation, coherence and score by number of topics.

    From a table `count, stability, separation, coherence, score, chosen`. `customdata`: `[count]`.
    """
    rows = rows_of(table.sort_values("count"))
    if not rows:
        return empty_figure("No topics have been computed yet.")
    counts = [int(row["count"]) for row in rows]
    chosen = [int(row["count"]) for row in rows if row["chosen"]]
    return make_figure(
        [_line(place, measure, rows) for place, measure in enumerate(MEASURES)],
        _alt(rows, counts),
        height=60 + (PANEL + 30) * len(MEASURES),
        grid={"rows": len(MEASURES), "columns": 1, "pattern": "independent", "ygap": 0.4},
        margin={**MARGIN, "t": 30},
        annotations=[
            panel_title(place, MEANING[measure]) for place, measure in enumerate(MEASURES)
        ],
        shapes=[_marker(place, count) for place in range(len(MEASURES)) for count in chosen],
        **_axes(counts),
    )


def _axes(counts: Sequence[int]) -> dict[str, Any]:
    across = {
        **AXIS_HERE,
        "range": [counts[0] - 0.5, counts[-1] + 0.5],
        "dtick": step(counts[-1] - counts[0] + 1, ticks=12),
        "tick0": 0,
        "tickformat": "d",
        "showgrid": False,
    }
    axes: dict[str, Any] = {}
    for place in range(len(MEASURES)):
        last = place == len(MEASURES) - 1
        title = {"title": {"text": "number of topics"}} if last else {}
        x = {**across, **title, "showticklabels": last}
        axes |= panel_axes(place, x, {**AXIS_HERE, "nticks": 4, "tickformat": ".2~f"})
    return axes


def _line(place: int, measure: str, rows: Sequence[Mapping[str, Any]]) -> Trace:
    values = [float(row[measure]) for row in rows]
    return trace(
        "scatter",
        x=[int(row["count"]) for row in rows],
        y=values,
        mode="lines+markers",
        customdata=[[int(row["count"])] for row in rows],
        hovertext=[
            f"{int(row['count'])} topics: {measure} {value:.2f}"
            + (" (chosen)" if row["chosen"] else "")
            for row, value in zip(rows, values, strict=True)
        ],
        hoverinfo="text",
        line={"color": ACCENT, "width": 2},
        marker={
            "color": [CONTRAST if row["chosen"] else ACCENT for row in rows],
            "size": [CHOSEN if row["chosen"] else POINT for row in rows],
            "symbol": ["diamond" if row["chosen"] else "circle" for row in rows],
            "opacity": 1,
        },
        **axes_of(place),
        **SELECTION,
    )


def _marker(place: int, count: int) -> dict[str, Any]:
    axes = axes_of(place)
    return {
        "type": "line",
        "x0": count,
        "x1": count,
        "y0": 0,
        "y1": 1,
        "xref": axes["xaxis"],
        "yref": f"{axes['yaxis']} domain",
        "line": {"color": UNCLEAR, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _alt(rows: Sequence[Mapping[str, Any]], counts: Sequence[int]) -> str:
    tried = (
        f"Lines: stability, separation, coherence and score for {counts[0]} to {counts[-1]} topics"
    )
    stated = [
        f"{int(row['count'])} chosen, with stability {row['stability']:.2f}, "
        f"separation {row['separation']:.2f}, "
        f"coherence {row['coherence']:.2f} and score {row['score']:.2f}"
        for row in rows
        if row["chosen"]
    ]
    return f"{tried}; {'; '.join(stated) or 'none chosen'}."
