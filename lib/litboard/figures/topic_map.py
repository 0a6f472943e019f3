"""Works as points on a map, and the regions of their topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from litboard.figures.frame import (
    SELECTION,
    UNSELECTED,
    Trace,
    empty_figure,
    make_figure,
    note,
    trace,
)
from litboard.figures.map_labels import Label, place_labels
from litboard.figures.palette import (
    ACCENT,
    CLEAR,
    SYMBOLS,
    TEXT,
    UNCLEAR,
    tinted,
    topic_color,
)
from litboard.figures.regions import core, outline, path
from litboard.figures.text import escape_html, listed, paragraph, quoted, short
from litboard.text.plural import pluralise

HEIGHT = 520  # pixels
EDGE = 1.14  # the works lie within -1 and 1
BELOW = -1.28  # the row of works without a position

#: With more points than these, the graphics processor draws them.
WEBGL = 2_000
#: More points take seconds to transfer, and cover each other.
MOST_POINTS = 20_000
#: Number of works up to which points have this size (pixels) and opacity.
POINTS = ((60, 12, 0.95), (300, 9, 0.9), (2_000, 6, 0.8), (6_000, 5, 0.7), (MOST_POINTS, 4, 0.6))
FAINT = 0.28  # opacity of works outside the selection

#: Letters of a topic's name on the map, and where there is less room. Only its first term shows.
NAME, LESS_NAME, JOINER = 24, 13, " · "


def topic_map(table: pd.DataFrame, *, chosen: Container[str] | None = None) -> go.Figure:
    """Works as points, near to each other if they are similar, in the colour of their topic.

    From a table `id, label, topic, name, x, y`, such as that of a work map; works without a
    position are in a row below. Each topic has an outline around three quarters of its works, and
    its name near it. With `chosen` ids, only those works have colours. The axes have no meaning.
    `customdata`: `[work id]`.
    """
    if table.empty:
        return empty_figure("No works to show on a map yet.")
    here = np.array([chosen is None or work in chosen for work in table["id"]], dtype=bool)
    shown = _placed_below(table.assign(here=here))
    on_map = shown[shown["topic"] >= 0]
    outlines = _outlines(on_map)
    low = BELOW - 0.08 if len(on_map) < len(shown) else -EDGE
    labels = _labels(on_map, outlines)
    return make_figure(
        _points(_drawn(shown)),
        _alt(shown, on_map),
        height=HEIGHT,
        modebar={"bgcolor": CLEAR, "color": TEXT, "activecolor": ACCENT},
        margin={"l": 4, "r": 4, "t": 34, "b": 4},
        xaxis={**_axis(-EDGE, EDGE), "constrain": "range"},
        yaxis={**_axis(low, EDGE), "scaleanchor": "x"},
        shapes=[_shape(topic, corners) for topic, corners in outlines.items()],
        annotations=[*map(_name, labels), *_name_below(shown)],
    )


def _axis(low: float, high: float) -> dict[str, Any]:
    return {"visible": False, "range": [low, high], "fixedrange": False, "automargin": False}


def _placed_below(table: pd.DataFrame) -> pd.DataFrame:
    """The table with positions in a row below for works without one."""
    lost = table["x"].isna()
    places = np.linspace(-1, 1, int(lost.sum()) + 2)[1:-1].round(4)
    placed = table.assign(topic=table["topic"].where(~lost, -1))
    placed.loc[lost, "x"], placed.loc[lost, "y"] = places, BELOW
    return placed


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    """As many works as can be drawn, evenly sampled, those of the selection first."""
    if len(table) <= MOST_POINTS:
        return table
    mine, rest = table[table["here"]], table[~table["here"]]
    chosen = _evenly(mine, MOST_POINTS)
    return pd.concat([chosen, _evenly(rest, MOST_POINTS - len(chosen))])


def _evenly(table: pd.DataFrame, most: int) -> pd.DataFrame:
    if len(table) <= most:
        return table
    return table.iloc[np.linspace(0, len(table) - 1, most).astype(int)]


def _points(table: pd.DataFrame) -> list[Trace]:
    kind = "scattergl" if len(table) > WEBGL else "scatter"
    size, opacity = next(look for most, *look in POINTS if len(table) <= most)
    mine, rest = table[table["here"]], table[~table["here"]]
    context = trace(
        kind,
        x=rest["x"].to_numpy(),
        y=rest["y"].to_numpy(),
        mode="markers",
        hoverinfo="skip",
        marker={"color": UNCLEAR, "size": size - 2, "opacity": FAINT},
    )
    topics: list[int] = mine["topic"].tolist()
    looks = {topic: _look(topic) for topic in set(topics)}
    points = trace(
        kind,
        x=mine["x"].to_numpy(),
        y=mine["y"].to_numpy(),
        mode="markers",
        customdata=[[work] for work in mine["id"]],
        hovertext=[
            f"{paragraph(short_label)}<br>{escape_html(name) if topic >= 0 else 'in no topic'}"
            for short_label, name, topic in zip(mine["label"], mine["name"], topics, strict=True)
        ],
        hoverinfo="text",
        marker={
            "color": [looks[topic][0] for topic in topics],
            "symbol": [looks[topic][1] for topic in topics],
            "size": size,
            "opacity": opacity,
        },
        selected=SELECTION["selected"],
        # WebGL traces have no text colour.
        unselected={"marker": {"opacity": UNSELECTED}},
    )
    return [context, points] if len(rest) else [points]


def _look(topic: int) -> tuple[str, str]:
    """Colour and shape of a topic's works; any two topics differ in one of both."""
    if topic < 0:
        return UNCLEAR, "circle-open"
    return topic_color(topic), SYMBOLS[topic % len(SYMBOLS)]


def _outlines(table: pd.DataFrame) -> dict[int, Any]:
    """The outline of each topic, largest first."""
    topics, places = table["topic"].to_numpy(), table[["x", "y"]].to_numpy()
    sizes = np.bincount(topics) if len(topics) else np.zeros(0, dtype=int)
    order = [int(topic) for topic in np.argsort(-sizes, kind="stable") if sizes[topic]]
    return {topic: outline(core(places[topics == topic])) for topic in order}


def _shape(topic: int, corners: Any) -> dict[str, Any]:
    return {
        "type": "path",
        "path": path(corners),
        "layer": "below",
        "fillcolor": tinted(topic_color(topic), 0.1),
        "line": {"color": tinted(topic_color(topic), 0.45), "width": 1},
    }


def _labels(table: pd.DataFrame, outlines: dict[int, Any]) -> list[Label]:
    names = table.drop_duplicates("topic").set_index("topic")["name"]
    firsts = {topic: str(names[topic]).split(JOINER)[0] for topic in outlines}
    wanted = {
        topic: [*(f"{topic} {short(first, width)}" for width in (NAME, LESS_NAME)), str(topic)]
        for topic, first in firsts.items()
    }
    places = table[["x", "y"]].to_numpy()
    return place_labels(wanted, outlines, places, height=HEIGHT - 38, span=2 * EDGE)


def _name(label: Label) -> dict[str, Any]:
    # A shadow in the opposite tone keeps names legible on points.
    font = {"size": 12, "weight": 600, "shadow": "auto"}
    place = {"x": label.x, "y": label.y, "xshift": label.right, "yshift": label.up}
    return note(label.text, **place, font=font)


def _name_below(table: pd.DataFrame) -> list[dict[str, Any]]:
    lost = int((table["topic"] < 0).sum())
    return [note(f"in no topic: {lost:,}", x=0, y=BELOW, yshift=14)] if lost else []


def _alt(table: pd.DataFrame, on_map: pd.DataFrame) -> str:
    sizes = Counter(on_map.loc[on_map["here"], "topic"].tolist())
    names = dict(zip(on_map["topic"], on_map["name"], strict=True))
    leading = sorted(sizes, key=lambda topic: (-sizes[topic], topic))[:3]
    stated = [f"{quoted(names[topic])} {pluralise(sizes[topic])}" for topic in leading]
    lost = len(table) - len(on_map)
    parts = [
        f"Map: {pluralise(int(table['here'].sum()))} in {pluralise(len(sizes), 'topic')}",
        f"largest {listed(stated)}" if stated else "",
        f"{pluralise(lost)} in no topic" if lost else "",
    ]
    return "; ".join(filter(None, parts)) + "."
