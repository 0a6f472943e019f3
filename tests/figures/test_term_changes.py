from __future__ import annotations

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_a_change_that_is_not_clear_is_grey_and_hollow() -> None:
    [dots] = figures.term_changes(tables.changes()).data
    looks = dict(zip([row[0] for row in ids(dots)], dots.marker.symbol, strict=True))
    assert looks == {
        "red team": "triangle-right",
        "model": "circle-open",
        "probe": "triangle-left",
    }
    assert len(set(dots.marker.color)) == 3


def test_a_change_tells_both_parts_and_the_interval() -> None:
    [dots] = figures.term_changes(tables.changes()).data
    assert dots.hovertext[0].split("<br>") == [
        "red team",
        "early: 2 of 10, 20 %",
        "late: 12 of 15, 80 %",
        "+60 points (+30 to +80)",
    ]
