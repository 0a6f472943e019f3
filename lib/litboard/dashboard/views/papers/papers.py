"""The Papers page: the table of works, the open work, and works similar to the marked ones."""

from __future__ import annotations

from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.views.papers.recommendations import draw_recommendations
from litboard.dashboard.views.papers.table import draw_table
from litboard.dashboard.views.papers.work import draw_work


def draw_papers(frame: Frame) -> None:
    """Find works in the table, read one below it, and get more like those that are marked."""
    draw_table(frame)
    draw_work(frame)
    draw_recommendations(frame)
