"""Papers: find, filter, read and export."""

from litboard.dashboard import open_page
from litboard.dashboard.views.papers.papers import draw_papers

frame = open_page("Papers", "Search, read and export papers.")
draw_papers(frame)
