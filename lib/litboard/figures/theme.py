"""The colour of text on a figure, once it is known whether the page is light or dark."""

from __future__ import annotations

import re
from typing import Any, Literal

import plotly.graph_objects as go

#: Text colours with a contrast of at least 7:1 (WCAG 2.2, 1.4.6), as text on figures is small.
TEXT_COLOR = {"light": "#3a4149", "dark": "#d3d5d6"}


def color_text(figure: go.Figure, theme: Literal["light", "dark"] | None) -> go.Figure:
    """A copy of the figure with text in a colour for a light or for a dark page.

    The grey of Streamlit's own theme lacks contrast on a light page. Without a theme the figure is
    returned as it is, with text in a grey that is legible on both.
    """
    if theme is None:
        return figure
    color = {"color": TEXT_COLOR[theme]}
    spec = figure.to_plotly_json()
    layout = spec["layout"]
    for part in ("font", "hoverlabel", "legend"):
        layout[part] = _with_color(layout.get(part, {}), color, direct=part == "font")
    for name in [name for name in layout if re.fullmatch(r"[xy]axis\d*", name)]:
        layout[name] = _axis(layout[name], color)
    for trace in spec["data"]:
        if "color" not in trace.get("textfont", {}):
            unselected = trace.get("unselected", {})
            textfont = {**unselected.get("textfont", {}), **color}
            trace["unselected"] = {**unselected, "textfont": textfont}
    return go.Figure(spec)


def _with_color(part: dict[str, Any], color: dict[str, str], *, direct: bool) -> dict[str, Any]:
    return {**part, **color} if direct else {**part, "font": {**part.get("font", {}), **color}}


def _axis(axis: dict[str, Any], color: dict[str, str]) -> dict[str, Any]:
    title = axis.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    return {
        **axis,
        "tickfont": {**axis.get("tickfont", {}), **color},
        "title": _with_color(title, color, direct=False),
    }
