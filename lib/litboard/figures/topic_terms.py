"""The terms with the largest weights in one topic."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    AXIS_HERE,
    SELECTION,
    empty_figure,
    make_figure,
    row_axis,
    rows_height,
    rows_of,
    trace,
)
from litboard.figures.palette import topic_color
from litboard.figures.text import listed, paragraph, percent, quoted, wrapped


def topic_terms(table: pd.DataFrame, topic: int, *, count: int = 12) -> go.Figure:
    """Bars of the terms with the largest weights in one topic, in the topic's colour.

    From a table `topic, term, weight`. Weights have no unit, so they are shown relative to the
    largest one.
    `customdata`: `[term]`.
    """
    heavy = table[(table["topic"] == topic) & (table["weight"] > 0)]
    ranked = heavy.sort_values(["weight", "term"], ascending=[False, True]).head(count)
    rows = rows_of(ranked)
    if not rows:
        return empty_figure("This topic has no terms.")
    largest = float(rows[0]["weight"])
    labels = [wrapped(row["term"]) for row in rows]
    bars = trace(
        "bar",
        x=[float(row["weight"]) / largest for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        customdata=[[row["term"]] for row in rows],
        hovertext=[
            f"{paragraph(row['term'])}<br>{percent(row['weight'] / largest)} of the heaviest term"
            for row in rows
        ],
        hoverinfo="text",
        marker={"color": topic_color(topic)},
        **SELECTION,
    )
    leading = [f"{quoted(row['term'])} ({percent(row['weight'] / largest)})" for row in rows[:3]]
    return make_figure(
        [bars],
        f"Bars: the {len(rows)} heaviest terms of topic {topic}, in percent of the heaviest: "
        f"{listed(leading)} lead.",
        height=rows_height(labels),
        xaxis={
            **AXIS_HERE,
            "range": [0, 1.02],
            "tickmode": "array",
            "tickvals": [0, 0.5, 1],
            "ticktext": ["0", "50 %", "100 %"],
            "title": {"text": "of the heaviest weight"},
        },
        yaxis=row_axis(labels),
    )
