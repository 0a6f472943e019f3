"""The share of works that use terms, in each source, venue or other group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    SELECTION,
    Trace,
    empty_figure,
    make_figure,
    row_axis,
    rows_of,
    share_axis,
    trace,
)
from litboard.figures.palette import GRID, SYMBOLS, topic_color
from litboard.figures.text import interval, listed, paragraph, percent, quoted, short, wrapped
from litboard.text.plural import pluralise

LINE = 20  # pixels of a term within its group
SPREAD = 0.7  # share of a group's row that its terms fill; the rest is the gap between groups


def term_shares(table: pd.DataFrame, *, noun: str = "term") -> go.Figure:
    """Dots with intervals: the share of works with each term, a row a group, a colour a term.

    From a table `group, term, works, of, share, low, high`; groups and terms keep its order.
    `noun` is what a term is called in texts. `customdata`: `[group, term]`.
    """
    known = table[table["of"] > 0]
    groups, terms = list(known["group"].unique()), list(known["term"].unique())
    if not terms:
        return empty_figure(f"No {noun} to compare yet.")
    rows = rows_of(known)
    dots = [
        _dots(place, term, [row for row in rows if row["term"] == term], groups, len(terms))
        for place, term in enumerate(terms)
    ]
    return make_figure(
        dots,
        _alt(rows, groups, terms, noun),
        height=90 + max(40, LINE * len(terms)) * len(groups) + 22 * len(terms),
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False},
        xaxis=share_axis(float(known["high"].max()), title={"text": "share of works"}),
        yaxis=row_axis(
            [wrapped(group) for group in groups],
            range=[len(groups) - 0.5, -0.5],
            minor={
                "tickvals": [place + 0.5 for place in range(len(groups))],
                "showgrid": True,
                "gridcolor": GRID,
            },
        ),
    )


def _dots(
    place: int, term: str, rows: Sequence[Mapping[str, Any]], groups: list[str], count: int
) -> Trace:
    offset = SPREAD * ((place + 0.5) / count - 0.5)
    shares = [float(row["share"]) for row in rows]
    return trace(
        "scatter",
        x=shares,
        y=[groups.index(row["group"]) + offset for row in rows],
        name=short(term),
        mode="markers",
        customdata=[[row["group"], row["term"]] for row in rows],
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
        marker={
            "color": topic_color(place),
            "symbol": SYMBOLS[place % len(SYMBOLS)],
            "size": 11,
            "opacity": 1,
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [float(row["high"]) - share for row, share in zip(rows, shares, strict=True)],
            "arrayminus": [
                share - float(row["low"]) for row, share in zip(rows, shares, strict=True)
            ],
            "thickness": 1.5,
            "width": 0,
            "color": topic_color(place),
        },
        **SELECTION,
    )


def _hover(row: Mapping[str, Any]) -> str:
    return (
        f"{paragraph(row['term'])}<br>{paragraph(row['group'])}<br>"
        f"{int(row['works'])} of {pluralise(int(row['of']))}, {percent(row['share'])} "
        f"({interval(float(row['low']), float(row['high']))})"
    )


def _alt(rows: Sequence[Mapping[str, Any]], groups: list[str], terms: list[str], noun: str) -> str:
    leading = sorted(rows, key=lambda row: (-row["share"], row["group"], row["term"]))[:3]
    stated = [
        f"{quoted(row['term'])} {percent(row['share'])} in {quoted(row['group'])} "
        f"({int(row['works'])} of {int(row['of'])})"
        for row in leading
    ]
    return (
        f"Dots: share of works with {pluralise(len(terms), noun)} "
        f"in {pluralise(len(groups), 'group')}; highest {listed(stated)}."
    )
