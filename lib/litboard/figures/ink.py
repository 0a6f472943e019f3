"""The colour of words, once it is known whether the page is light or dark."""

from __future__ import annotations

import re
from typing import Any, Literal

import plotly.graph_objects as go

#: At least 7:1 on the page (WCAG 2.2, 1.4.6): the letters on figures are small.
INK = {"light": "#3a4149", "dark": "#d3d5d6"}


def inked(figure: go.Figure, theme: Literal["light", "dark"] | None) -> go.Figure:
    """A copy of the figure whose words stand out on a light or on a dark page.

    Streamlit's own theme writes them in a grey that misses AA on a light page. Where the theme is
    not known the figure comes back as it is, in a grey that can be read on both.
    """
    if theme is None:
        return figure
    words = {"color": INK[theme]}
    spec = figure.to_plotly_json()
    layout = spec["layout"]
    for part in ("font", "hoverlabel", "legend"):
        layout[part] = _worded(layout.get(part, {}), words, direct=part == "font")
    for name in [name for name in layout if re.fullmatch(r"[xy]axis\d*", name)]:
        layout[name] = _axis(layout[name], words)
    for trace in spec["data"]:
        if "color" not in trace.get("textfont", {}):
            unselected = trace.get("unselected", {})
            textfont = {**unselected.get("textfont", {}), **words}
            trace["unselected"] = {**unselected, "textfont": textfont}
    return go.Figure(spec)


def _worded(part: dict[str, Any], words: dict[str, str], *, direct: bool) -> dict[str, Any]:
    return {**part, **words} if direct else {**part, "font": {**part.get("font", {}), **words}}


def _axis(axis: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    title = axis.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    return {
        **axis,
        "tickfont": {**axis.get("tickfont", {}), **words},
        "title": _worded(title, words, direct=False),
    }
