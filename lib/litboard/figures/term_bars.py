"""The number of works that use each key term."""

from __future__ import annotations

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
from litboard.figures.palette import ACCENT
from litboard.figures.text import listed, paragraph, percent, quoted, wrapped
from litboard.text.plural import pluralise


def term_bars(table: pd.DataFrame, *, count: int = 20) -> go.Figure:
    """Bars of the number of works a term, from a ranked table `term, works, share, score`.

    The first `count` terms are drawn, the one of most works on top. `customdata`: `[term]`.
    """
    ranked = table.head(count).sort_values(["works", "term"], ascending=[False, True])
    rows = rows_of(ranked)
    if not rows:
        return empty_figure("No key terms yet.")
    works = [int(row["works"]) for row in rows]
    labels = [wrapped(row["term"]) for row in rows]
    numbers = [f"{number:,}" for number in works]
    bars = trace(
        "bar",
        x=works,
        y=list(range(len(rows))),
        orientation="h",
        customdata=[[row["term"]] for row in rows],
        text=numbers,
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"{paragraph(row['term'])}<br>{pluralise(number)}, {percent(row['share'])}"
            for row, number in zip(rows, works, strict=True)
        ],
        hoverinfo="text",
        marker={"color": ACCENT},
        **SELECTION,
    )
    leading = [f"{quoted(row['term'])} in {pluralise(int(row['works']))}" for row in rows[:3]]
    return make_figure(
        [bars],
        f"Bars: works for each of {pluralise(len(rows), 'term')}; {listed(leading)}.",
        height=rows_height(labels),
        margin=label_margin(numbers),
        xaxis=count_axis(max(works), room=1, ticks=3, title={"text": "works"}),
        yaxis=row_axis(labels),
    )
