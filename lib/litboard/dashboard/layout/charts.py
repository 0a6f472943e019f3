"""Figures on a page: drawn with their alternative text; a click on a mark calls a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from litboard.dashboard.state.query_params import full_link
from litboard.figures import Figure, color_text

#: Plotly's tool bar would cover marks, and its tools are not needed: a click is enough.
WITHOUT_TOOLS = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
#: On a map people zoom, and choose works by lasso or box: its tools are always visible.
MAP_TOOLS = {
    "displayModeBar": True,
    "scrollZoom": False,
    "doubleClick": "reset",
    "modeBarButtons": [["lasso2d", "select2d", "pan2d"], ["zoomIn2d", "zoomOut2d", "resetScale2d"]],
}


def draw_figure(
    figure: Figure, key: str, *, on_click: Callable[..., None] | None = None, whole: bool = False
) -> None:
    """Draw a figure; `on_click` gets the id (`customdata`) of the mark that was clicked.

    If a mark has several ids, `on_click` gets the first, or with `whole` all as arguments.
    """
    alt = (figure.layout.meta or {}).get("alt", "")
    # The URL is part of the key, so that a click never applies to a figure drawn later.
    with st.container(key=f"figure {key}"):
        legible = color_text(figure, st.context.theme.type)
        _draw(legible, f"{key} {full_link()}", alt, on_click, whole)


def draw_map_figure(
    figure: Figure,
    key: str,
    *,
    on_click: Callable[[str], None],
    on_lasso: Callable[[list[str]], None],
) -> None:
    """Draw a map; `on_click` gets the id of a work, `on_lasso` the ids inside a lasso or box."""
    view = f"{key} {full_link()}"

    def take() -> None:
        chosen = st.session_state[view]["selection"]
        ids = [str(_first_of(point["customdata"])) for point in chosen["points"]]
        if ids and (chosen["lasso"] or chosen["box"]):
            on_lasso(ids)
        elif ids:
            on_click(ids[0])

    with st.container(key=f"figure {key}"):
        st.plotly_chart(
            color_text(figure, st.context.theme.type),
            key=view,
            config=MAP_TOOLS,
            alt=figure.layout.meta["alt"],
            on_select=take,
            selection_mode=("points", "box", "lasso"),
        )


def _draw(
    figure: Figure, view: str, alt: str, on_click: Callable[..., None] | None, whole: bool
) -> None:
    if on_click is None:
        st.plotly_chart(figure, key=view, config=WITHOUT_TOOLS, alt=alt)
        return

    def take() -> None:
        points = st.session_state[view]["selection"]["points"]
        ids = [point["customdata"] for point in points if "customdata" in point]
        if ids:
            on_click(*ids[0]) if whole else on_click(_first_of(ids[0]))

    st.plotly_chart(
        figure, key=view, config=WITHOUT_TOOLS, alt=alt, on_select=take, selection_mode="points"
    )


def result_tabs(
    *, picture: Callable[[], None], table: Callable[[], None], explanation: str
) -> None:
    """The three tabs of every result; only the open one is drawn.

    `explanation` is Markdown: how the result is computed, what it shows and what misleads.
    """

    def explain() -> None:
        st.markdown(explanation)

    tabs = st.tabs(["Picture", "Table", "How to read this"], key="tab", on_change="rerun")
    draws: tuple[Callable[[], None], ...] = (picture, table, explain)
    for tab, draw in zip(tabs, draws, strict=True):
        if tab.open:
            with tab:
                draw()


def _first_of(customdata: Any) -> Any:
    return customdata[0] if isinstance(customdata, (list, tuple)) else customdata
