from __future__ import annotations

import plotly.graph_objects as go

from litboard.figures.cells import SIDE, cells, column_axis


def test_a_cell_is_a_bar_around_its_place_with_its_own_colour_and_ids() -> None:
    [bars] = go.Figure(
        cells(
            [0, 2], [1, 0], colors=["#111111", "#222222"], hover=["a", "b"], customdata=[[7], ["x"]]
        )
    ).data
    assert [base + width / 2 for base, width in zip(bars.base, bars.x, strict=True)] == [0, 2]
    assert list(bars.y) == [1, 0]
    assert bars.width == SIDE < 1
    assert list(bars.marker.color) == ["#111111", "#222222"]
    assert [list(ids) for ids in bars.customdata] == [[7], ["x"]]
    assert list(bars.hovertext) == ["a", "b"]


def test_column_labels_are_above_the_matrix_and_every_column_is_in_range() -> None:
    axis = column_axis(["A", "B", "C"])
    assert axis["side"] == "top"
    assert axis["ticktext"] == ["A", "B", "C"]
    assert axis["range"][0] < axis["tickvals"][0]
    assert axis["tickvals"][-1] < axis["range"][1]
