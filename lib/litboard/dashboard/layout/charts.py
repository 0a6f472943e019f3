"""Figures on a page: drawn with their alternative text, and clicked to narrow the selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from litboard.dashboard.state.query_params import full_link
from litboard.figures import Figure, inked

#: The tool bar of plotly hides marks and asks for names nobody knows; a click is enough.
QUIET = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
#: A map is looked at closely, and works are chosen on it: its tools are always in sight.
TOOLS = {
    "displayModeBar": True,
    "scrollZoom": False,
    "doubleClick": "reset",
    "modeBarButtons": [
        ["lasso2d", "select2d", "pan2d"], ["zoomIn2d", "zoomOut2d", "resetScale2d"]
    ],
}  # fmt: skip


def draw_figure(
    figure: Figure, key: str, *, on_click: Callable[..., None] | None = None, whole: bool = False
) -> None:
    """Draw a figure; `on_click` gets the id (`customdata`) of the mark that was clicked.

    Of several ids it gets the first, or all of them one by one where it takes the `whole`.

    The key changes with the view, so that a click never outlives the figure it was made on.
    """
    alt = (figure.layout.meta or {}).get("alt", "")
    with st.container(key=f"figure {key}"):
        _draw(inked(figure, st.context.theme.type), f"{key} {full_link()}", alt, on_click, whole)


def draw_map_figure(
    figure: Figure,
    key: str,
    *,
    on_click: Callable[[str], None],
    on_lasso: Callable[[list[str]], None],
) -> None:
    """Draw a map: `on_click` gets the id of the work clicked, `on_lasso` those of a loop or box."""
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
            inked(figure, st.context.theme.type), key=view, config=TOOLS,
            alt=figure.layout.meta["alt"], on_select=take,
            selection_mode=("points", "box", "lasso"),
        )  # fmt: skip


def _draw(
    figure: Figure, view: str, alt: str, on_click: Callable[..., None] | None, whole: bool
) -> None:
    if on_click is None:
        st.plotly_chart(figure, key=view, config=QUIET, alt=alt)
        return

    def take() -> None:
        points = st.session_state[view]["selection"]["points"]
        ids = [point["customdata"] for point in points if "customdata" in point]
        if ids:
            on_click(*ids[0]) if whole else on_click(_first_of(ids[0]))

    st.plotly_chart(
        figure, key=view, config=QUIET, alt=alt, on_select=take, selection_mode="points"
    )


def result_tabs(*, picture: Callable[[], None], table: Callable[[], None], explains: str) -> None:
    """The three tabs of every result; only the open one is drawn."""

    def explanation() -> None:
        st.markdown(explains)

    tabs = st.tabs(["Picture", "Table", "How to read this"], key="tab", on_change="rerun")
    draws: tuple[Callable[[], None], ...] = (picture, table, explanation)
    for tab, draw in zip(tabs, draws, strict=True):
        if tab.open:
            with tab:
                draw()


def _first_of(customdata: Any) -> Any:
    return customdata[0] if isinstance(customdata, (list, tuple)) else customdata
