from __future__ import annotations

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_terms_without_weight_are_not_part_of_a_topic() -> None:
    [bars] = figures.topic_terms(tables.weights(), 1).data
    assert ids(bars) == [["red team"], ["attack"]]
    assert list(bars.x) == [1.0, 0.5]
