"""Duplicates: which records are one work, why, and decisions by people."""

from litboard.dashboard import open_page
from litboard.dashboard.views.duplicates.duplicates import draw_duplicates

frame = open_page(
    "Duplicates",
    "Records that are, or may be, the same work. Your decision overrides the automatic match.",
    filtered=False,
)
draw_duplicates(frame)
