"""Figures with alternative texts, and the tabs of a result."""

from __future__ import annotations

import pytest

from helpers.pages import run_script

FIGURE = """
import pandas as pd
import streamlit as st
from litboard import figures
from litboard.dashboard.layout.charts import draw_figure

table = pd.DataFrame({"year": [2020, 2021], "works": [3, 1]})
draw_figure(figures.works_per_year(table), "years", on_click=CLICK)
"""

TABS = """
import streamlit as st
from litboard.dashboard.layout.charts import result_tabs

result_tabs(picture=lambda: st.text("a picture"), table=lambda: st.text("a table"),
            explanation="an explanation")
"""


@pytest.mark.parametrize(("click", "selects"), [("None", False), ("print", True)])
def test_a_figure_has_an_alternative_text_and_takes_clicks_if_asked(
    click: str, selects: bool
) -> None:
    [figure] = run_script(FIGURE.replace("CLICK", click)).get("plotly_chart")
    assert "2020" in figure.proto.alt
    assert bool(figure.proto.selection_mode) is selects


@pytest.mark.parametrize(
    ("tab", "shown"),
    [
        ("Picture", "a picture"),
        ("Table", "a table"),
        ("How to read this", "an explanation"),
    ],
)
def test_only_the_open_tab_is_drawn(tab: str, shown: str) -> None:
    app = run_script(f"import streamlit as st\nst.session_state['tab'] = {tab!r}\n{TABS}")
    drawn = [one.value for one in [*app.text, *app.markdown]]
    assert drawn == [shown]
