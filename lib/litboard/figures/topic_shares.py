"""The number of works in each topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    SELECTION,
    count_axis,
    empty_figure,
    label_margin,
    make_figure,
    row_axis,
    rows_height,
    rows_of,
    trace,
)
from litboard.figures.palette import topic_color
from litboard.figures.text import listed, paragraph, percent, quoted, wrapped
from litboard.text.plural import pluralise


def topic_shares(table: pd.DataFrame) -> go.Figure:
    """Bars of the number of works a topic, each in its topic's colour.

    From a table `topic, name, terms, works, share, stability`, in its order; `terms` is a text
    or a list of them. `customdata`: `[topic]`.
    """
    rows = rows_of(table)
    if not rows:
        return empty_figure("No topics yet.")
    works = [int(row["works"]) for row in rows]
    labels = [wrapped(row["name"]) for row in rows]
    numbers = [f"{int(row['works']):,} · {percent(row['share'])}" for row in rows]
    bars = trace(
        "bar",
        x=works,
        y=list(range(len(rows))),
        orientation="h",
        customdata=[[int(row["topic"])] for row in rows],
        text=numbers,
        textposition="outside",
        cliponaxis=False,
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
        marker={"color": [topic_color(int(row["topic"])) for row in rows]},
        **SELECTION,
    )
    leading = sorted(rows, key=lambda row: (-row["works"], row["topic"]))[:3]
    stated = [
        f"{quoted(row['name'])} {pluralise(int(row['works']))}, {percent(row['share'])}"
        for row in leading
    ]
    return make_figure(
        [bars],
        f"Bars: works in each of {pluralise(len(rows), 'topic')}; {'; '.join(stated)}.",
        height=rows_height(labels, around=90),
        margin=label_margin(numbers),
        xaxis=count_axis(max(works), room=1, ticks=3, title={"text": "works"}),
        yaxis=row_axis(labels),
    )


def _hover(row: Mapping[str, Any]) -> str:
    terms = (
        row["terms"] if isinstance(row["terms"], str) else listed([str(t) for t in row["terms"]])
    )
    stability = row["stability"]
    suffix = "" if stability != stability else f"<br>stability {stability:.2f}"
    return (
        f"{paragraph(row['name'])}<br>{pluralise(int(row['works']))}, {percent(row['share'])}"
        f"<br>{paragraph(terms)}{suffix}"
    )
