from __future__ import annotations

import pytest

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_shares_of_a_group_stand_in_its_row() -> None:
    figure = figures.term_shares(tables.shares())
    rows = {
        tuple(where): y for dots in figure.data for where, y in zip(ids(dots), dots.y, strict=True)
    }
    assert {where: round(y) for where, y in rows.items()} == {
        ("a.bib", "red team"): 0,
        ("a.bib", "model"): 0,
        ("red team.ris", "model"): 1,
    }
    assert len({dots.marker.symbol for dots in figure.data}) == len(figure.data)


def test_intervals_of_shares_end_where_the_table_says() -> None:
    dots = figures.term_shares(tables.shares()).data[0]
    assert dots.x[0] + dots.error_x.array[0] == pytest.approx(0.69)
    assert dots.x[0] - dots.error_x.arrayminus[0] == pytest.approx(0.14)
