"""What all figures share: their layout and style, axes, selection by click, alternative text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from litboard.figures.palette import CLEAR, COLORS, GRID, TEXT

LINE, TWO_LINES = 24, 34  # pixels of a row with a label of one line, and of two
SMALLEST = 200  # pixels; a hover label does not fit into a lower figure
UNSELECTED = 0.3  # opacity of marks that are not selected
BAR_GAP = 0.3

AXIS = {
    "gridcolor": GRID,
    "linecolor": GRID,
    "zeroline": False,
    "automargin": True,
    "title": {"standoff": 10},
}
#: Fonts and grids are in the template, so that Streamlit's theme can replace them.
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
    # By default plotly would make the numbers of other marks illegible.
    "unselected": {"marker": {"opacity": UNSELECTED}, "textfont": {"color": TEXT}},
}
#: Pixels; on the right, half of a tick label extends beyond the axis.
MARGIN = {"l": 8, "r": 24, "t": 12, "b": 8}
#: Pixels between a bar and its label, and of a letter of the label.
EDGE, LETTER = 8, 7
AXIS_HERE = {"fixedrange": True, "automargin": True}


Trace = dict[str, Any]


def trace(kind: str, **parts: Any) -> Trace:
    """A trace as a dictionary, which plotly checks once, when the figure is made."""
    return {"type": kind, **parts}


def make_figure(traces: Iterable[Any], alt: str, *, height: int, **layout: Any) -> go.Figure:
    """A figure in the common style, with the alternative text in `figure.layout.meta["alt"]`.

    Its background is transparent, a click selects, and dragging has no effect. `uirevision` keeps
    the reader's zoom and selection when the data change. `height` is in pixels, and `layout`
    overrides the common layout.
    """
    common = {
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
    # In one step: to change a figure takes plotly three times as long as to make it.
    return go.Figure(data=list(traces), layout=_merged(common, layout))


def _merged(common: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The common layout, overridden part by part by a figure's own."""
    both = dict(common)
    for name, value in own.items():
        under = common.get(name)
        if isinstance(under, dict) and isinstance(value, dict):
            both[name] = {**under, **value}
        else:
            both[name] = value
    return both


def empty_figure(sentence: str) -> go.Figure:
    """A figure of one sentence, why there is nothing to see; it is the alternative text, too."""
    return make_figure(
        (),
        sentence,
        height=SMALLEST,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        annotations=[note(sentence, x=0.5, y=0.5, xref="paper", yref="paper", xanchor="center")],
    )


def note(text: str, **place: Any) -> dict[str, Any]:
    """Text on a figure, without an arrow; the caller escapes it (see `text.escape_html`)."""
    return {"text": text, "showarrow": False, **place}


def row_axis(labels: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis of rows at 0, 1, 2…, the first on top.

    Positions instead of texts: two rows whose shortened labels are equal remain two rows, and a
    term like "2024" is not read as a date.
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
    """Margins with room on the right for labels beyond the ends of bars."""
    return {**MARGIN, "r": EDGE + LETTER * max(map(len, labels), default=0)}


def rows_height(labels: Sequence[str], around: int = 70) -> int:
    """The height in pixels for rows with these labels, and `around` pixels for the rest."""
    row = TWO_LINES if any("<br>" in label for label in labels) else LINE
    return around + row * len(labels)


def count_axis(
    largest: float, *, room: float = 1.12, ticks: int = 5, **more: Any
) -> dict[str, Any]:
    """An axis of whole numbers from 0 to the largest, times `room`, with about so many ticks."""
    return {
        **AXIS_HERE,
        "range": [0, max(1.0, largest) * room],
        "dtick": step(largest, ticks),
        "tick0": 0,
        "tickformat": ",d",
        **more,
    }


def share_axis(largest: float = 1.0, **more: Any) -> dict[str, Any]:
    """An axis of shares in percent, from 0 to the largest share, rounded up to 20 %."""
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
    """The distance of tick marks for whole numbers: 1, 2 or 5 times a power of ten."""
    wanted = max(1.0, largest / ticks)
    power = int(10 ** math.floor(math.log10(wanted)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wanted)


def rows_of(table: Any) -> list[Mapping[str, Any]]:
    """The rows of a table as mappings, in its order."""
    rows: list[Mapping[str, Any]] = table.to_dict("records")
    return rows
