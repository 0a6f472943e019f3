"""Which topics each work touches, and how sure its place is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from litboard.figures.cells import FAINTEST, cells, column_axis
from litboard.figures.frame import empty, framed, row_axis, rows_of
from litboard.figures.palette import TEXT, tinted, topic_color
from litboard.figures.words import counted, paragraph, percent, plain, short

CELL_ROW = 22  # pixels
LABEL = 30  # letters of a title beside the matrix
DOT = 9


def topic_mix(
    assignments: pd.DataFrame,
    mix: Any,
    *,
    names: Mapping[int, str] | None = None,
    count: int = 60,
) -> go.Figure:
    """Works by topics: the stronger a cell, the more of the work; a dot marks its topic.

    `assignments` holds `id, label, topic, weight, sure`, one row a work; `mix` holds the shares of
    all topics beside it: a table with topic numbers as columns, or an array with topics from 0.
    A full dot is a sure assignment, a ring an unsure one. The first `count` works by topic are
    drawn. `customdata`: `[work id, topic]`.
    """
    shares = pd.DataFrame(np.asarray(mix), columns=getattr(mix, "columns", None))
    topics = [int(topic) for topic in shares.columns]
    placed = assignments.reset_index(drop=True).assign(place=range(len(assignments)))
    order = placed.sort_values(["topic", "weight", "id"], ascending=[True, False, True])
    rows = rows_of(order.head(count))
    if not rows or not topics:
        return empty("No work has a topic yet.")
    weights = shares.to_numpy()[[row["place"] for row in rows]]
    return framed(
        [
            _matrix(rows, topics, weights, names or {}),
            _dots(rows, topics, sure=True),
            _dots(rows, topics, sure=False),
        ],
        _alt(rows, len(assignments), len(topics)),
        height=110 + CELL_ROW * len(rows),
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        barmode="overlay",
        xaxis={**column_axis([str(topic) for topic in topics]), "title": {"text": "topic"}},
        yaxis=row_axis([short(row["label"], LABEL) for row in rows]),
    )


def _matrix(
    rows: Sequence[Mapping[str, Any]],
    topics: Sequence[int],
    weights: np.ndarray[Any, Any],
    names: Mapping[int, str],
) -> go.Bar:
    spots = [(line, column) for line in range(len(rows)) for column in range(len(topics))]
    return cells(
        [column for _, column in spots],
        [line for line, _ in spots],
        colors=[
            tinted(topic_color(topics[column]), max(FAINTEST, float(weights[line, column])))
            for line, column in spots
        ],
        hover=[
            f"{paragraph(rows[line]['label'])}<br>{percent(float(weights[line, column]))} "
            f"topic {topics[column]} {plain(names.get(topics[column], ''))}".rstrip()
            for line, column in spots
        ],
        customdata=[[rows[line]["id"], topics[column]] for line, column in spots],
    ).update(showlegend=False)


def _dots(rows: Sequence[Mapping[str, Any]], topics: Sequence[int], *, sure: bool) -> go.Scatter:
    spots = [
        (topics.index(int(row["topic"])), line)
        for line, row in enumerate(rows)
        if bool(row["sure"]) == sure and int(row["topic"]) in topics
    ]
    return go.Scatter(
        x=[column for column, _ in spots],
        y=[line for _, line in spots],
        name="its topic" if sure else "its topic, unsure",
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "circle" if sure else "circle-open",
            "size": DOT,
            "color": TEXT,
            "line": {"width": 2, "color": TEXT},
        },
    )


def _alt(rows: Sequence[Mapping[str, Any]], works: int, topics: int) -> str:
    sure = sum(bool(row["sure"]) for row in rows)
    shown = counted(works) if len(rows) == works else f"{len(rows)} of {counted(works)}"
    return (
        f"Matrix: {shown} by {counted(topics, 'topic')}; "
        f"the topic is sure for {sure} and unsure for {len(rows) - sure}."
    )
