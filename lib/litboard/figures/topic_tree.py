"""Themes, their topics, and the works of each, as a tree from left to right.

Plotly's own tree figures report no selection, so each cell is a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import SELECTION, Trace, empty_figure, make_figure, rows_of, trace
from litboard.figures.palette import UNCLEAR, tinted, topic_color
from litboard.figures.text import listed, paragraph, percent, quoted, wrapped
from litboard.text.plural import pluralise

ROW = 50  # pixels of a topic: three short lines
GAP = 0.1  # between cells, as a share of a row

#: Left and right of themes, topics and bars, and the right end with room for a number.
THEME, TOPIC, BAR, END = (0.0, 1.12), (1.15, 2.5), (2.54, 3.2), 3.55
#: Letters on a line of a theme and of a topic, on a telephone.
THEME_WIDTH, TOPIC_WIDTH = 15, 19
LINES = 3


class Cell(NamedTuple):
    """One cell of the tree: its place (`row` is the middle), its text, and its topics."""

    span: tuple[float, float]
    row: float
    rows: float
    color: str
    text: str
    hover: str
    topics: list[int]


def topic_tree(themes: pd.DataFrame, topics: pd.DataFrame) -> go.Figure:
    """Cells of themes on the left, cells of their topics, and a bar of the works of each topic.

    From a table `name, topics` of themes, and a table `topic, name, works, share` of all topics.
    `customdata`: the topics of a cell.
    """
    known = {int(row["topic"]): row for row in rows_of(topics)}
    if not known or themes.empty:
        return empty_figure("Themes need at least five topics.")
    rows = rows_of(themes)
    cells, bars, first = list[Cell](), list[Cell](), 0
    for theme in rows:
        members = [known[topic] for topic in theme["topics"]]
        cells.append(_theme(theme["name"], members, first))
        cells += [_topic(row, first + place) for place, row in enumerate(members)]
        first += len(members)
    most = max(1, *(int(row["works"]) for row in known.values()))
    bars = [_bar(known[cell.topics[0]], cell.row, most) for cell in cells if cell.span == TOPIC]
    return make_figure(
        [_cells(cells), _cells(bars), _texts([*cells, *bars])],
        _alt(rows, known),
        height=ROW * len(known) + 16,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        xaxis={"visible": False, "range": [0, END], "fixedrange": True},
        yaxis={"visible": False, "range": [len(known) - 0.5, -0.5], "fixedrange": True},
    )


def _theme(name: str, members: Sequence[Mapping[str, Any]], first: int) -> Cell:
    size = len(members)
    lines = LINES + 2 * (size - 1)
    hover = f"{paragraph(name)}<br>{pluralise(size, 'topic')}, {pluralise(_works(members))}"
    middle = first + (size - 1) / 2
    text = wrapped(name, THEME_WIDTH, lines)
    if size > 1:
        text += f"<br>{pluralise(_works(members))}"
    topics = [int(row["topic"]) for row in members]
    return Cell(THEME, middle, size, tinted(UNCLEAR, 0.16), text, hover, topics)


def _topic(row: Mapping[str, Any], place: int) -> Cell:
    topic = int(row["topic"])
    text = wrapped(f"{topic} {row['name']}", TOPIC_WIDTH, LINES)
    return Cell(TOPIC, place, 1, tinted(topic_color(topic), 0.16), text, _hover(row), [topic])


def _bar(row: Mapping[str, Any], place: float, most: int) -> Cell:
    topic, works = int(row["topic"]), int(row["works"])
    span = (BAR[0], BAR[0] + (BAR[1] - BAR[0]) * works / most)
    return Cell(span, place, 0.6, topic_color(topic), f"{works:,}", _hover(row), [topic])


def _hover(row: Mapping[str, Any]) -> str:
    return f"{paragraph(row['name'])}<br>{pluralise(int(row['works']))}, {percent(row['share'])}"


def _cells(cells: Sequence[Cell]) -> Trace:
    return trace(
        "bar",
        x=[cell.span[1] - cell.span[0] for cell in cells],
        base=[cell.span[0] for cell in cells],
        y=[cell.row for cell in cells],
        width=[cell.rows - GAP for cell in cells],
        orientation="h",
        customdata=[cell.topics for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hoverinfo="text",
        marker={"color": [cell.color for cell in cells], "line": {"width": 0}},
        **SELECTION,
    )


def _texts(cells: Sequence[Cell]) -> Trace:
    """The texts in cells, and at the end of each bar."""
    return trace(
        "scatter",
        x=[cell.span[0] + 0.03 if cell.span[0] < BAR[0] else cell.span[1] + 0.02 for cell in cells],
        y=[cell.row for cell in cells],
        mode="text",
        text=[cell.text for cell in cells],
        textposition="middle right",
        textfont={"size": 11},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _works(rows: Iterable[Mapping[str, Any]]) -> int:
    return sum(int(row["works"]) for row in rows)


def _alt(themes: Sequence[Mapping[str, Any]], known: Mapping[int, Mapping[str, Any]]) -> str:
    stated = [
        f"{quoted(row['name'])} {pluralise(len(row['topics']), 'topic')}, "
        f"{pluralise(_works(known[topic] for topic in row['topics']))}"
        for row in themes[:3]
    ]
    return (
        f"Tree: {pluralise(len(themes), 'theme')} of {pluralise(len(known), 'topic')}; "
        f"{listed(stated)}."
    )
