from __future__ import annotations

import pandas as pd

from helpers.figure_tables import ids
from litboard import figures

ROWS = [
    ("red · team", 2020, 1, 2, 0.5, 0.1, 0.9),
    ("red · team", 2021, 3, 4, 0.75, 0.3, 0.95),
    ("probes", 2020, 1, 2, 0.5, 0.1, 0.9),
    ("probes", 2021, 1, 4, 0.25, 0.05, 0.7),
]
TABLE = pd.DataFrame(ROWS, columns=["name", "group", "works", "of", "share", "low", "high"])


def test_each_topic_has_a_panel_by_year_in_its_own_colour() -> None:
    figure = figures.topic_trend(TABLE.assign(topic=0))
    lines = [line for line in figure.data if line.customdata]
    assert [line.line.color for line in lines] == [figures.topic_color(0), figures.topic_color(1)]
    assert ids(lines[1]) == [["probes", 2020], ["probes", 2021]]
    assert "each topic" in figure.layout.meta["alt"]


def test_each_group_has_a_row_with_a_dot_for_each_topic() -> None:
    figure = figures.topic_groups(TABLE.assign(group=["a", "b", "a", "b"]))
    assert [ids(dots) for dots in figure.data] == [
        [["a", "red · team"], ["b", "red · team"]],
        [["a", "probes"], ["b", "probes"]],
    ]
    assert "2 topics" in figure.layout.meta["alt"]


def test_without_dated_works_a_sentence_says_so() -> None:
    empty = figures.topic_trend(TABLE.head(0))
    assert empty.layout.meta["alt"] == "No topic with dated works yet."
