from __future__ import annotations

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_the_chosen_number_of_topics_stands_out_in_each_panel() -> None:
    figure = figures.topic_curve(tables.curve())
    assert [list(line.marker.symbol) for line in figure.data] == [
        ["circle", "diamond", "circle"]
    ] * 4
    assert {shape.x0 for shape in figure.layout.shapes} == {3}
    assert ids(figure.data[0]) == [[2], [3], [4]]
