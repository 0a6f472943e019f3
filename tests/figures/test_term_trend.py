from __future__ import annotations

import pandas as pd

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_the_course_of_a_term_begins_with_the_years_of_most_works() -> None:
    rows = [("a", year, 1, 50, 0.02, 0.0, 0.1) for year in range(2000, 2026)]
    rows += [("a", 1565, 1, 1, 1.0, 0.1, 1.0)]
    figure = figures.term_trend(pd.DataFrame(rows, columns=tables.TREND))
    assert tuple(figure.layout.xaxis.range) == (1999.5, 2025.5)


def test_a_trend_says_how_many_works_it_rests_on() -> None:
    lines = [trace for trace in figures.term_trend(tables.trend()).data if trace.customdata]
    assert lines[0].hovertext[0] == "red team, 2021<br>3 of 8 works, 38 % (14–69 %)"
    assert ids(lines[0]) == [["red team", 2021], ["red team", 2023]]
    assert lines[0].marker.size[0] > lines[0].marker.size[1]


def test_each_term_of_a_trend_has_a_panel_on_the_same_scale() -> None:
    layout = figures.term_trend(tables.trend()).layout
    assert layout.yaxis.range == layout.yaxis2.range
    assert layout.xaxis.range == layout.xaxis2.range
    assert [words.text for words in layout.annotations] == ["red team", "model"]
