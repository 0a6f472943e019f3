from __future__ import annotations

from litboard.figures.panels import axes_of, panel_axes, panel_title


def test_the_first_panel_has_the_axes_without_a_number() -> None:
    assert axes_of(0) == {"xaxis": "x", "yaxis": "y"}
    assert axes_of(2) == {"xaxis": "x3", "yaxis": "y3"}
    assert panel_axes(0, {"dtick": 1}, {"dtick": 2}) == {
        "xaxis": {"dtick": 1},
        "yaxis": {"dtick": 2},
    }
    assert set(panel_axes(2, {}, {})) == {"xaxis3", "yaxis3"}


def test_a_title_is_above_its_own_panel() -> None:
    title = panel_title(1, "stability", font={"size": 13})
    assert (title["text"], title["xref"], title["yref"]) == ("stability", "x2 domain", "y2 domain")
    assert (title["x"], title["y"], title["yanchor"]) == (0, 1, "bottom")
    assert title["font"] == {"size": 13}
