"""A matrix of cells that a click can select, coloured by their values.

Plotly's heat map reports no selection, so each cell is a short bar. Colours are transparent, so
that a cell of a small value is close to the background, on a light and on a dark page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litboard.figures.frame import AXIS_HERE, SELECTION, Trace, trace

SIDE = 0.94  # width and height of a cell; the rest is the gap between cells
FAINTEST = 0.05  # opacity of an empty cell, which must still be visible


def cells(
    columns: Sequence[int],
    rows: Sequence[int],
    *,
    colors: Sequence[str],
    hover: Sequence[str],
    customdata: Sequence[Sequence[Any]],
) -> Trace:
    """Cells at the given columns and rows, counted from 0; all lists have one entry a cell."""
    return trace(
        "bar",
        x=[SIDE] * len(columns),
        base=[column - SIDE / 2 for column in columns],
        y=list(rows),
        width=SIDE,
        orientation="h",
        customdata=[list(ids) for ids in customdata],
        hovertext=list(hover),
        hoverinfo="text",
        marker={"color": list(colors), "line": {"width": 0}},
        **SELECTION,
    )


def column_axis(labels: Sequence[str]) -> dict[str, Any]:
    """An axis of columns at 0, 1, 2…, with its labels above the matrix."""
    return {
        **AXIS_HERE,
        "side": "top",
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "tickangle": 0,
        "range": [-0.55, len(labels) - 0.45],
        "showgrid": False,
        "ticks": "",
    }
