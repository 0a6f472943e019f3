from __future__ import annotations

import pandas as pd
import pytest

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_the_first_terms_are_drawn_the_commonest_on_top() -> None:
    [bars] = figures.term_bars(tables.terms(), count=2).data
    assert ids(bars) == [["model"], ["red team"]]
    assert list(bars.y) == [0, 1]


@pytest.mark.parametrize("works", [7, 2_000_000])
def test_beyond_the_longest_bar_is_room_for_its_number(works: int) -> None:
    table = pd.DataFrame({"term": ["a"], "works": [works], "share": [0.2], "score": [1.0]})
    figure = figures.term_bars(table)
    assert figure.layout.margin.r >= 6 * len(figure.data[0].text[0])


def test_terms_that_begin_alike_keep_their_own_rows() -> None:
    alike = ["a very long term that never seems to end " * 3 + letter for letter in "xy"]
    table = pd.DataFrame({"term": alike, "works": [2, 1], "share": [0.2, 0.1], "score": [2, 1]})
    figure = figures.term_bars(table)
    first, second = figure.layout.yaxis.ticktext
    assert first == second
    assert list(figure.data[0].y) == [0, 1]
    assert figure.data[0].hovertext[0].replace("<br>", " ").startswith(alike[0])
