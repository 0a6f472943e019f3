"""The colour of words, once it is known whether the page is light or dark."""

from __future__ import annotations

from typing import Literal

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
    axis = {"tickfont": words, "title_font": words}
    copy = go.Figure(figure).update_layout(font=words, legend_font=words, hoverlabel_font=words)
    copy.for_each_trace(
        lambda trace: trace.update(unselected_textfont=words),
        selector=lambda trace: trace.textfont.color is None,
    )
    return copy.update_xaxes(**axis).update_yaxes(**axis)
