"""What all figures share: a page that shows through, click without drag, an alternative text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from litboard.figures.palette import CLEAR, COLORS, GRID, TEXT

LINE, TWO_LINES = 24, 34  # pixels a row of a horizontal figure, by the lines of its labels
SMALLEST = 200  # pixels; below it a hover label does not fit
UNSELECTED = 0.3  # the rest stays visible as context, and plainly steps back
BAR_GAP = 0.3

AXIS = {
    "gridcolor": GRID,
    "linecolor": GRID,
    "zeroline": False,
    "automargin": True,
    "title": {"standoff": 10},
}
#: Fonts and grids stand in the template, so that Streamlit's theme may replace them.
TEMPLATE = go.layout.Template(
    layout={
        "font": {"color": TEXT, "size": 12, "family": "system-ui, sans-serif"},
        "colorway": list(COLORS),
        "xaxis": AXIS,
        "yaxis": AXIS,
    }
)
SELECTION = {
    "selected": {"marker": {"opacity": 1}},
    # Plotly would fade the numbers of the rest until nobody can read them.
    "unselected": {"marker": {"opacity": UNSELECTED}, "textfont": {"color": TEXT}},
}
#: On the right, half of a tick label beyond the end of the axis.
MARGIN = {"l": 8, "r": 24, "t": 12, "b": 8}
#: Pixels beside and of a letter of a label beyond a bar.
EDGE, LETTER = 8, 7
AXIS_HERE = {"fixedrange": True, "automargin": True}


Trace = dict[str, Any]


def trace(kind: str, **parts: Any) -> Trace:
    """A trace as plotly writes it; it is checked once, when the figure is made."""
    return {"type": kind, **parts}


def make_figure(traces: Iterable[Any], alt: str, *, height: int, **layout: Any) -> go.Figure:
    """A figure in the house style, with `alt` in `figure.layout.meta["alt"]`.

    Its background is clear, a click selects (ids are in `customdata`), dragging does nothing,
    and `uirevision` keeps the reader's state when the data change.
    """
    house = {
        "template": TEMPLATE,
        "meta": {"alt": alt},
        "height": max(SMALLEST, height),
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": MARGIN,
        "showlegend": False,
        "clickmode": "event+select",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "uirevision": "litboard",
        "bargap": BAR_GAP,
        "xaxis": AXIS_HERE,
        "yaxis": AXIS_HERE,
    }
    # In one step: plotly takes three times as long to change a figure as to make it.
    return go.Figure(data=list(traces), layout=_merged(house, layout))


def _merged(house: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The layout of the house with a figure's own on top, part by part."""
    both = dict(house)
    for name, value in own.items():
        under = house.get(name)
        if isinstance(under, dict) and isinstance(value, dict):
            both[name] = {**under, **value}
        else:
            both[name] = value
    return both


def empty_figure(sentence: str) -> go.Figure:
    """A figure that says in one sentence why there is nothing to see; the sentence is its alt."""
    return make_figure(
        (),
        sentence,
        height=SMALLEST,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        annotations=[note(sentence, x=0.5, y=0.5, xref="paper", yref="paper", xanchor="center")],
    )


def note(text: str, **place: Any) -> dict[str, Any]:
    """Text on the figure without an arrow; escaped by the caller (see `words.escape_html`)."""
    return {"text": text, "showarrow": False, **place}


def row_axis(labels: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis of rows, first on top, standing at 0, 1, 2…

    Positions, not texts: two rows whose labels are cut to the same letters stay two rows, and a
    term like "2024" is no date.
    """
    return {
        **AXIS_HERE,
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "range": [len(labels) - 0.4, -0.6],
        "showgrid": False,
        "ticks": "",
        "ticklabelstandoff": 4,
        **more,
    }


def label_margin(labels: Sequence[str]) -> dict[str, int]:
    """Margins that leave room, on the right, for labels beyond the ends of bars."""
    return {**MARGIN, "r": EDGE + LETTER * max(map(len, labels), default=0)}


def rows_height(labels: Sequence[str], around: int = 70) -> int:
    """Pixels for rows with these labels, and for what stands around them."""
    row = TWO_LINES if any("<br>" in label for label in labels) else LINE
    return around + row * len(labels)


def count_axis(
    largest: float, *, room: float = 1.12, ticks: int = 5, **more: Any
) -> dict[str, Any]:
    """An axis of whole numbers from 0, with few ticks and room for a label above the end."""
    return {
        **AXIS_HERE,
        "range": [0, max(1.0, largest) * room],
        "dtick": step(largest, ticks),
        "tick0": 0,
        "tickformat": ",d",
        **more,
    }


def share_axis(largest: float = 1.0, **more: Any) -> dict[str, Any]:
    """An axis of shares in percent, from 0 to the next fifth above the largest."""
    end = min(1.0, max(0.2, math.ceil(round(largest * 5, 6)) / 5))
    return {
        **AXIS_HERE,
        "range": [-0.02, end + 0.02],
        "tickmode": "array",
        "tickvals": [0, end / 2, end],
        "ticktext": [f"{share:.0%}".replace("%", " %") for share in (0, end / 2, end)],
        **more,
    }


def step(largest: float, ticks: int = 5) -> int:
    """The distance of round tick marks (1, 2 or 5 times a power of ten) for whole numbers."""
    wanted = max(1.0, largest / ticks)
    power = int(10 ** math.floor(math.log10(wanted)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wanted)


def rows_of(table: Any) -> list[Mapping[str, Any]]:
    """The rows of a table as plain mappings, in its order."""
    rows: list[Mapping[str, Any]] = table.to_dict("records")
    return rows
