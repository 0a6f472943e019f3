"""Duplicates: which records were joined into one work, why, and the reader's last word."""

from litboard.dashboard import open_page
from litboard.dashboard.views.duplicates.duplicates import draw_duplicates

frame = open_page(
    "Duplicates",
    "Records that are one paper, side by side. You have the last word.",
    filtered=False,
)
draw_duplicates(frame)
