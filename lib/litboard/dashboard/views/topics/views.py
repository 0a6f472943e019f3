"""The views of the Topics page; the URL says which one is shown."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.state.query_params import chooser, parameter
from litboard.dashboard.views.topics.groups import draw_groups, draw_groups_table
from litboard.dashboard.views.topics.map import draw_map, draw_map_table
from litboard.dashboard.views.topics.tree import draw_tree, draw_tree_table

Draw = Callable[[Frame], None]

LIST = "list"
VIEWS = {LIST: "List", "map": "Map", "tree": "Tree", "groups": "Years and sources"}
#: What draws the picture and the table of each view except the list.
DRAWS: dict[str, tuple[Draw, Draw]] = {
    "map": (draw_map, draw_map_table),
    "tree": (draw_tree, draw_tree_table),
    "groups": (draw_groups, draw_groups_table),
}


def choose_view() -> None:
    """The switch between the views, kept in the URL."""
    view = parameter("view", LIST)
    st.session_state["view"] = view if view in VIEWS else LIST
    st.segmented_control(
        "View",
        list(VIEWS),
        key="view",
        format_func=VIEWS.__getitem__,
        required=True,
        on_change=chooser("view", "view"),
    )


def draw_view(frame: Frame, *, draw_list: Draw) -> None:
    """The picture of the chosen view."""
    DRAWS.get(st.session_state["view"], (draw_list, draw_list))[0](frame)


def draw_view_table(frame: Frame, *, draw_list: Draw) -> None:
    """The tables of the chosen view."""
    DRAWS.get(st.session_state["view"], (draw_list, draw_list))[1](frame)
