"""Overview: the corpus at a glance."""

from litboard.dashboard import open_page
from litboard.dashboard.views.overview.overview import draw_overview

frame = open_page("Overview", "What these papers are about, and where they come from.")
draw_overview(frame)
