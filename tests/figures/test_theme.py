from __future__ import annotations

import plotly.graph_objects as go
import pytest

from litboard.figures.frame import make_figure, trace
from litboard.figures.theme import TEXT_COLOR, color_text


def figure() -> go.Figure:
    bars = trace("bar", x=[1], y=[1], text=["1"], marker={"color": "#123456"})
    fixed = trace("scatter", x=[1], y=[1], textfont={"color": "#654321"})
    return make_figure([bars, fixed], "Bars.", height=200, xaxis={"title": {"text": "works"}})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_has_the_colour_of_the_theme(theme) -> None:
    layout = color_text(figure(), theme).layout
    color = TEXT_COLOR[theme]
    assert layout.font.color == layout.hoverlabel.font.color == layout.legend.font.color == color
    assert layout.xaxis.tickfont.color == layout.xaxis.title.font.color == color
    assert layout.xaxis.title.text == "works"


def test_text_with_a_colour_of_its_own_keeps_it_and_marks_keep_theirs() -> None:
    bars, fixed = color_text(figure(), "dark").data
    assert bars.unselected.textfont.color == TEXT_COLOR["dark"]
    assert bars.marker.color == "#123456"
    assert fixed.textfont.color == "#654321"
    assert fixed.unselected.textfont.color is None


def test_the_original_figure_is_not_changed() -> None:
    original = figure()
    before = original.to_json()
    color_text(original, "light")
    assert original.to_json() == before
