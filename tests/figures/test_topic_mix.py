from __future__ import annotations

import numpy as np

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from litboard import figures


def test_cells_of_a_work_follow_its_own_mix_after_sorting() -> None:
    cells, discs = figures.topic_mix(tables.assigned(), tables.mix()).data
    strength = {
        tuple(where): float(color.rsplit(",")[-1].rstrip(")"))
        for where, color in zip(ids(cells), cells.marker.color, strict=True)
    }
    assert strength == {("w1", 0): 0.4, ("w1", 1): 0.6, ("w2", 0): 0.9, ("w2", 1): 0.1}
    assert list(discs.text) == ["", "?"]
    assert list(zip(discs.x, discs.y, strict=True)) == [(0, 0), (1, 1)]


def test_a_mix_may_be_an_array() -> None:
    named = figures.topic_mix(tables.assigned(), tables.mix())
    bare = figures.topic_mix(tables.assigned(), np.array(tables.mix()))
    assert named == bare


def test_many_works_are_cut_and_the_cut_is_told() -> None:
    figure = figures.topic_mix(tables.assigned(), tables.mix(), count=1)
    assert len(figure.layout.yaxis.ticktext) == 1
    assert "1 of 2 works" in figure.layout.meta["alt"]
