from __future__ import annotations

import pytest

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_a_theme_carries_all_its_topics_and_stands_beside_them() -> None:
    cells, bars, words = figures.topic_tree(tables.themes(), tables.topics()).data
    assert ids(cells) == [[1, 0], [1], [0]]
    assert list(cells.y) == [0.5, 0, 1]
    assert cells.width[0] > 1.5 > cells.width[1]
    assert ids(bars) == [[1], [0]]
    assert bars.x[0] == pytest.approx(3 * bars.x[1])
    assert list(words.text)[-2:] == ["6", "2"]
