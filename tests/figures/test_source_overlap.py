from __future__ import annotations

from itertools import pairwise

import pandas as pd

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_cells_of_two_sources_stand_where_their_letters_meet() -> None:
    cells, numbers = figures.source_overlap(tables.overlap()).data
    assert ids(cells)[1] == ["a.bib", "b.ris"]
    assert (numbers.x[1], numbers.y[1], numbers.text[1]) == (1, 0, "4")
    assert figures.source_overlap(tables.overlap()).layout.xaxis.ticktext == ("A", "B")


def test_of_many_sources_those_that_share_most_are_drawn_and_the_number_is_told() -> None:
    names = [f"{number:03}.bib" for number in range(60)]
    pairs = [(name, name, 2) for name in names]
    shared = [(a, b, 1) for a, b in pairwise(names[40:])]
    both = [*shared, *((b, a, count) for a, b, count in shared)]
    table = pd.DataFrame([*pairs, *both], columns=["source", "other", "works"])
    figure = figures.source_overlap(table.sort_values(["source", "other"]))
    rows = figure.layout.yaxis.ticktext
    assert len(rows) == 10
    assert all(int(row[:3]) >= 40 for row in rows)
    assert figure.layout.annotations[0].text == "10 of 60 sources: those that share most works"
    assert "10 sources of 60" in figure.layout.meta["alt"]


def test_sources_that_share_nothing_are_said_to() -> None:
    table = tables.overlap()
    table.loc[table["source"] != table["other"], "works"] = 0
    assert "no two share a work" in figures.source_overlap(table).layout.meta["alt"]
