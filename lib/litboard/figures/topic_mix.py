"""The shares of topics in each work, and whether its main topic is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from litboard.figures.cells import FAINTEST, cells, column_axis
from litboard.figures.frame import Trace, empty_figure, make_figure, row_axis, rows_of, trace
from litboard.figures.palette import tinted, topic_color
from litboard.figures.text import escape_html, paragraph, percent, short
from litboard.text.plural import pluralise

CELL_ROW = 22  # pixels
LABEL = 30  # letters of a row's label
SURE, UNSURE = 9, 15  # pixels of a disc; the one of an unsure work has room for a question mark
# White with a dark rim is visible on every colour, and on light and dark pages.
DISC, DISC_INK = "#ffffff", "#14181d"


def topic_mix(
    assignments: pd.DataFrame,
    mix: Any,
    *,
    names: Mapping[int, str] | None = None,
    count: int = 60,
) -> go.Figure:
    """A matrix of works by topics; the opacity of a cell is the topic's share of the work.

    `assignments` has the columns `id, label, topic, weight, sure`, one row a work. `mix` has the
    shares (works, topics): a table with topic numbers as columns, or an array of topics from 0.
    A disc marks the main topic of a work, with a question mark if it is not sure. `names` maps
    topics to names. The first `count` works by topic are drawn. `customdata`: `[work id, topic]`.
    """
    shares = pd.DataFrame(np.asarray(mix), columns=getattr(mix, "columns", None))
    topics = [int(topic) for topic in shares.columns]
    placed = assignments.reset_index(drop=True).assign(place=range(len(assignments)))
    order = placed.sort_values(["topic", "weight", "id"], ascending=[True, False, True])
    rows = rows_of(order.head(count))
    if not rows or not topics:
        return empty_figure("No work has a topic yet.")
    weights = shares.to_numpy()[[row["place"] for row in rows]]
    return make_figure(
        [
            _matrix(rows, topics, weights, names or {}),
            _discs(rows, topics),
        ],
        _alt(rows, len(assignments), len(topics)),
        height=90 + CELL_ROW * len(rows),
        barmode="overlay",
        xaxis={**column_axis([str(topic) for topic in topics]), "title": {"text": "topic"}},
        yaxis=row_axis([short(row["label"], LABEL) for row in rows]),
    )


def _matrix(
    rows: Sequence[Mapping[str, Any]],
    topics: Sequence[int],
    weights: np.ndarray[Any, Any],
    names: Mapping[int, str],
) -> Trace:
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
            f"topic {topics[column]} {escape_html(names.get(topics[column], ''))}".rstrip()
            for line, column in spots
        ],
        customdata=[[rows[line]["id"], topics[column]] for line, column in spots],
    )


def _discs(rows: Sequence[Mapping[str, Any]], topics: Sequence[int]) -> Trace:
    spots = [
        (topics.index(int(row["topic"])), line, bool(row["sure"]))
        for line, row in enumerate(rows)
        if int(row["topic"]) in topics
    ]
    return trace(
        "scatter",
        x=[column for column, _, _ in spots],
        y=[line for _, line, _ in spots],
        mode="markers+text",
        text=["" if sure else "?" for _, _, sure in spots],
        textposition="middle center",
        textfont={"color": DISC_INK, "size": 10, "weight": 700},
        hoverinfo="skip",
        marker={
            "size": [SURE if sure else UNSURE for _, _, sure in spots],
            "color": DISC,
            "opacity": 1,
            "line": {"width": 1.5, "color": DISC_INK},
        },
        unselected={"marker": {"opacity": 1}, "textfont": {"color": DISC_INK}},
    )


def _alt(rows: Sequence[Mapping[str, Any]], works: int, topics: int) -> str:
    sure = sum(bool(row["sure"]) for row in rows)
    shown = pluralise(works) if len(rows) == works else f"{len(rows)} of {pluralise(works)}"
    return (
        f"Matrix: {shown} by {pluralise(topics, 'topic')}; "
        f"the topic is sure for {sure} and unsure for {len(rows) - sure}."
    )
